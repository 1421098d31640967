/** What the workspace keeps of roots, certificates and CRLs: public data as JSON, checked again when it is read. */
import { z } from 'zod'
import { readCertificates } from '../../../authority/inspection/inspect.ts'
import { type InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import type { Reply } from '../../../contract/failure.ts'
import { knownRevocationReasons } from '../../../contract/certificate-facts.ts'
import { invariant } from '../../../kernel/invariant.ts'

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
  /** Certificates of the same name and key that it had before it was issued again, the oldest first. */
  previous: z.array(z.object({ der: base64, issuedInstant: z.int(), years: z.int() })).optional(),
  /** The root that takes its place; both are trusted until the roll-over is ended. */
  successor: z
    .object({ rootId: z.string(), startedWallInstant: z.int(), endedWallInstant: z.int().nullable() })
    .optional(),
  /** Roots with the same word here are trusted together: one root per host. */
  trustGroup: z.string().optional(),
})
export type RootDocument = z.infer<typeof rootDocument>

export const certificateDocument = z.object({
  kind: z.enum(['host', 'foreign']),
  der: base64,
  issuedInstant: z.int(),
  years: z.int(),
  revocation: z.object({ wallInstant: z.int(), reason: z.enum(knownRevocationReasons) }).optional(),
  /** The certificate that renewed this one. */
  supersededBy: z.string().optional(),
  /** The template it was issued by; its root's default one where this is missing. */
  template: z.string().optional(),
  /** It was issued for a request: the key is on the host. */
  isKeyOnHost: z.boolean().optional(),
})
export type CertificateDocument = z.infer<typeof certificateDocument>

const crlEntry = z.object({
  /** Null for a certificate that is not in the inventory: an imported authority revoked it. */
  certificateId: z.string().nullable(),
  /** Lower-case hex. */
  serialNumber: z.string(),
  revokedWallInstant: z.int(),
  reason: z.enum(knownRevocationReasons),
  /** When the certificate ends, after which the entry may go. */
  notAfterWallInstant: z.int(),
})
export type CrlEntry = z.infer<typeof crlEntry>

export const crlDocument = z.object({
  der: base64,
  thisUpdateWallInstant: z.int(),
  nextUpdateWallInstant: z.int(),
  /** When the next one is due; missing in workspaces that did not plan it yet. */
  publishWallInstant: z.int().optional(),
  /** Virtual dates, for the emulated stores. */
  issuedInstant: z.int(),
  validDays: z.int(),
  /** What it names; missing in workspaces that could not revoke yet. */
  revoked: z.array(crlEntry).default([]),
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

/** What to call a certificate in a sentence: its first alternative name, because a long common name is cut off. */
export function nameOf(base64Der: string): string {
  const { dnsNames, commonName } = certificateIn(base64Der)
  return dnsNames[0] ?? commonName
}

export interface StoredRoot {
  readonly rootId: string
  readonly document: RootDocument
  readonly sealedKey: string | null
}

/** Where roots are looked up: what the rules about roots need of the inventory. */
export interface KnownRoots {
  root(rootId: string): Reply<StoredRoot>
  roots(): StoredRoot[]
}

export interface StoredCertificate {
  readonly certificateId: string
  readonly rootId: string
  readonly document: CertificateDocument
  readonly sealedKey: string | null
}

export interface StoredCrl {
  readonly crlNumber: number
  readonly document: CrlDocument
}

/** The certificates that a root has had under its one name and key, the present one last. */
export function versionsOf({ document }: StoredRoot): Pick<RootDocument, 'der' | 'issuedInstant' | 'years'>[] {
  return [...(document.previous ?? []), document]
}
