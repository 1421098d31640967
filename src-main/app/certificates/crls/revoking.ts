/** Revocation: the certificate is marked and the CRL that says so is signed in the same step, so that neither is without the other. */
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { recordCrl, saveCrl, signNextCrl } from './publishing.ts'
import { certificateIn, nameOf, type CrlEntry } from '../inventory/documents.ts'
import type { StoredCertificate, StoredRoot } from '../inventory/documents.ts'
import type { CertificateContext } from '../keys/context.ts'

/**
 * Revokes a certificate and signs the next CRL. The hosts know of it once they have imported that CRL.
 * @returns The CRL's number, or `certificate.unknown`, `certificate.notIssuedHere`, `certificate.alreadyRevoked`,
 *   `root.locked`, `root.mayNotSignCrl`.
 */
export async function revokeCertificate(
  context: CertificateContext,
  { certificateId, reason }: ParsedInputOf<'certificate.revoke'>,
): Promise<Reply<{ rootId: string; crlNumber: number }>> {
  const found = issuedHere(context, certificateId)
  if (!found.ok) return found
  const { certificate, root, name } = found.value
  if (certificate.document.revocation) return fail('certificate.alreadyRevoked', { name }, { field: 'certificateId' })
  const revoked = await revokeTogether(context, root, [{ certificate, name }], reason)
  return revoked.ok ? ok({ rootId: root.rootId, ...revoked.value }) : revoked
}

/** A certificate that is about to be revoked, with the name to call it by. */
export interface Revocable {
  readonly certificate: StoredCertificate
  readonly name: string
}

/**
 * Revokes certificates of one root, all or none, with one CRL.
 * @returns The CRL's number, or `root.locked`, `root.mayNotSignCrl`.
 */
export async function revokeTogether(
  context: CertificateContext,
  root: StoredRoot,
  chosen: readonly Revocable[],
  reason: CrlEntry['reason'],
): Promise<Reply<{ crlNumber: number }>> {
  const { workspace, now } = context.dependencies
  const revokedWallInstant = Math.floor(now().getTime() / 1000) * 1000
  const entries = chosen.map(({ certificate: { certificateId, document } }) => {
    const { serialNumber, notAfter } = certificateIn(document.der)
    return { certificateId, serialNumber, revokedWallInstant, reason, notAfterWallInstant: notAfter.getTime() }
  })
  const signed = await signNextCrl(context, root, undefined, entries)
  if (!signed.ok) return signed
  const saved = workspace.transaction(() => {
    for (const { certificate, name } of chosen) {
      const { certificateId, document, sealedKey } = certificate
      const revocation = { wallInstant: revokedWallInstant, reason }
      workspace.saveCertificate({
        id: certificateId,
        rootId: root.rootId,
        document: { ...document, revocation },
        sealedKey,
      })
      workspace.appendAudit({ kind: 'certificate.revoked', subject: certificateId, details: { name, reason } })
    }
    saveCrl(context, root, signed.value)
    return ok(undefined)
  })
  if (!saved.ok) return saved
  for (const { name } of chosen) {
    const recorded = context.keeper.record('certificate.revoked', { name, reason })
    if (!recorded.ok) return recorded
  }
  return recordCrl(context, root, signed.value)
}

/**
 * A certificate that one of our roots issued, with that root and the name to call it by.
 * @returns `certificate.unknown`, or `certificate.notIssuedHere` for roots and for certificates from elsewhere.
 */
export function issuedHere(
  context: CertificateContext,
  certificateId: string,
): Reply<{ certificate: StoredCertificate; root: StoredRoot; name: string }> {
  const { inventory } = context
  const asRoot = inventory.roots().find((root) => root.document.certificateId === certificateId)
  if (asRoot) return fail('certificate.notIssuedHere', { name: asRoot.document.name }, { field: 'certificateId' })
  const certificate = inventory.certificate(certificateId)
  if (!certificate.ok) return certificate
  const name = nameOf(certificate.value.document.der)
  const root = inventory.root(certificate.value.rootId)
  if (certificate.value.document.kind !== 'host' || !root.ok) {
    return fail('certificate.notIssuedHere', { name }, { field: 'certificateId' })
  }
  return ok({ certificate: certificate.value, root: root.value, name })
}
