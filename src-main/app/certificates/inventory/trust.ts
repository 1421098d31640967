/**
 * Which roots belong together: hosts of one of them are to trust the others as well, because certificates of the others are
 * on their peers. Two reasons for that: a roll-over that goes on, and one root per host.
 */
import type { KnownRoots, StoredRoot } from './documents.ts'

/**
 * The roots that the files of a host carry.
 * @param known Where roots are looked up.
 * @param root The root that issued its certificate; it comes first.
 */
export function trustedRoots(known: KnownRoots, root: StoredRoot): StoredRoot[] {
  const all = known.roots()
  const chosen = new Map([[root.rootId, root]])
  for (const each of chosen.values()) {
    for (const other of all) if (belongTogether(each, other)) chosen.set(other.rootId, other)
  }
  return [...chosen.values()]
}

/**
 * The root that signs in place of another: itself, or the last of its successors.
 * @param known Where roots are looked up.
 */
export function signingRoot(known: KnownRoots, root: StoredRoot): StoredRoot {
  let current = root
  for (;;) {
    const next = current.document.successor ? known.root(current.document.successor.rootId) : null
    if (!next?.ok) return current
    current = next.value
  }
}

/** Whether files that carry the first root carry the other one too. */
function belongTogether(first: StoredRoot, other: StoredRoot): boolean {
  const { successor, trustGroup } = first.document
  // Peers may have renewed already, also after the roll-over was ended.
  if (successor?.rootId === other.rootId) return true
  const before = other.document.successor
  if (before?.rootId === first.rootId && before.endedWallInstant === null) return true
  return trustGroup !== undefined && trustGroup === other.document.trustGroup
}
