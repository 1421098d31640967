/** The raw structure as a tree of rows: which of them are in sight, and where a key of the keyboard leads. */
import type { DerNodeView } from '../../../../src-main/contract/views/inspection.ts'

/** The row after the last element while there are more to load. */
export const moreRow = -1

/** Whether an element can be opened. */
export function isExpandable(node: DerNodeView | undefined): boolean {
  return node !== undefined && (node.inside === 'children' || node.inside === 'encapsulated')
}

/**
 * The elements that no collapsed one hides.
 * @param nodes In the order of the file.
 * @param collapsed Offsets of collapsed elements.
 * @returns Their places among `nodes`.
 */
export function rowsInSight(nodes: readonly DerNodeView[], collapsed: ReadonlySet<number>): number[] {
  const rows: number[] = []
  let hiddenBelow = Infinity
  for (const [index, node] of nodes.entries()) {
    if (node.depth > hiddenBelow) continue
    hiddenBelow = isExpandable(node) && collapsed.has(node.offset) ? node.depth : Infinity
    rows.push(index)
  }
  return rows
}

interface Places {
  /** From 1, among the elements of the same parent. */
  readonly positions: readonly number[]
  /** How many elements the parent has; -1 where not all are loaded. */
  readonly sizes: readonly number[]
}

/** The place of every element among its siblings, which a reader that cannot see the others is told. */
export function placesOf(nodes: readonly DerNodeView[], hasMore: boolean): Places {
  const positions = new Array<number>(nodes.length).fill(0)
  const sizes = new Array<number>(nodes.length).fill(-1)
  const open: number[][] = []
  const close = (depth: number) => {
    while (open.length > depth) {
      const siblings = open.pop() ?? []
      for (const index of siblings) sizes[index] = siblings.length
    }
  }
  for (const [index, { depth }] of nodes.entries()) {
    close(depth + 1)
    const siblings = (open[depth] ??= [])
    siblings.push(index)
    positions[index] = siblings.length
  }
  if (!hasMore) close(0)
  return { positions, sizes }
}

interface Sight {
  readonly nodes: readonly DerNodeView[]
  /** Places among `nodes`, and `moreRow` at the end while there are more. */
  readonly rows: readonly number[]
  readonly collapsed: ReadonlySet<number>
  /** Place among `rows`. */
  readonly active: number
  readonly rowsOfPage: number
}

/** Where a key leads, or which element it opens or closes; undefined for a key of no meaning here. */
type Move =
  { readonly kind: 'go'; readonly to: number } | { readonly kind: 'toggle'; readonly offset: number } | undefined

/**
 * What a key does in the tree, as the tree of Windows Explorer does it.
 * @param key The name of the key.
 */
export function moveOf(key: string, sight: Sight): Move {
  const { nodes, rows, collapsed, active, rowsOfPage } = sight
  const go = (to: number): Move => ({ kind: 'go', to: Math.max(0, Math.min(rows.length - 1, to)) })
  const node = nodes[rows[active] ?? moreRow]
  const isOpen = node !== undefined && isExpandable(node) && !collapsed.has(node.offset)
  switch (key) {
    case 'ArrowDown':
      return go(active + 1)
    case 'ArrowUp':
      return go(active - 1)
    case 'PageDown':
      return go(active + rowsOfPage)
    case 'PageUp':
      return go(active - rowsOfPage)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      if (!node || !isExpandable(node)) return undefined
      return isOpen ? go(active + 1) : { kind: 'toggle', offset: node.offset }
    case 'ArrowLeft':
      if (node && isOpen) return { kind: 'toggle', offset: node.offset }
      return node ? go(parentRow(sight, node.depth)) : undefined
    case 'Enter':
    case ' ':
      return node && isExpandable(node) ? { kind: 'toggle', offset: node.offset } : undefined
    default:
      return undefined
  }
}

/** The row of the element around the active one, or that row itself. */
function parentRow({ nodes, rows, active }: Sight, depth: number): number {
  for (let row = active - 1; row >= 0; row -= 1) {
    const index = rows[row]
    if (index !== undefined && (nodes[index]?.depth ?? depth) < depth) return row
  }
  return active
}

/** An identifier octet as Windows' tools write it. */
export function tagText(tag: number): string {
  return `0x${tag.toString(16).toUpperCase().padStart(2, '0')}`
}
