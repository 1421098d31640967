/**
 * Opens what a user brings: certificates, PFX files and CRLs, in every form that `fileBlocks` knows. Sizes and iteration counts are
 * limited before anything is parsed or derived (Certificates reference 5), and whatever is wrong with a file is a failure that
 * names it.
 */
import { createHash, createPublicKey } from 'node:crypto'
import { fail, type Reply } from '../../contract/failure.ts'
import { dnsAlternativeNames, otherAlternativeNames } from '../certificates/alternative-names.ts'
import {
  authorityKeyIdentifier,
  basicConstraints,
  crlDistributionPoints,
  extendedKeyUsageNames,
  keyUsageNames,
  parseCertificate,
  subjectKeyIdentifier,
  type Extension,
} from '../certificates/certificate-der.ts'
import { commonNameIn, nameText } from '../certificates/distinguished-name.ts'
import { keyOf, type InspectedCertificate } from '../certificates/inspected-certificate.ts'
import { thumbprintOf } from '../certificates/issue.ts'
import { excludedDnsSuffixes, permittedDnsSuffixes } from '../certificates/name-constraints.ts'
import { parseCrl, type ParsedCrl } from '../crls/crl.ts'
import { DerError, tag } from '../der/der.ts'
import { limitNesting } from '../der/nesting.ts'
import { oidName } from '../der/oids.ts'
import { readMessage } from '../files/chain-files.ts'
import { fileBlocks, type FileBlocks } from '../files/file-blocks.ts'
import { allOf } from '../files/one-of.ts'
import { openPfx, type PfxContents, type PfxKey } from '../files/pkcs12-read.ts'
import { certificateBytesMax, crlBytesMax, pemBytesMax, readable } from '../files/readable.ts'
import { checkSignature, type SignatureCheck } from '../keys/signatures.ts'

const certificatesMax = 1000
const crlsMax = 100

export interface InspectedPfx extends PfxContents {
  /** The certificate that belongs to the key; the first one when there is no key. */
  readonly host: InspectedCertificate
  /** All others. */
  readonly chain: readonly InspectedCertificate[]
}

/**
 * Reads the certificates of a file: as such, in P7B, in PEM of any label, in Base64, in a serialized store. Damaged blocks beside
 * sound ones are passed over.
 * @returns The certificates in the order of the file, or `file.tooLarge`, `file.nestedTooDeeply`, `file.notSupported`,
 *   `certificate.unreadable`.
 */
export function readCertificates(bytes: Uint8Array, file: string): Reply<InspectedCertificate[]> {
  const content = Buffer.from(bytes)
  if (content.length > pemBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax: pemBytesMax })
  const parts = readable('certificate.unreadable', file, () => fileBlocks(content))
  if (!parts.ok) return parts
  const isAlone = parts.value === null ? content[0] === tag.sequence : isOneStructure(parts.value)
  if (isAlone && content.length > certificateBytesMax) {
    return fail('file.tooLarge', { path: file, sizeBytesMax: certificateBytesMax })
  }
  return readable('certificate.unreadable', file, () => {
    if (parts.value === null && content[0] === tag.sequence) limitNesting(content)
    const blocks = allOf(['certificate', 'p7b'], parts.value, content)
    const encodings = blocks.flatMap(({ kind, der }) => {
      limitNesting(der)
      return kind === 'p7b' ? [...readMessage(der).certificates] : [der]
    })
    if (blocks.length === 0) encodings.push(content)
    if (encodings.length === 0) throw new DerError('noCertificate')
    return inspectAll(encodings.slice(0, certificatesMax))
  })
}

/** A message with a chain may be as long as the same chain in PEM. */
function isOneStructure({ encoding, blocks }: FileBlocks): boolean {
  return (encoding === 'der' || encoding === 'ber') && blocks.length === 1 && blocks[0]?.kind !== 'p7b'
}

/** The certificates that can be read; only if none can be, what is wrong with the first. */
function inspectAll(encodings: readonly Buffer[]): InspectedCertificate[] {
  const read: InspectedCertificate[] = []
  let problem: unknown = null
  for (const der of encodings) {
    try {
      read.push(inspectCertificate(der))
    } catch (error) {
      problem ??= error
    }
  }
  if (read.length === 0) throw problem
  return read
}

/**
 * Opens a PFX and reads its certificates.
 * @returns The contents, or `file.tooLarge`, `file.notSupported`, `pfx.unreadable`, `pfx.tooManyIterations`, `pfx.wrongPassword`;
 *   `pfx.unreadable` too where no certificate belongs to the key.
 */
export async function readPfx(bytes: Uint8Array, password: string, file: string): Promise<Reply<InspectedPfx>> {
  const opened = await openPfx(bytes, password, file)
  if (!opened.ok) return opened
  return readable('pfx.unreadable', file, () => {
    const { host, others } = sortPfx(opened.value)
    if (host === null && opened.value.key !== null) {
      throw new DerError(others.length === 0 ? 'privateKeyOnly' : 'noCertificateForKey')
    }
    const [first, ...rest] = host === null ? others : [host, ...others]
    if (first === undefined) throw new DerError('noCertificate')
    return { ...opened.value, host: first, chain: rest }
  })
}

/**
 * The certificates of a PFX.
 * @returns The one that belongs to its key, null where none does or there is no key, and all others.
 * @throws DerError for a certificate that is damaged.
 */
export function sortPfx({ certificates, key }: PfxContents): {
  host: InspectedCertificate | null
  others: InspectedCertificate[]
} {
  const own = certificates.find((candidate) => key !== null && hasPublicKeyOf(candidate.der, key))
  const others = certificates.filter((candidate) => candidate !== own)
  return {
    host: own ? inspectCertificate(own.der) : null,
    others: others.map((candidate) => inspectCertificate(candidate.der)),
  }
}

/**
 * Reads a CRL in any form. Of several the first that is no delta counts, because only that says who is revoked.
 * @returns The CRL, or `file.tooLarge`, `file.nestedTooDeeply`, `file.notSupported`, `crl.unreadable`.
 */
export function readCrl(bytes: Uint8Array, file: string): Reply<ParsedCrl> {
  if (bytes.length > crlBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax: crlBytesMax })
  const content = Buffer.from(bytes)
  return readable('crl.unreadable', file, () => {
    const blocks = allOf(['crl', 'p7b'], fileBlocks(content), content)
    const encodings = blocks.flatMap(({ kind, der }) => {
      limitNesting(der)
      return kind === 'p7b' ? [...readMessage(der).crls] : [der]
    })
    if (blocks.length > 0 && encodings.length === 0) throw new DerError('noCrl')
    if (blocks.length === 0) limitNesting(content)
    const [first = parseCrl(content), ...others] = encodings.slice(0, crlsMax).map(parseCrl)
    return [first, ...others].find(({ isDelta }) => !isDelta) ?? first
  })
}

/** Whether one certificate's name and signature say that the other issued it. */
export function isIssuedBy(certificate: Uint8Array, issuer: Uint8Array): boolean {
  try {
    const child = parseCertificate(Buffer.from(certificate))
    const parent = parseCertificate(Buffer.from(issuer))
    if (!child.issuerBytes.equals(parent.subjectBytes)) return false
    return checkSignature(child, parent.publicKeyInfo).result === 'valid'
  } catch {
    return false
  }
}

/** Whether a CRL carries the name and the signature of this certificate. */
export function isCrlSignedBy(crl: ParsedCrl, issuer: Uint8Array): boolean {
  return checkCrl(crl, issuer)?.result === 'valid'
}

/**
 * Checks the signature of a certificate with the key of another one, or with its own.
 * @returns What came of it; null where the other one has another name than the issuer, or a key of which the certificate itself says
 *   that another one has signed.
 */
export function checkCertificate(certificate: Uint8Array, issuer: Uint8Array): SignatureCheck | null {
  try {
    const child = parseCertificate(Buffer.from(certificate))
    const parent = parseCertificate(Buffer.from(issuer))
    if (!child.issuerBytes.equals(parent.subjectBytes)) return null
    const check = checkSignature(child, parent.publicKeyInfo)
    const wanted = authorityKeyIdentifier(child.extensions)
    const offered = subjectKeyIdentifier(parent.extensions)
    // Authorities that were issued anew keep their name.
    const isOther = wanted !== null && offered !== null && !wanted.equals(offered)
    return isOther && check.result !== 'valid' ? null : check
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

/**
 * Checks the signature of a CRL with the key of a certificate.
 * @returns What came of it; null where the certificate has another name than the issuer of the CRL.
 */
export function checkCrl(crl: ParsedCrl, issuer: Uint8Array): SignatureCheck | null {
  try {
    const parent = parseCertificate(Buffer.from(issuer))
    return crl.issuerBytes.equals(parent.subjectBytes) ? checkSignature(crl, parent.publicKeyInfo) : null
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

/**
 * Reads one certificate.
 * @throws DerError, NestedTooDeeply
 */
function inspectCertificate(der: Buffer): InspectedCertificate {
  if (der.length > certificateBytesMax) throw new DerError('certificateTooLong')
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
    otherNames: otherAlternativeNames(extensions),
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
