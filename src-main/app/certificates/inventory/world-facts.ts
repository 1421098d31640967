/**
 * Brings a real certificate into the emulated world. Its dates are those of virtual time, computed from the virtual
 * instant of its issue, because real dates would make the world's hash depend on the day on which it was made.
 */
import { certificateFactsOf } from '../../../authority/verdict/facts.ts'
import { backDateMinutes } from '../../../authority/certificates/profiles.ts'
import type { CertificateFacts, CrlFacts } from '../../../contract/certificate-facts.ts'
import { certificateIn, type CertificateDocument, type CrlDocument, type RootDocument } from './documents.ts'
import { dayMs } from '../../../kernel/clock.ts'

/**
 * The facts of a certificate from this workspace's inventory.
 * @param certificateId Its id.
 * @param document What the inventory keeps of it.
 * @param issuer Its root; null for the root itself.
 */
export function worldFacts(
  certificateId: string,
  document: Pick<CertificateDocument | RootDocument, 'der' | 'issuedInstant' | 'years'>,
  issuer: RootDocument | null,
): CertificateFacts {
  const ends = addYears(document.issuedInstant, document.years)
  return {
    ...certificateFactsOf(certificateIn(document.der), {
      certificateId,
      issuerCertificateId: issuer?.certificateId ?? certificateId,
      key: null,
    }),
    notBeforeInstant: document.issuedInstant - backDateMinutes * 60_000,
    notAfterInstant: issuer ? Math.min(ends, addYears(issuer.issuedInstant, issuer.years)) : ends,
  }
}

/**
 * The facts of a certificate that was made elsewhere: its dates keep their distance from now.
 * @param shift Virtual now minus wall now, in milliseconds.
 * @param issuer Who issued it; null when nobody here knows that, and for self-signed ones.
 */
export function foreignFacts(
  certificateId: string,
  der: Uint8Array,
  shift: number,
  issuer: { readonly certificateId: string; readonly selfSigned: boolean } | null,
): CertificateFacts {
  const inspected = certificateIn(Buffer.from(der).toString('base64'))
  return certificateFactsOf(inspected, {
    certificateId,
    issuerCertificateId: inspected.selfSigned ? certificateId : (issuer?.certificateId ?? null),
    ...(issuer && !inspected.selfSigned ? { issuerIsRoot: issuer.selfSigned } : {}),
    key: null,
    instantOf: (date) => date.getTime() + shift,
  })
}

/** The facts of a CRL from this workspace's inventory. */
export function worldCrlFacts(root: RootDocument, document: CrlDocument): CrlFacts {
  return {
    issuerCertificateId: root.certificateId,
    thisUpdateInstant: document.issuedInstant - backDateMinutes * 60_000,
    nextUpdateInstant: document.issuedInstant + document.validDays * dayMs,
    revoked: document.revoked.flatMap(({ certificateId, reason }) =>
      certificateId === null ? [] : [{ certificateId, reason }],
    ),
  }
}

/** The same moment so many years later; 29 February becomes 28 February where the year has none. */
function addYears(at: number, years: number): number {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCFullYear(date.getUTCFullYear() + years)
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}
