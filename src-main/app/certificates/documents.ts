/** What the workspace keeps of roots, certificates and CRLs: public data as JSON, checked again when it is read. */
import { z } from 'zod'
import { readCertificates, type InspectedCertificate } from '../../authority/inspect.ts'
import { invariant } from '../../kernel/invariant.ts'

const base64 = z.base64()

export const rootDocument = z.object({
  certificateId: z.string(),
  name: z.string(),
  keyBits: z.int(),
  der: base64,
  /** The root's data key, sealed under the passphrase; it opens the keys of the root and of its hosts. */
  dataKeyEnvelope: z.string(),
  /** The virtual instant and the years: what the emulated world derives its dates from. */
  issuedInstant: z.int(),
  years: z.int(),
})
export type RootDocument = z.infer<typeof rootDocument>

export const certificateDocument = z.object({
  kind: z.enum(['host', 'foreign']),
  der: base64,
  issuedInstant: z.int(),
  years: z.int(),
})
export type CertificateDocument = z.infer<typeof certificateDocument>

export const crlDocument = z.object({
  der: base64,
  thisUpdateWallInstant: z.int(),
  nextUpdateWallInstant: z.int(),
  /** Virtual dates, for the emulated stores. */
  issuedInstant: z.int(),
  validDays: z.int(),
})
export type CrlDocument = z.infer<typeof crlDocument>

/**
 * Reads a certificate that the workspace holds; one that cannot be read means a damaged inventory.
 * @param base64Der The document's `der`.
 */
export function certificateIn(base64Der: string): InspectedCertificate {
  const read = readCertificates(Buffer.from(base64Der, 'base64'), 'inventory')
  const certificate = read.ok ? read.value[0] : undefined
  invariant(certificate, 'a certificate of the inventory cannot be read')
  return certificate
}
