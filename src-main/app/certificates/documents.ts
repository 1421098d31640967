/** What the workspace keeps of roots, certificates and CRLs: public data as JSON, checked again when it is read. */
import { z } from 'zod'

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
