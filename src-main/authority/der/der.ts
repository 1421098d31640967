/**
 * A small DER writer and a strict DER reader. node-forge writes neither CRLs nor the PKCS#12 that Windows wants, and its
 * reader descends into whatever it is given; this one reads one level at a time, so that a hostile file costs no more than
 * the fixed structure that its caller walks through (X.690; Certificates reference 2.6, 5).
 */
import { withDetail, type BytesProblem, type ProblemText } from '../../contract/problems.ts'

/** One element: `tag` is the whole identifier octet, `bytes` the element with its header, `content` what is inside. */
export interface DerNode {
  readonly tag: number
  readonly bytes: Buffer
  readonly content: Buffer
}

/** Thrown by the readers below for bytes that are not DER; callers turn it into a failure that names the file. */
export class DerError extends Error {
  /** A code, and its detail where it has one, as the parameter `problem` of failures takes it. */
  readonly problem: ProblemText

  /** @param detail The same in every language: the name of a field in its standard, or a number. */
  constructor(code: BytesProblem, detail?: string | number) {
    const problem = detail === undefined ? code : withDetail(code, detail)
    super(problem)
    this.problem = problem
  }
}

export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** The identifier octet of a context-specific element, constructed (`[0] { … }`) or primitive. */
export function contextTag(number: number, constructed: boolean): number {
  return 0x80 | (constructed ? 0x20 : 0) | number
}

/**
 * Writes one element.
 * @param identifier The identifier octet.
 * @param parts The content, in pieces.
 */
export function element(identifier: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([header(identifier, length), ...parts])
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(tag.sequence, ...parts)
}

/** Writes a SET OF; DER wants its elements in the order of their encodings (X.690 11.6). */
export function setOf(...parts: readonly Buffer[]): Buffer {
  return element(tag.set, ...[...parts].sort(Buffer.compare))
}

/** Writes an INTEGER from a small number or from unsigned big-endian bytes. */
export function integer(value: number | Uint8Array): Buffer {
  return element(tag.integer, unsignedContent(value))
}

export function enumerated(value: number): Buffer {
  return element(tag.enumerated, unsignedContent(value))
}

export function boolean(value: boolean): Buffer {
  return element(tag.boolean, Buffer.of(value ? 0xff : 0))
}

export function nullValue(): Buffer {
  return element(tag.null)
}

export function octetString(content: Uint8Array): Buffer {
  return element(tag.octetString, content)
}

/** Writes a BIT STRING; `unusedBits` counts the bits at the end of the last octet that do not belong to it. */
export function bitString(content: Uint8Array, unusedBits = 0): Buffer {
  return element(tag.bitString, Buffer.of(unusedBits), content)
}

/** Writes an OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(tag.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)))
}

/** Writes a BMPString; characters outside the Basic Multilingual Plane become surrogate pairs, as Windows writes them. */
export function bmpString(text: string): Buffer {
  return element(tag.bmpString, Buffer.from(text, 'utf16le').swap16())
}

/** Writes UTCTime up to 2049 and GeneralizedTime from 2050 (RFC 5280 4.1.2.5), always whole seconds in UTC. */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  const year = date.getUTCFullYear()
  return year >= 1950 && year < 2050
    ? element(tag.utcTime, Buffer.from(digits.slice(2), 'latin1'))
    : element(tag.generalizedTime, Buffer.from(digits, 'latin1'))
}

/**
 * Reads bytes that hold exactly one element.
 * @throws DerError for a bad header and for bytes behind the element.
 */
export function readElement(bytes: Buffer): DerNode {
  const node = elementAt(bytes, 0)
  if (node.bytes.length !== bytes.length) throw new DerError('trailingBytes')
  return node
}

/**
 * Reads the elements inside a node, one level deep.
 * @throws DerError when the content is no sequence of elements.
 */
export function readChildren(node: DerNode): DerNode[] {
  const children: DerNode[] = []
  for (let offset = 0; offset < node.content.length;) {
    const child = elementAt(node.content, offset)
    children.push(child)
    offset += child.bytes.length
  }
  return children
}

/**
 * Gives the node back if it has the expected tag; throws DerError otherwise, also for a missing node.
 * @param what The element, by the name that its standard gives it.
 */
export function expectTag(node: DerNode | undefined, identifier: number, what: string): DerNode {
  if (node === undefined) throw new DerError('elementMissing', what)
  if (node.tag !== identifier) throw new DerError('elementTag', `${what}, 0x${node.tag.toString(16)}`)
  return node
}

export function readSequence(node: DerNode | undefined, what: string): DerNode[] {
  return readChildren(expectTag(node, tag.sequence, what))
}

/** Reads an OBJECT IDENTIFIER into its dotted form. */
export function readOid(node: DerNode | undefined, what: string): string {
  const { content } = expectTag(node, tag.oid, what)
  if (content.length === 0 || content.length > 64) throw new DerError('elementInvalid', what)
  const arcs: bigint[] = []
  let arc = 0n
  for (const [index, octet] of content.entries()) {
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    if ((octet & 0x80) === 0) {
      arcs.push(arc)
      arc = 0n
    } else if (index === content.length - 1) throw new DerError('elementInvalid', what)
  }
  const [head = 0n, ...rest] = arcs
  const first = head < 40n ? 0n : head < 80n ? 1n : 2n
  return [first, head - first * 40n, ...rest].join('.')
}

/** Reads an INTEGER that must be small and not negative, such as an iteration count. */
export function readSmallInteger(node: DerNode | undefined, what: string): number {
  const { content } = expectTag(node, tag.integer, what)
  if (content.length === 0 || (content[0] ?? 0) >= 0x80) throw new DerError('elementInvalid', what)
  // Six octets stay below 2^53; anything longer is larger than every limit that callers compare with.
  return content.length > 7 || (content.length === 7 && content[0] !== 0)
    ? Number.MAX_SAFE_INTEGER
    : Number(BigInt(`0x${content.toString('hex')}`))
}

/** Reads a BIT STRING. */
export function readBitString(node: DerNode | undefined, what: string): { content: Buffer; unusedBits: number } {
  const { content } = expectTag(node, tag.bitString, what)
  const unusedBits = content[0]
  if (unusedBits === undefined || unusedBits > 7) throw new DerError('elementInvalid', what)
  return { content: content.subarray(1), unusedBits }
}

/**
 * Reads UTCTime or GeneralizedTime. RFC 5280 4.1.2.5 allows one form of each; the others of X.680, without seconds, with fractions
 * or with a zone of their own, are in old certificates.
 */
export function readTime(node: DerNode | undefined, what: string): Date {
  const text = node?.content.toString('latin1') ?? ''
  const form =
    node?.tag === tag.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?()(Z|[+-]\d{4})$/
      : node?.tag === tag.generalizedTime
        ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?([.,]\d{1,9})?(Z|[+-]\d{4})$/
        : null
  const parts = form?.exec(text)
  if (!parts) throw new DerError('elementInvalid', what)
  const [, written = '', month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = parts
  const year = written.length === 4 ? written : `${Number(written) < 50 ? '20' : '19'}${written}`
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  const milliseconds = fraction.replace(',', '.').slice(0, 4)
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${milliseconds}${offset}`)
  if (Number.isNaN(date.getTime())) throw new DerError('elementInvalid', what)
  return date
}

/**
 * Reads any of the character strings that names use. Strings that may hold ASCII only are often UTF-8 all the same. Bytes that do
 * not decode become replacement characters.
 */
export function readText(node: DerNode): string {
  if (node.tag === tag.utf8String) return node.content.toString('utf8')
  if (node.tag === tag.bmpString && node.content.length % 2 === 0) {
    return Buffer.from(node.content).swap16().toString('utf16le')
  }
  if (node.tag === tag.universalString && node.content.length % 4 === 0) {
    return Array.from({ length: node.content.length / 4 }, (_, index) => {
      const code = node.content.readUInt32BE(4 * index)
      return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\uFFFD' : String.fromCodePoint(code)
    }).join('')
  }
  if (node.content.every((octet) => octet < 0x80)) return node.content.toString('latin1')
  const asUtf8 = node.content.toString('utf8')
  return asUtf8.includes('\uFFFD') ? node.content.toString('latin1') : asUtf8
}

function header(identifier: number, length: number): Buffer {
  if (length < 0x80) return Buffer.of(identifier, length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Buffer.of(identifier, 0x80 | octets.length, ...octets)
}

function unsignedContent(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? hexBytes(value.toString(16)) : Buffer.from(value)
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const minimal = bytes.subarray(start)
  if (minimal.length === 0) return Buffer.of(0)
  return (minimal[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), minimal]) : minimal
}

function hexBytes(hex: string): Buffer {
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
}

function base128(arc: number): number[] {
  const octets = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128))
  return octets
}

function elementAt(bytes: Buffer, offset: number): DerNode {
  const identifier = bytes[offset]
  const firstLength = bytes[offset + 1]
  if (identifier === undefined || firstLength === undefined) throw new DerError('headerCut')
  if ((identifier & 0x1f) === 0x1f) throw new DerError('tagTooLarge')
  let start = offset + 2
  let length = firstLength
  if (firstLength >= 0x80) {
    const count = firstLength & 0x7f
    if (count === 0) throw new DerError('lengthIndefinite')
    if (count > 4) throw new DerError('lengthTooLong')
    if (start + count > bytes.length) throw new DerError('headerCut')
    length = bytes.readUIntBE(start, count)
    start += count
    if (length < 0x80 || length < 2 ** (8 * (count - 1))) throw new DerError('lengthNotShortest')
  }
  const end = start + length
  if (end > bytes.length) throw new DerError('elementTooLong')
  return { tag: identifier, bytes: bytes.subarray(offset, end), content: bytes.subarray(start, end) }
}
