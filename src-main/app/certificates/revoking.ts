/** Revocation: the certificate is marked and the CRL that says so is signed in the same step, so that neither is without the other. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { recordCrl, saveCrl, signNextCrl } from './crl-publishing.ts'
import { certificateIn, nameOf } from './documents.ts'
import type { StoredCertificate, StoredRoot } from './inventory.ts'
import type { DeskContext } from './desk-context.ts'

/**
 * Revokes a certificate and signs the next CRL. The hosts know of it once they have imported that CRL.
 * @returns The CRL's number, or `certificate.unknown`, `certificate.notIssuedHere`, `certificate.alreadyRevoked`,
 *   `root.locked`, `root.mayNotSignCrl`.
 */
export async function revokeCertificate(
  context: DeskContext,
  { certificateId, reason }: ParsedInputOf<'certificate.revoke'>,
): Promise<Reply<{ rootId: string; crlNumber: number }>> {
  const found = issuedHere(context, certificateId)
  if (!found.ok) return found
  const { certificate, root, name } = found.value
  if (certificate.document.revocation) return fail('certificate.alreadyRevoked', { name }, { field: 'certificateId' })
  const { workspace, now } = context.dependencies
  const { serialNumber, notAfter } = certificateIn(certificate.document.der)
  const revokedWallInstant = Math.floor(now().getTime() / 1000) * 1000
  const signed = await signNextCrl(context, root, undefined, [
    { certificateId, serialNumber, revokedWallInstant, reason, notAfterWallInstant: notAfter.getTime() },
  ])
  if (!signed.ok) return signed
  const saved = workspace.transaction(() => {
    workspace.saveCertificate({
      id: certificateId,
      rootId: root.rootId,
      document: { ...certificate.document, revocation: { wallInstant: revokedWallInstant, reason } },
      sealedKey: certificate.sealedKey,
    })
    workspace.appendAudit({ kind: 'certificate.revoked', subject: certificateId, details: { name, reason } })
    saveCrl(context, root, signed.value)
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const recorded = context.keeper.record('certificate.revoked', { name, reason })
  if (!recorded.ok) return recorded
  const published = recordCrl(context, root, signed.value)
  return published.ok ? ok({ rootId: root.rootId, ...published.value }) : published
}

/**
 * A certificate that one of our roots issued, with that root and the name to call it by.
 * @returns `certificate.unknown`, or `certificate.notIssuedHere` for roots and for certificates from elsewhere.
 */
export function issuedHere(
  context: DeskContext,
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
