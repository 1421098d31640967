/** Says what a file is by what is in it, whatever its name says: one thing in DER, or any number of them in PEM. */
import type { BlockKind } from '../../contract/views/inspection.ts'
import { contextTag, DerError, readChildren, readElement, tag, type DerNode } from '../der/der.ts'

export interface FileBlock {
  readonly kind: BlockKind
  /** As PEM calls it; null in DER. */
  readonly label: string | null
  /** Empty where the content is not DER, as in keys that older programs encrypted. */
  readonly der: Buffer
}

interface FileBlocks {
  readonly encoding: 'der' | 'pem'
  readonly blocks: readonly FileBlock[]
}

const blocksMax = 1000

/**
 * Takes a file apart.
 * @returns Its blocks in order; null for a file that holds nothing of this kind. One block of the kind `other` is DER
 *   of which nothing more is known.
 */
export function fileBlocks(bytes: Buffer): FileBlocks | null {
  const text = textOf(bytes)
  if (text === null) {
    const kind = kindOfDer(bytes)
    return kind === null ? null : { encoding: 'der', blocks: [{ kind, label: null, der: bytes }] }
  }
  const blocks = pemBlocks(text)
  return blocks.length === 0 ? null : { encoding: 'pem', blocks }
}

/** Text of a file that may be PEM: ASCII, UTF-8, or UTF-16 as PowerShell writes it; null for binary files. */
function textOf(bytes: Buffer): string | null {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = isWide ? bytes.toString('utf16le') : bytes[0] === 0x30 ? null : bytes.toString('latin1')
  return text?.includes('-----BEGIN ') ? text : null
}

/** Each block ends at the next dashes, so that a text full of beginnings takes no longer than any other. */
function pemBlocks(text: string): FileBlock[] {
  const blocks: FileBlock[] = []
  const opening = '-----BEGIN '
  for (let at = text.indexOf(opening); at >= 0 && blocks.length < blocksMax; at = text.indexOf(opening, at)) {
    const labelFrom = at + opening.length
    const labelTo = text.indexOf('-----', labelFrom)
    const bodyTo = labelTo < 0 ? -1 : text.indexOf('-----', labelTo + 5)
    if (bodyTo < 0) break
    const label = text.slice(labelFrom, labelTo)
    const ends = `-----END ${label}-----`
    if (/^[A-Z0-9 ]{1,40}$/.test(label) && text.startsWith(ends, bodyTo)) {
      blocks.push(pemBlock(label, text.slice(labelTo + 5, bodyTo)))
      at = bodyTo + ends.length
    } else {
      at = labelTo
    }
  }
  return blocks
}

function pemBlock(label: string, body: string): FileBlock {
  if (/^\s*Proc-Type:\s*4,ENCRYPTED/.test(body)) return { kind: 'encryptedPrivateKey', label, der: Buffer.alloc(0) }
  const der = Buffer.from(body, 'base64')
  const byContent = kindOfDer(der)
  const kind = byContent === null || byContent === 'other' ? (kindsByLabel[label] ?? 'other') : byContent
  return { kind, label, der }
}

const kindsByLabel: Readonly<Record<string, BlockKind | undefined>> = {
  CERTIFICATE: 'certificate',
  'X509 CERTIFICATE': 'certificate',
  PKCS7: 'p7b',
  CMS: 'p7b',
  'CERTIFICATE REQUEST': 'csr',
  'NEW CERTIFICATE REQUEST': 'csr',
  'X509 CRL': 'crl',
  PKCS12: 'pfx',
  'PRIVATE KEY': 'privateKey',
  'RSA PRIVATE KEY': 'privateKey',
  'EC PRIVATE KEY': 'privateKey',
  'ENCRYPTED PRIVATE KEY': 'encryptedPrivateKey',
  'PUBLIC KEY': 'publicKey',
  'RSA PUBLIC KEY': 'publicKey',
}

/** The kind by the shape of the first two levels; null when the bytes are no DER at all. */
function kindOfDer(der: Buffer): BlockKind | null {
  try {
    const outer = readElement(der)
    if (outer.tag !== tag.sequence) return 'other'
    const parts = readChildren(outer)
    const [first, second, third] = parts
    if (first?.tag === tag.oid) return 'p7b'
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
  return second?.tag === tag.octetString || second?.tag === tag.integer ? 'privateKey' : 'other'
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
