/**
 * Writes BER again as DER (X.690 8, 10): lengths definite and short, strings in one piece. PKCS #7 and PKCS #12 are BER by their
 * standards, and what is written as a stream has no other way; everything behind this door reads DER only. The order of sets and
 * the values themselves stay as they are, so that what was signed or thumbprinted in DER keeps its bytes.
 */
import { DerError, element, readElement, type DerNode } from './der.ts'
import { depthMax, NestedTooDeeply } from './nesting.ts'

const constructed = 0x20
/** Universal strings, which BER may cut into pieces: octets, bits and characters. */
const stringTags: ReadonlySet<number> = new Set([
  0x03, 0x04, 0x0c, 0x12, 0x13, 0x14, 0x15, 0x16, 0x19, 0x1a, 0x1b, 0x1c, 0x1e,
])
const bitString = 0x03

interface Piece {
  /** The identifier octet as it was read. */
  readonly identifier: number
  /** The element as DER. */
  readonly der: Buffer
  /** Its content as DER. */
  readonly content: Buffer
  /** Where the next element begins. */
  readonly end: number
}

/**
 * Writes the first element of some bytes as DER.
 * @returns It, and how many bytes it took.
 * @throws DerError for what is no BER, NestedTooDeeply.
 */
export function derFromBer(bytes: Buffer): { der: Buffer; length: number } {
  const { der, end } = pieceAt(bytes, 0, bytes.length, 0)
  return { der, length: end }
}

/**
 * Reads bytes that hold one structure, whatever of it is BER.
 * @throws DerError, NestedTooDeeply
 */
export function readBer(bytes: Buffer): DerNode {
  const { der, length } = derFromBer(bytes)
  if (length !== bytes.length) throw new DerError('trailingBytes')
  return readElement(der)
}

function pieceAt(bytes: Buffer, offset: number, limit: number, depth: number): Piece {
  if (depth > depthMax) throw new NestedTooDeeply()
  const identifier = bytes[offset]
  const first = bytes[offset + 1]
  if (identifier === undefined || first === undefined || offset + 2 > limit) {
    throw new DerError('headerCut')
  }
  if ((identifier & 0x1f) === 0x1f) throw new DerError('tagTooLarge')
  const isConstructed = (identifier & constructed) !== 0
  if (first === 0x80 && !isConstructed) throw new DerError('lengthMissing')
  const octets = first > 0x80 ? first & 0x7f : 0
  const start = offset + 2 + octets
  if (start > limit) throw new DerError('headerCut')
  const length = first === 0x80 ? null : octets === 0 ? first : lengthAt(bytes, offset + 2, octets)
  if (length !== null && start + length > limit) throw new DerError('elementTooLong')
  if (!isConstructed) {
    const content = bytes.subarray(start, start + (length ?? 0))
    return { identifier, der: element(identifier, content), content, end: start + (length ?? 0) }
  }
  const { pieces, end } = piecesFrom(bytes, start, length === null ? limit : start + length, length === null, depth + 1)
  const content = Buffer.concat(pieces.map(({ der }) => der))
  const type = identifier & ~constructed
  return stringTags.has(type)
    ? { ...joined(type, pieces), end }
    : { identifier, der: element(identifier, content), content, end }
}

/** The elements up to a length, or up to the end-of-contents octets of an indefinite one (X.690 8.1.5). */
function piecesFrom(bytes: Buffer, start: number, limit: number, isIndefinite: boolean, depth: number) {
  const pieces: Piece[] = []
  let at = start
  while (isIndefinite || at < limit) {
    if (isIndefinite && bytes[at] === 0 && bytes[at + 1] === 0 && at + 2 <= limit) return { pieces, end: at + 2 }
    const piece = pieceAt(bytes, at, limit, depth)
    pieces.push(piece)
    at = piece.end
  }
  return { pieces, end: at }
}

/** The pieces of a string in one; each bit string but the last has no unused bits (X.690 8.6.4). */
function joined(type: number, pieces: readonly Piece[]): Omit<Piece, 'end'> {
  if (pieces.some(({ identifier }) => (identifier & ~constructed) !== type)) {
    throw new DerError('stringPieces')
  }
  const unusedBits = pieces.at(-1)?.content[0] ?? 0
  const content =
    type === bitString
      ? Buffer.concat([Buffer.of(unusedBits), ...pieces.map(({ content: piece }) => piece.subarray(1))])
      : Buffer.concat(pieces.map(({ content: piece }) => piece))
  return { identifier: type, der: element(type, content), content }
}

function lengthAt(bytes: Buffer, offset: number, octets: number): number {
  let length = 0
  for (const octet of bytes.subarray(offset, offset + octets)) length = length * 256 + octet
  return length
}
