/** What the verdict needs to know of a certificate and of a CRL, taken from what was read. */
import type { PfxKey } from '../files/pkcs12-read.ts'
import type { CertificateFacts, CrlFacts } from '../../contract/certificate-facts.ts'
import type { ParsedCrl } from '../crls/crl.ts'
import { commonNameIn } from '../certificates/distinguished-name.ts'
import type { InspectedCertificate } from '../certificates/inspected-certificate.ts'
import { oidName, oids } from '../der/oids.ts'

interface FactsContext {
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
    ...crlAddresses(certificate.crlDistributionPoints),
    ...weakSignature(certificate),
    ...unknownCriticalExtensions(certificate),
  }
}

/** Facts that say nothing new are left out, so that the world of a sound certificate stays as it was before they were known. */
function crlAddresses(addresses: readonly string[]): Pick<CertificateFacts, 'crlDistributionPoint' | 'crlAddresses'> {
  const crlDistributionPoint = addresses.find((url) => url.startsWith('http://')) ?? null
  const isSaid = addresses.every((address) => address === crlDistributionPoint)
  return { crlDistributionPoint, ...(isSaid ? {} : { crlAddresses: [...addresses] }) }
}

/** md2WithRSAEncryption, md4WithRSAEncryption, md5WithRSAEncryption (RFC 3279 2.2.1). */
const digestsNoMore: ReadonlyMap<string, CertificateFacts['weakSignature']> = new Map([
  [oidName('1.2.840.113549.1.1.2'), 'MD2'],
  [oidName('1.2.840.113549.1.1.3'), 'MD4'],
  [oidName('1.2.840.113549.1.1.4'), 'MD5'],
])

/** Nobody checks the signature of a root: it is trusted because it is in the store. */
function weakSignature({
  selfSigned,
  signatureAlgorithm,
}: InspectedCertificate): Pick<CertificateFacts, 'weakSignature'> {
  const digest = selfSigned ? undefined : digestsNoMore.get(signatureAlgorithm)
  return digest === undefined ? {} : { weakSignature: digest }
}

/** What chain engines process (RFC 5280 4.2); a critical extension outside of these refuses a certificate. */
const knownCritical: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.subjectAltName,
  oids.basicConstraints,
  oids.nameConstraints,
  oids.cRLDistributionPoints,
  oids.extKeyUsage,
  oids.subjectKeyIdentifier,
  oids.authorityKeyIdentifier,
  // Certificate policies, their mappings and constraints, inhibitAnyPolicy.
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.54',
  // OCSP no check; the type of certificate that Netscape had.
  '1.3.6.1.5.5.7.48.1.5',
  '2.16.840.1.113730.1.1',
])

function unknownCriticalExtensions({
  extensions,
}: InspectedCertificate): Pick<CertificateFacts, 'unknownCriticalExtensions'> {
  const unknown = extensions.filter(({ oid, critical }) => critical && !knownCritical.has(oid)).map(({ oid }) => oid)
  return unknown.length === 0 ? {} : { unknownCriticalExtensions: unknown }
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
      // Only a delta says so, and it says that the certificate is good again.
      const certificateId = reason === 'removeFromCRL' ? null : context.certificateIdOf(serialNumber)
      return certificateId === null ? [] : [{ certificateId, reason }]
    }),
    ...(crl.scope === null ? {} : { scope: crl.scope }),
  }
}

/** Said of self-signed certificates only: of all others it is the rule, and the absence means the same. */
function deniesAuthority({ selfSigned, isAuthority, extensions }: InspectedCertificate): boolean {
  return selfSigned && !isAuthority && extensions.some(({ oid }) => oid === oids.basicConstraints)
}
