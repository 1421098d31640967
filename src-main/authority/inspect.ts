/**
 * Opens what a user brings: certificates as DER or PEM, PFX files and CRLs. Sizes and iteration counts are limited before
 * anything is parsed or derived (Certificates reference 5), and whatever is wrong with a file is a failure that names it.
 */
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import type { CertificateFacts, CrlFacts } from '../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../contract/failure.ts'
import {
  authorityKeyIdentifier,
  basicConstraints,
  crlDistributionPoints,
  dnsAlternativeNames,
  extendedKeyUsageNames,
  keyUsageNames,
  parseCertificate,
  rsaModulusBits,
  subjectKeyIdentifier,
  type Extension,
  type NameAttribute,
  type ParsedCertificate,
} from './certificate-der.ts'
import { parseRequest, signatureDigests, type CertificateRequest } from './certificate-request.ts'
import { isPkcs7, readP7b } from './chain-files.ts'
import { parseCrl, type ParsedCrl } from './crl.ts'
import { DerError } from './der.ts'
import { thumbprintOf } from './issue.ts'
import { excludedDnsSuffixes, permittedDnsSuffixes } from './name-constraints.ts'
import { depthMax, limitNesting, NestedTooDeeply } from './nesting.ts'
import { oidName, oids } from './oids.ts'
import { openPfx, type PfxContents, type PfxKey } from './pkcs12-read.ts'

export const certificateBytesMax = 64 * 1024
export const pemBytesMax = 1024 * 1024
export const crlBytesMax = 5 * 1024 * 1024
const certificatesMax = 1000

export interface InspectedCertificate {
  readonly der: Buffer
  /** Upper-case hex SHA-1, as Windows shows it. */
  readonly thumbprint: string
  readonly sha256: string
  readonly version: number
  readonly serialNumber: string
  readonly signatureAlgorithm: string
  readonly subject: string
  readonly commonName: string
  readonly issuer: string
  readonly issuerCommonName: string
  readonly selfSigned: boolean
  readonly notBefore: Date
  readonly notAfter: Date
  readonly keyAlgorithm: CertificateFacts['keyAlgorithm']
  readonly keyBits: number
  readonly isAuthority: boolean
  readonly pathLength: number | null
  /** On DNS names; null without any. */
  readonly nameConstraints: NonNullable<CertificateFacts['nameConstraints']> | null
  readonly keyUsages: CertificateFacts['keyUsages']
  readonly extendedKeyUsages: readonly string[]
  readonly dnsNames: readonly string[]
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  readonly crlDistributionPoints: readonly string[]
  readonly extensions: readonly { oid: string; name: string; critical: boolean; hex: string }[]
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Buffer
}

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

/** What a request for a certificate says, with the algorithm and size of its key. */
export interface InspectedRequest extends CertificateRequest, Pick<InspectedCertificate, 'keyAlgorithm' | 'keyBits'> {
  readonly subjectText: string
}

/**
 * Reads a request for a certificate in DER.
 * @returns The request, or `file.tooLarge`, `file.nestedTooDeeply`, `csr.unreadable`.
 */
export function readRequest(der: Buffer, file: string): Reply<InspectedRequest> {
  if (der.length > certificateBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax: certificateBytesMax })
  return readable('csr.unreadable', file, () => {
    limitNesting(der)
    const request = parseRequest(der)
    return {
      ...request,
      ...keyOf(request),
      subjectText: nameText(request.subject),
    }
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

export interface FactsContext {
  readonly certificateId: string
  readonly issuerCertificateId: string | null
  /** False for a certificate below an issuing authority. */
  readonly issuerIsRoot?: boolean
  /** The key of the PFX that the certificate came in; null when it came without one. */
  readonly key: Pick<PfxKey, 'provider' | 'keySpec'> | null
  /** Turns a date of the certificate into a virtual instant; milliseconds since 1970 where it is left out. */
  readonly instantOf?: (date: Date) => number
}

/** The facts of a certificate for the emulated world. */
export function certificateFactsOf(certificate: InspectedCertificate, context: FactsContext): CertificateFacts {
  const instantOf = context.instantOf ?? ((date: Date) => date.getTime())
  return {
    certificateId: context.certificateId,
    commonName: certificate.commonName,
    dnsNames: [...certificate.dnsNames],
    issuerCommonName: certificate.issuerCommonName,
    issuerCertificateId: certificate.selfSigned ? context.certificateId : context.issuerCertificateId,
    ...(context.issuerIsRoot === undefined ? {} : { issuerIsRoot: context.issuerIsRoot }),
    selfSigned: certificate.selfSigned,
    isAuthority: certificate.isAuthority,
    ...(deniesAuthority(certificate) ? { deniesAuthority: true } : {}),
    pathLength: certificate.pathLength,
    ...(certificate.nameConstraints === null ? {} : { nameConstraints: certificate.nameConstraints }),
    keyUsages: [...certificate.keyUsages],
    extendedKeyUsages: [...certificate.extendedKeyUsages],
    keyAlgorithm: certificate.keyAlgorithm,
    keyBits: certificate.keyBits,
    keySpec: context.key?.keySpec ?? 'exchange',
    hasPrivateKey: context.key !== null,
    notBeforeInstant: instantOf(certificate.notBefore),
    notAfterInstant: instantOf(certificate.notAfter),
    provider: context.key?.provider ?? null,
    crlDistributionPoint: certificate.crlDistributionPoints.find((url) => url.startsWith('http://')) ?? null,
  }
}

/**
 * The facts of a CRL for the emulated world. Entries whose serial number belongs to no certificate of the inventory say
 * nothing about the emulated hosts and are left out.
 */
export function crlFactsOf(
  crl: ParsedCrl,
  context: {
    readonly issuerCertificateId: string
    readonly certificateIdOf: (serialNumber: string) => string | null
    readonly instantOf?: (date: Date) => number
  },
): CrlFacts {
  const instantOf = context.instantOf ?? ((date: Date) => date.getTime())
  return {
    issuerCertificateId: context.issuerCertificateId,
    issuerCommonName: commonNameIn(crl.issuer),
    thisUpdateInstant: instantOf(crl.thisUpdate),
    nextUpdateInstant: crl.nextUpdate === null ? null : instantOf(crl.nextUpdate),
    revoked: crl.revoked.flatMap(({ serialNumber, reason }) => {
      const certificateId = context.certificateIdOf(serialNumber)
      return certificateId === null ? [] : [{ certificateId, reason }]
    }),
  }
}

/** Said of self-signed certificates only: of all others it is the rule, and the absence means the same. */
function deniesAuthority({ selfSigned, isAuthority, extensions }: InspectedCertificate): boolean {
  return selfSigned && !isAuthority && extensions.some(({ oid }) => oid === oids.basicConstraints)
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

function keyOf(
  parsed: Pick<ParsedCertificate, 'publicKeyInfo'>,
): Pick<InspectedCertificate, 'keyAlgorithm' | 'keyBits'> {
  try {
    // Native key objects take most of the time in which a certificate is read, and an inventory reads thousands.
    const modulusBits = rsaModulusBits(parsed)
    if (modulusBits !== null) return { keyAlgorithm: 'rsa', keyBits: modulusBits }
    const key = createPublicKey({ key: parsed.publicKeyInfo, format: 'der', type: 'spki' })
    const details = key.asymmetricKeyDetails
    // `prime256v1`, `secp384r1`: the size is the number of three digits in the curve's name.
    const curveBits = Number(/\d{3}/.exec(details?.namedCurve ?? '')?.[0] ?? 0)
    if (key.asymmetricKeyType === 'ec') return { keyAlgorithm: 'ecdsa', keyBits: curveBits }
  } catch {
    // A key that this crypto library does not know is still a certificate that can be shown.
  }
  return { keyAlgorithm: 'other', keyBits: 0 }
}

function hasPublicKeyOf(certificate: Buffer, { privateKey }: PfxKey): boolean {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return parseCertificate(certificate).publicKeyInfo.equals(publicKey)
}

function nameText(attributes: readonly NameAttribute[]): string {
  const short: Readonly<Record<string, string>> = { commonName: 'CN', organizationName: 'O' }
  return attributes.map(({ oid, value }) => `${short[oidName(oid)] ?? oid}=${value}`).join(', ')
}

function commonNameIn(attributes: readonly NameAttribute[]): string {
  return attributes.findLast(({ oid }) => oid === oids.commonName)?.value ?? ''
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

function readable<Value>(
  code: 'certificate.unreadable' | 'pfx.unreadable' | 'crl.unreadable' | 'csr.unreadable',
  file: string,
  read: () => Value,
): Reply<Value> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof NestedTooDeeply) return fail('file.nestedTooDeeply', { file, depthMax })
    if (error instanceof DerError) return fail(code, { file, problem: error.message })
    throw error
  }
}
