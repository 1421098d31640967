/**
 * The raw structure of a file, element by element in the order of the bytes (X.690). A page is found again by its offset:
 * what lies before it is passed over by its headers, so that the last page of a large CRL costs little more than the first.
 */
import type { BytesProblem } from '../../contract/problems.ts'
import { DerError, readElement, readOid, readText, readTime, tag, type DerNode } from './der.ts'
import { objectName } from './object-names.ts'
import type { DerNodeView } from '../../contract/views/inspection.ts'

/** Deeper elements are named but not looked into. */
export const treeDepthMax = 48
const valueLengthMax = 200

export interface DerTreePage {
  readonly nodes: readonly DerNodeView[]
  /** Where the next page begins; null at the end. */
  readonly nextOffset: number | null
  readonly problem: { readonly offset: number; readonly code: BytesProblem } | null
}

/**
 * Reads one page.
 * @param bytes The whole structure.
 * @param fromOffset Where the page begins; elements that began before are left out, whatever they hold.
 * @param limit How many elements it has at most.
 * @param hidesSecrets Leaves out long numbers and binary strings, which in such a file may be a private key.
 */
export function derTreePage(bytes: Buffer, fromOffset: number, limit: number, hidesSecrets: boolean): DerTreePage {
  const nodes: DerNodeView[] = []
  /** Where the elements that are open end. */
  const ends: number[] = [bytes.length]
  let offset = 0
  while (offset < bytes.length) {
    while (ends.length > 1 && offset >= (ends.at(-1) ?? 0)) ends.pop()
    const element = headerAt(bytes, offset, ends.at(-1) ?? bytes.length)
    if (typeof element === 'string') return { nodes, nextOffset: null, problem: { offset, code: element } }
    const { start, end } = element
    if (end <= fromOffset && end > offset) {
      offset = end
      continue
    }
    const depth = ends.length - 1
    const inside = insideOf(bytes, element, depth)
    if (offset >= fromOffset) {
      if (nodes.length === limit) return { nodes, nextOffset: offset, problem: null }
      const node = nodeView(bytes, offset, depth, element, inside)
      nodes.push(hidesSecrets && maySecret(node) ? { ...node, value: null } : node)
    }
    if (inside === 'children' || inside === 'encapsulated') {
      ends.push(end)
      offset = start + (inside === 'encapsulated' && element.identifier === tag.bitString ? 1 : 0)
    } else {
      offset = end
    }
  }
  return { nodes, nextOffset: null, problem: null }
}

/** Versions and iteration counts are short; whatever is longer may be a part of a key. */
function maySecret({ tag: identifier, contentBytes }: DerNodeView): boolean {
  return !harmless.has(identifier) && contentBytes > 4
}

const harmless: ReadonlySet<number> = new Set([tag.boolean, tag.null, tag.oid, tag.utcTime, tag.generalizedTime])

interface Header {
  readonly identifier: number
  readonly start: number
  readonly end: number
}

/** The header at an offset, or why there is none. */
function headerAt(bytes: Buffer, offset: number, limit: number): Header | BytesProblem {
  const identifier = bytes[offset]
  const first = bytes[offset + 1]
  if (identifier === undefined || first === undefined || offset + 2 > limit) return 'headerCut'
  if ((identifier & 0x1f) === 0x1f) return 'tagTooLarge'
  if (first === 0x80) return 'lengthIndefinite'
  const octets = first > 0x80 ? first & 0x7f : 0
  if (octets > 4) return 'lengthTooLong'
  const start = offset + 2 + octets
  if (start > limit) return 'headerCut'
  const end = start + (octets === 0 ? first : bytes.readUIntBE(offset + 2, octets))
  return end > limit ? 'elementTooLong' : { identifier, start, end }
}

/** Strings that hold exactly one structure, as every extension does, are looked into. */
function insideOf(bytes: Buffer, { identifier, start, end }: Header, depth: number): DerNodeView['inside'] {
  if (start === end) return 'nothing'
  if ((identifier & 0x20) !== 0) return depth < treeDepthMax ? 'children' : 'tooDeep'
  const isString = identifier === tag.octetString || (identifier === tag.bitString && bytes[start] === 0)
  if (!isString) return 'nothing'
  const from = identifier === tag.bitString ? start + 1 : start
  // A key or a hash begins with any octet; what begins as a sequence and ends where it says is no accident.
  if (bytes[from] !== tag.sequence) return isSmallWhole(bytes, from, end) ? 'encapsulated' : 'nothing'
  const inner = headerAt(bytes, from, end)
  if (typeof inner === 'string' || inner.end !== end) return 'nothing'
  return depth < treeDepthMax ? 'encapsulated' : 'tooDeep'
}

/** Extensions may be a bit string, an octet string, a number or a time alone. */
function isSmallWhole(bytes: Buffer, from: number, end: number): boolean {
  const identifier = bytes[from] ?? 0
  if (!smallWholes.has(identifier)) return false
  const inner = headerAt(bytes, from, end)
  return typeof inner !== 'string' && inner.end === end && inner.end > inner.start
}

const smallWholes: ReadonlySet<number> = new Set([
  tag.integer,
  tag.enumerated,
  tag.bitString,
  tag.octetString,
  tag.utcTime,
  tag.generalizedTime,
  tag.bmpString,
])

function nodeView(
  bytes: Buffer,
  offset: number,
  depth: number,
  { identifier, start, end }: Header,
  inside: DerNodeView['inside'],
): DerNodeView {
  const node = { tag: identifier, bytes: bytes.subarray(offset, end), content: bytes.subarray(start, end) }
  const isConstructed = (identifier & 0x20) !== 0
  const value = isConstructed || inside === 'encapsulated' ? null : valueOf(node)
  return {
    offset,
    depth,
    headerBytes: start - offset,
    contentBytes: end - start,
    tag: identifier,
    name: nameOf(identifier),
    isConstructed,
    inside,
    value: value === null || value.length <= valueLengthMax ? value : `${value.slice(0, valueLengthMax - 1)}…`,
    oidName: identifier === tag.oid && value !== null ? objectName(value) : null,
  }
}

const names: Readonly<Record<number, string | undefined>> = {
  [tag.boolean]: 'BOOLEAN',
  [tag.integer]: 'INTEGER',
  [tag.bitString]: 'BIT STRING',
  [tag.octetString]: 'OCTET STRING',
  [tag.null]: 'NULL',
  [tag.oid]: 'OBJECT IDENTIFIER',
  [tag.enumerated]: 'ENUMERATED',
  [tag.utf8String]: 'UTF8String',
  [tag.printableString]: 'PrintableString',
  [tag.teletexString]: 'TeletexString',
  [tag.ia5String]: 'IA5String',
  [tag.utcTime]: 'UTCTime',
  [tag.generalizedTime]: 'GeneralizedTime',
  [tag.bmpString]: 'BMPString',
  [tag.sequence]: 'SEQUENCE',
  [tag.set]: 'SET',
}

function nameOf(identifier: number): string {
  const number = identifier & 0x1f
  const classes = ['UNIVERSAL ', 'APPLICATION ', '', 'PRIVATE ']
  return names[identifier] ?? `[${classes[identifier >> 6] ?? ''}${number}]`
}

/** What a primitive element says. What cannot be read as its type is shown as hex. */
function valueOf(node: DerNode): string {
  const { content } = node
  // One octet is two digits: more than this is cut anyway.
  const hex = () => content.subarray(0, valueLengthMax).toString('hex')
  try {
    switch (node.tag) {
      case tag.boolean:
        return content[0] === 0 ? 'FALSE' : 'TRUE'
      case tag.null:
        return ''
      case tag.integer:
      case tag.enumerated:
        return content.length <= 6 && content.length > 0 ? String(content.readIntBE(0, content.length)) : hex()
      case tag.oid:
        return readOid(readElement(node.bytes), 'OBJECT IDENTIFIER')
      case tag.bitString:
        return `${Math.max(0, content.length - 1) * 8 - (content[0] ?? 0)} bits: ${content.subarray(1, valueLengthMax).toString('hex')}`
      case tag.utcTime:
      case tag.generalizedTime:
        return readTime(node, 'Time').toISOString()
      case tag.utf8String:
      case tag.printableString:
      case tag.teletexString:
      case tag.ia5String:
      case tag.bmpString:
        return printable(readText({ ...node, content: content.subarray(0, 2 * valueLengthMax) }))
      default: {
        const text = content.subarray(0, valueLengthMax).toString('latin1')
        return /^[\x20-\x7e]+$/.test(text) ? text : hex()
      }
    }
  } catch (error) {
    if (error instanceof DerError) return hex()
    throw error
  }
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD')
}
