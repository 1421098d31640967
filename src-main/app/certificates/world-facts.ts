/**
 * Brings a real certificate into the emulated world. Its dates are those of virtual time, computed from the virtual
 * instant of its issue, because real dates would make the world's hash depend on the day on which it was made.
 */
import { inspectCertificate } from '../../authority/index.ts'
import type { CertificateFacts, CrlFacts } from '../../contract/certificate-facts.ts'
import { backDateMinutes } from '../../authority/index.ts'
import type { CertificateDocument, CrlDocument, RootDocument } from './documents.ts'

const dayMilliseconds = 24 * 3_600_000

/**
 * The facts of a certificate from this workspace's inventory.
 * @param certificateId Its id.
 * @param document What the inventory keeps of it.
 * @param issuer Its root, with the root's certificate id; null for the root itself and for foreign certificates.
 */
export function worldFacts(
  certificateId: string,
  document: Pick<CertificateDocument | RootDocument, 'der' | 'issuedInstant' | 'years'>,
  issuer: RootDocument | null,
): CertificateFacts {
  const real = inspectCertificate(Buffer.from(document.der, 'base64')).facts
  const ends = addYears(document.issuedInstant, document.years)
  return {
    ...real,
    certificateId,
    issuerCertificateId: issuer?.certificateId ?? (real.selfSigned ? certificateId : null),
    notBeforeInstant: document.issuedInstant - backDateMinutes * 60_000,
    notAfterInstant: issuer ? Math.min(ends, addYears(issuer.issuedInstant, issuer.years)) : ends,
    hasPrivateKey: false,
  }
}

/**
 * The facts of a certificate that was made elsewhere: its dates keep their distance from now.
 * @param shift Virtual now minus wall now, in milliseconds.
 */
export function foreignFacts(certificateId: string, der: Uint8Array, shift: number): CertificateFacts {
  const real = inspectCertificate(Buffer.from(der)).facts
  return {
    ...real,
    certificateId,
    issuerCertificateId: real.selfSigned ? certificateId : null,
    notBeforeInstant: real.notBeforeInstant + shift,
    notAfterInstant: real.notAfterInstant + shift,
    hasPrivateKey: false,
  }
}

/** The facts of a CRL from this workspace's inventory. */
export function worldCrlFacts(root: RootDocument, document: CrlDocument): CrlFacts {
  return {
    issuerCertificateId: root.certificateId,
    thisUpdateInstant: document.issuedInstant - backDateMinutes * 60_000,
    nextUpdateInstant: document.issuedInstant + document.validDays * dayMilliseconds,
    revoked: [],
  }
}

/** The same moment so many years later; 29 February becomes 28 February where the year has none. */
export function addYears(at: number, years: number): number {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCFullYear(date.getUTCFullYear() + years)
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}
