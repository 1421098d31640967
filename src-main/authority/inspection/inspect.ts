/**
 * Opens what a user brings: certificates as DER or PEM, PFX files and CRLs. Sizes and iteration counts are limited before
 * anything is parsed or derived (Certificates reference 5), and whatever is wrong with a file is a failure that names it.
 */
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import { fail, type Reply } from '../../contract/failure.ts'
import {
  authorityKeyIdentifier,
  basicConstraints,
  crlDistributionPoints,
  dnsAlternativeNames,
  extendedKeyUsageNames,
  keyUsageNames,
  parseCertificate,
  subjectKeyIdentifier,
  type Extension,
} from '../certificates/certificate-der.ts'
import { signatureDigests } from '../requests/certificate-request.ts'
import { isPkcs7, readP7b } from '../files/chain-files.ts'
import { parseCrl, type ParsedCrl } from '../crls/crl.ts'
import { DerError } from '../der/der.ts'
import { thumbprintOf } from '../certificates/issue.ts'
import { excludedDnsSuffixes, permittedDnsSuffixes } from '../certificates/name-constraints.ts'
import { limitNesting } from '../der/nesting.ts'
import { oidName } from '../der/oids.ts'
import { openPfx, type PfxContents, type PfxKey } from '../files/pkcs12-read.ts'
import { certificateBytesMax, pemBytesMax, crlBytesMax, readable } from '../files/readable.ts'
import type { InspectedCertificate } from '../certificates/inspected-certificate.ts'
import { keyOf, nameText, commonNameIn } from '../certificates/inspected-certificate.ts'

const certificatesMax = 1000

export interface InspectedPfx extends PfxContents {
  /** The certificate that belongs to the key; the first one when there is no key. */
  readonly host: InspectedCertificate
  /** All others. */
  readonly chain: readonly InspectedCertificate[]
}

/**
 * Reads a file that holds one DER certificate, a P7B, or any number of PEM certificates.
 * @returns The certificates in the order of the file, or `file.tooLarge`, `file.nestedTooDeeply`,
 *   `certificate.unreadable`.
 */
export function readCertificates(bytes: Uint8Array, file: string): Reply<InspectedCertificate[]> {
  const content = Buffer.from(bytes)
  const isDer = content[0] === 0x30
  // A message with a chain may be as long as the same chain in PEM.
  const sizeBytesMax = isDer && !isPkcs7(content) ? certificateBytesMax : pemBytesMax
  if (content.length > sizeBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax })
  return readable('certificate.unreadable', file, () => {
    if (isDer) limitNesting(content)
    const encodings = isDer ? derCertificates(content) : pemCertificates(content)
    if (encodings.length === 0) throw new DerError('the file is neither DER nor PEM')
    return encodings.slice(0, certificatesMax).map(inspectCertificate)
  })
}

/**
 * Opens a PFX and reads its certificates.
 * @returns The contents, or `file.tooLarge`, `pfx.unreadable`, `pfx.tooManyIterations`, `pfx.wrongPassword`.
 */
export async function readPfx(bytes: Uint8Array, password: string, file: string): Promise<Reply<InspectedPfx>> {
  const opened = await openPfx(bytes, password, file)
  if (!opened.ok) return opened
  return readable('pfx.unreadable', file, () => {
    const { certificates, key } = opened.value
    const belongsToKey = certificates.find((candidate) => key !== null && hasPublicKeyOf(candidate.der, key))
    if (key !== null && belongsToKey === undefined) throw new DerError('no certificate belongs to the private key')
    const first = belongsToKey ?? certificates[0]
    if (first === undefined) throw new DerError('the file holds no certificate')
    const rest = certificates.filter((candidate) => candidate !== first)
    return {
      ...opened.value,
      host: inspectCertificate(first.der),
      chain: rest.map((candidate) => inspectCertificate(candidate.der)),
    }
  })
}

/**
 * Reads a CRL, DER or PEM.
 * @returns The CRL, or `file.tooLarge`, `file.nestedTooDeeply`, `crl.unreadable`.
 */
export function readCrl(bytes: Uint8Array, file: string): Reply<ParsedCrl> {
  if (bytes.length > crlBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax: crlBytesMax })
  const content = Buffer.from(bytes)
  return readable('crl.unreadable', file, () => {
    const encoding = content[0] === 0x30 ? content : pemBlocks(content, 'X509 CRL')[0]
    if (encoding === undefined) throw new DerError('the file is neither DER nor PEM')
    limitNesting(encoding)
    return parseCrl(encoding)
  })
}

/** Whether one certificate's name and signature say that the other issued it. */
export function isIssuedBy(certificate: Uint8Array, issuer: Uint8Array): boolean {
  try {
    const child = parseCertificate(Buffer.from(certificate))
    const parent = parseCertificate(Buffer.from(issuer))
    if (!child.issuerBytes.equals(parent.subjectBytes)) return false
    return new X509Certificate(child.der).verify(new X509Certificate(parent.der).publicKey)
  } catch {
    return false
  }
}

/** Whether a CRL carries the name and the signature of this certificate. */
export function isCrlSignedBy(crl: ParsedCrl, issuer: Uint8Array): boolean {
  try {
    const parent = parseCertificate(Buffer.from(issuer))
    // Authorities elsewhere sign with other digests than ours, and with keys on elliptic curves.
    const digest = signatureDigests[crl.signatureAlgorithm]
    if (!crl.issuerBytes.equals(parent.subjectBytes) || digest === undefined) return false
    return verify(digest, crl.toBeSigned, new X509Certificate(parent.der).publicKey, crl.signature)
  } catch {
    return false
  }
}

function inspectCertificate(der: Buffer): InspectedCertificate {
  if (der.length > certificateBytesMax) throw new DerError('a certificate is longer than 64 KiB')
  limitNesting(der)
  const parsed = parseCertificate(der)
  const { extensions } = parsed
  const subjectKeyId = subjectKeyIdentifier(extensions)?.toString('hex') ?? null
  const authorityKeyId = authorityKeyIdentifier(extensions)?.toString('hex') ?? null
  return {
    der,
    thumbprint: thumbprintOf(der),
    sha256: createHash('sha256').update(der).digest('hex').toUpperCase(),
    version: parsed.version,
    serialNumber: parsed.serialNumber,
    signatureAlgorithm: oidName(parsed.signatureAlgorithm),
    subject: nameText(parsed.subject),
    commonName: commonNameIn(parsed.subject),
    issuer: nameText(parsed.issuer),
    issuerCommonName: commonNameIn(parsed.issuer),
    selfSigned:
      parsed.issuerBytes.equals(parsed.subjectBytes) && (authorityKeyId === null || authorityKeyId === subjectKeyId),
    notBefore: parsed.notBefore,
    notAfter: parsed.notAfter,
    ...keyOf(parsed),
    ...basicConstraints(extensions),
    nameConstraints: nameConstraintsIn(extensions),
    keyUsages: keyUsageNames(extensions),
    extendedKeyUsages: extendedKeyUsageNames(extensions),
    dnsNames: dnsAlternativeNames(extensions),
    subjectKeyId,
    authorityKeyId,
    crlDistributionPoints: crlDistributionPoints(extensions),
    publicKeyInfo: parsed.publicKeyInfo,
    extensions: extensions.map(({ oid, critical, value }) => ({
      oid,
      name: oidName(oid),
      critical,
      hex: value.toString('hex'),
    })),
  }
}

function nameConstraintsIn(extensions: readonly Extension[]): InspectedCertificate['nameConstraints'] {
  const permitted = permittedDnsSuffixes(extensions)
  const excluded = excludedDnsSuffixes(extensions)
  return permitted === null && excluded.length === 0 ? null : { permitted, excluded }
}

function hasPublicKeyOf(certificate: Buffer, { privateKey }: PfxKey): boolean {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return parseCertificate(certificate).publicKeyInfo.equals(publicKey)
}

function derCertificates(content: Buffer): Buffer[] {
  return isPkcs7(content) ? readP7b(content) : [content]
}

/** Certificates as such, and those in PKCS#7 messages. */
function pemCertificates(content: Buffer): Buffer[] {
  return [...pemBlocks(content, 'CERTIFICATE'), ...pemBlocks(content, 'PKCS7').flatMap(readP7b)]
}

function pemBlocks(content: Buffer, label: string): Buffer[] {
  const text = content.toString('latin1')
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g)
  return [...blocks].flatMap(([, name, body]) => (name === label ? [Buffer.from(body ?? '', 'base64')] : []))
}
