/** What a structure is, by the shape of its first two levels; names and labels of files say nothing. */
import type { BlockKind } from '../../contract/views/inspection.ts'
import { derFromBer } from '../der/ber.ts'
import { contextTag, DerError, readChildren, readElement, tag, type DerNode } from '../der/der.ts'

/** The first structure of some bytes, as DER. */
interface FirstElement {
  readonly der: Buffer
  /** What follows it. */
  readonly rest: Buffer
  readonly wasBer: boolean
}

/**
 * Reads the first structure of some bytes, and writes it as DER where it was BER.
 * @returns Null for bytes that do not begin with one.
 * @throws NestedTooDeeply
 */
export function firstElement(bytes: Buffer): FirstElement | null {
  // Everything that belongs to certificates is a sequence; a string of text is nearly always something else.
  const identifier = bytes[0]
  if (identifier === undefined || identifier === 0) return null
  const length = definiteLength(bytes)
  if (length !== null) {
    const der = bytes.subarray(0, length)
    if (isStrict(der)) return { der, rest: bytes.subarray(length), wasBer: false }
  }
  try {
    const read = derFromBer(bytes)
    return { der: read.der, rest: bytes.subarray(read.length), wasBer: true }
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

/** How long the first element is, with its header, where that fits into the bytes and is written as DER wants it. */
function definiteLength(bytes: Buffer): number | null {
  const first = bytes[1]
  if (first === undefined || first === 0x80) return null
  const octets = first > 0x80 ? first & 0x7f : 0
  if (octets > 4 || 2 + octets > bytes.length) return null
  const length = 2 + octets + (octets === 0 ? first : bytes.readUIntBE(2, octets))
  return length <= bytes.length ? length : null
}

/** Whether the first levels are DER; what is deeper is for whoever reads it. */
function isStrict(der: Buffer): boolean {
  try {
    const outer = readElement(der)
    if ((outer.tag & 0x20) === 0) return true
    for (const part of readChildren(outer))
      if (hasParts(part)) readChildren(part).filter(hasParts).forEach(readChildren)
    return true
  } catch (error) {
    if (error instanceof DerError) return false
    throw error
  }
}

function hasParts({ tag: identifier }: DerNode): boolean {
  return (identifier & 0x20) !== 0
}

/** The kind of a DER structure; null when the bytes are no DER at all. */
export function kindOfDer(der: Buffer): BlockKind | null {
  try {
    const outer = readElement(der)
    if (outer.tag !== tag.sequence) return 'other'
    const parts = readChildren(outer)
    const [first, second, third] = parts
    if (first?.tag === tag.oid) return second?.tag === contextTag(0, true) ? 'p7b' : 'other'
    if (first?.tag === tag.integer) return kindByVersion(parts)
    if (first?.tag !== tag.sequence || second === undefined) return 'other'
    if (second.tag === tag.octetString) return 'encryptedPrivateKey'
    if (second.tag === tag.bitString) return 'publicKey'
    return second.tag === tag.sequence && third?.tag === tag.bitString ? kindOfSigned(readChildren(first)) : 'other'
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

/** What begins with a number: PFX (RFC 7292 4) and private keys (RFC 5958 2, RFC 8017 A.1.2, RFC 5915 3). */
function kindByVersion([version, second, third]: readonly DerNode[]): BlockKind {
  if (second?.tag === tag.sequence) {
    if (third?.tag === tag.octetString) return 'privateKey'
    return version?.content[0] === 3 ? 'pfx' : 'other'
  }
  // Two numbers alone are the public half of an RSA key (RFC 8017 A.1.1).
  if (second?.tag === tag.integer) return third === undefined ? 'publicKey' : 'privateKey'
  return second?.tag === tag.octetString ? 'privateKey' : 'other'
}

/** What is signed: a CRL has a time on its own (RFC 5280 5.1), a request a key in third place (RFC 2986 4.1). */
function kindOfSigned(body: readonly DerNode[]): BlockKind {
  if (body.some((part) => part.tag === tag.utcTime || part.tag === tag.generalizedTime)) return 'crl'
  const [version, , third, fourth] = body
  const looksLikeKey = third?.tag === tag.sequence && readChildren(third)[1]?.tag === tag.bitString
  const isRequest = version?.tag === tag.integer && looksLikeKey && body.length <= 4
  if (isRequest && (fourth === undefined || fourth.tag === contextTag(0, true))) return 'csr'
  return 'certificate'
}
