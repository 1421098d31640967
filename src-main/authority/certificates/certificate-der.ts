/**
 * Reads the structure of an X.509 certificate (RFC 5280 4.1). The issuer's name and key identifier are needed as the exact
 * bytes that stand in the CA's certificate, because a re-encoded name or a recomputed identifier breaks chains
 * (Certificates reference 1.7).
 */
import {
  contextTag,
  DerError,
  expectTag,
  readBitString,
  readChildren,
  readElement,
  readOid,
  readSequence,
  readSmallInteger,
  readText,
  readTime,
  tag,
  type DerNode,
} from '../der/der.ts'
import { oids, oidName } from '../der/oids.ts'
import { keyUsages } from '../../contract/certificate-facts.ts'

export interface NameAttribute {
  readonly oid: string
  readonly value: string
}

export interface Extension {
  readonly oid: string
  readonly critical: boolean
  /** What is inside the OCTET STRING. */
  readonly value: Buffer
}

export interface ParsedCertificate {
  readonly der: Buffer
  readonly version: number
  /** Lower-case hex without leading zeros; a leading `-` marks a serial number that was written as a negative integer. */
  readonly serialNumber: string
  readonly signatureAlgorithm: string
  /** The part that is signed, the AlgorithmIdentifier in DER, and the signature. */
  readonly toBeSigned: Buffer
  readonly signatureAlgorithmInfo: Buffer
  readonly signature: Buffer
  readonly issuerBytes: Buffer
  readonly issuer: readonly NameAttribute[]
  readonly subjectBytes: Buffer
  readonly subject: readonly NameAttribute[]
  readonly notBefore: Date
  readonly notAfter: Date
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Buffer
  readonly keyAlgorithm: string
  readonly extensions: readonly Extension[]
}

/**
 * Reads a DER certificate.
 * @throws DerError when the bytes are no certificate.
 */
export function parseCertificate(der: Buffer): ParsedCertificate {
  const [toBeSigned, algorithm, signature] = readSequence(readElement(der), 'Certificate')
  const signatureBits = readBitString(signature, 'signature').content
  const fields = readSequence(toBeSigned, 'tbsCertificate')
  const version = fields[0]?.tag === contextTag(0, true) ? fields.shift() : undefined
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields
  const [notBefore, notAfter] = readSequence(validity, 'validity')
  const [keyAlgorithm] = readSequence(publicKey, 'subjectPublicKeyInfo')
  const extensions = rest.find((node) => node.tag === contextTag(3, true))
  return {
    der,
    version: version === undefined ? 1 : readSmallInteger(readChildren(version)[0], 'version') + 1,
    serialNumber: serialHex(expectTag(serial, tag.integer, 'serialNumber').content),
    signatureAlgorithm: readOid(readSequence(algorithm, 'signatureAlgorithm')[0], 'signatureAlgorithm'),
    toBeSigned: expectTag(toBeSigned, tag.sequence, 'tbsCertificate').bytes,
    signatureAlgorithmInfo: expectTag(algorithm, tag.sequence, 'signatureAlgorithm').bytes,
    signature: signatureBits,
    issuerBytes: expectTag(issuer, tag.sequence, 'issuer').bytes,
    issuer: parseName(issuer, 'issuer'),
    subjectBytes: expectTag(subject, tag.sequence, 'subject').bytes,
    subject: parseName(subject, 'subject'),
    notBefore: readTime(notBefore, 'notBefore'),
    notAfter: readTime(notAfter, 'notAfter'),
    publicKeyInfo: expectTag(publicKey, tag.sequence, 'subjectPublicKeyInfo').bytes,
    keyAlgorithm: readOid(readSequence(keyAlgorithm, 'privateKeyAlgorithm')[0], 'privateKeyAlgorithm'),
    extensions: extensions === undefined ? [] : parseExtensions(readChildren(extensions)[0]),
  }
}

/** Reads a Name (RFC 5280 4.1.2.4) into its attributes, in the order in which they are written. */
export function parseName(node: DerNode | undefined, what: string): NameAttribute[] {
  return readSequence(node, what).flatMap((relative) =>
    readChildren(expectTag(relative, tag.set, what)).map((attribute) => {
      const [type, value] = readSequence(attribute, what)
      if (value === undefined) throw new DerError('elementInvalid', what)
      return { oid: readOid(type, what), value: readText(value) }
    }),
  )
}

/** Reads Extensions (RFC 5280 4.1); a second extension with the same identifier is an error. */
export function parseExtensions(node: DerNode | undefined): Extension[] {
  const extensions = readSequence(node, 'extensions').map((extension) => {
    const parts = readSequence(extension, 'Extension')
    const flag = parts[1]?.tag === tag.boolean ? parts[1] : undefined
    return {
      oid: readOid(parts[0], 'Extension'),
      critical: flag !== undefined && flag.content[0] !== 0,
      value: expectTag(parts[flag === undefined ? 1 : 2], tag.octetString, 'Extension').content,
    }
  })
  if (new Set(extensions.map((extension) => extension.oid)).size !== extensions.length) {
    throw new DerError('extensionTwice')
  }
  return extensions
}

/** Serial numbers as the inventory keeps them: lower-case hex without leading zeros (Certificates reference 1.6). */
export function serialHex(content: Buffer): string {
  if (content.length === 0) throw new DerError('elementInvalid', 'serialNumber')
  const negative = (content[0] ?? 0) >= 0x80
  const value = BigInt(`0x${content.toString('hex')}`) - (negative ? 1n << BigInt(8 * content.length) : 0n)
  return value.toString(16)
}

/** The other way round: the content of the INTEGER whose hex is given. */
export function serialContent(hex: string): Buffer {
  const value = hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)
  // One octet more than the digits need holds the sign.
  const octets = Math.ceil(hex.length / 2) + 1
  const unsigned = value < 0n ? value + (1n << BigInt(8 * octets)) : value
  const bytes = Buffer.from(unsigned.toString(16).padStart(2 * octets, '0'), 'hex')
  let from = 0
  const isSpare = (at: number) =>
    (bytes[at] === 0 && (bytes[at + 1] ?? 0) < 0x80) || (bytes[at] === 0xff && (bytes[at + 1] ?? 0) >= 0x80)
  while (from < bytes.length - 1 && isSpare(from)) from += 1
  return bytes.subarray(from)
}

/** Numbers of CRLs have at most twenty octets (RFC 5280 5.2.3); longer ones are not worth their decimal digits. */
const decimalDigitsMax = 64

/** A number from a file in decimal; one that is far too long stays in hex, with 0x before it. */
export function decimalOf(hex: string): string {
  if (hex.length > decimalDigitsMax) return `${hex.startsWith('-') ? '-' : ''}0x${hex.replace('-', '')}`
  return (hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)).toString()
}

export function findExtension(extensions: readonly Extension[], oid: string): Extension | undefined {
  return extensions.find((extension) => extension.oid === oid)
}

/** The value of the subjectKeyIdentifier extension, or null when the certificate has none. */
export function subjectKeyIdentifier(extensions: readonly Extension[]): Buffer | null {
  const extension = findExtension(extensions, oids.subjectKeyIdentifier)
  if (extension === undefined) return null
  return expectTag(readElement(extension.value), tag.octetString, 'subjectKeyIdentifier').content
}

/** The keyIdentifier of the authorityKeyIdentifier extension, or null. */
export function authorityKeyIdentifier(extensions: readonly Extension[]): Buffer | null {
  const extension = findExtension(extensions, oids.authorityKeyIdentifier)
  if (extension === undefined) return null
  const parts = readSequence(readElement(extension.value), 'authorityKeyIdentifier')
  return parts.find((part) => part.tag === contextTag(0, false))?.content ?? null
}

/** basicConstraints (RFC 5280 4.2.1.9); a certificate without the extension is no authority. */
export function basicConstraints(extensions: readonly Extension[]): {
  isAuthority: boolean
  pathLength: number | null
} {
  const extension = findExtension(extensions, oids.basicConstraints)
  if (extension === undefined) return { isAuthority: false, pathLength: null }
  const [flag, pathLength] = readSequence(readElement(extension.value), 'basicConstraints')
  const isAuthority = flag?.tag === tag.boolean && flag.content[0] !== 0
  return {
    isAuthority,
    pathLength: isAuthority && pathLength !== undefined ? readSmallInteger(pathLength, 'pathLenConstraint') : null,
  }
}

/** The names of the bits that are set in keyUsage (RFC 5280 4.2.1.3); empty without the extension. */
export function keyUsageNames(extensions: readonly Extension[]): (typeof keyUsages)[number][] {
  const extension = findExtension(extensions, oids.keyUsage)
  if (extension === undefined) return []
  const { content } = readBitString(readElement(extension.value), 'keyUsage')
  return keyUsages.filter((_, bit) => ((content[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
}

/** `serverAuth`, `clientAuth`, or dotted object identifiers (RFC 5280 4.2.1.12); empty without the extension. */
export function extendedKeyUsageNames(extensions: readonly Extension[]): string[] {
  const extension = findExtension(extensions, oids.extKeyUsage)
  if (extension === undefined) return []
  return readSequence(readElement(extension.value), 'extKeyUsage').map((usage) => {
    const dotted = readOid(usage, 'extKeyUsage')
    return dotted === oids.serverAuth || dotted === oids.clientAuth ? oidName(dotted) : dotted
  })
}

/** The URLs of cRLDistributionPoints that are written as full names (RFC 5280 4.2.1.13). */
export function crlDistributionPoints(extensions: readonly Extension[]): string[] {
  const extension = findExtension(extensions, oids.cRLDistributionPoints)
  if (extension === undefined) return []
  return readSequence(readElement(extension.value), 'cRLDistributionPoints')
    .flatMap((point) => readSequence(point, 'DistributionPoint').filter((part) => part.tag === contextTag(0, true)))
    .flatMap((pointName) => readChildren(pointName).filter((part) => part.tag === contextTag(0, true)))
    .flatMap((fullName) => readChildren(fullName).filter((part) => part.tag === contextTag(6, false)))
    .map((url) => readText(url))
}
