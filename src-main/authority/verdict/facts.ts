/** What the verdict needs to know of a certificate and of a CRL, taken from what was read. */
import type { PfxKey } from '../files/pkcs12-read.ts'
import type { CertificateFacts, CrlFacts } from '../../contract/certificate-facts.ts'
import type { ParsedCrl } from '../crls/crl.ts'
import { commonNameIn, type InspectedCertificate } from '../certificates/inspected-certificate.ts'
import { oids } from '../der/oids.ts'

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
