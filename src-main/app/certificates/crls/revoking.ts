/** Revocation: the certificate is marked and the CRL that says so is signed in the same step, so that neither is without the other. */
import { dirname } from 'node:path'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { saveCrl, signNextCrl, tellCrl } from './publishing.ts'
import { certificateIn, nameOf, type CrlEntry } from '../inventory/documents.ts'
import type { StoredCertificate, StoredRoot } from '../inventory/documents.ts'
import type { CertificateContext } from '../keys/context.ts'
import { rememberFolder } from '../export-folder/remembered.ts'
import { openCrlFile, writeWith } from './crl-file.ts'

/**
 * Revokes a certificate and signs the next CRL. The hosts know of it once they have imported that CRL.
 * @returns The CRL's number, or `certificate.unknown`, `certificate.notIssuedHere`, `certificate.alreadyRevoked`,
 *   `root.locked`, `root.mayNotSignCrl`.
 */
export async function revokeCertificate(
  context: CertificateContext,
  { certificateId, reason, folder }: ParsedInputOf<'certificate.revoke'>,
): Promise<Reply<{ crlNumber: number; path: string | null }>> {
  const found = issuedHere(context, certificateId)
  if (!found.ok) return found
  const { certificate, root, name } = found.value
  if (certificate.document.revocation) return fail('certificate.alreadyRevoked', { name }, { field: 'certificateId' })
  return revokeTogether(context, root, [{ certificate, name }], reason, folder)
}

/** A certificate that is about to be revoked, with the name to call it by. */
export interface Revocable {
  readonly certificate: StoredCertificate
  readonly name: string
}

/**
 * Revokes certificates of one root, all or none, with one CRL.
 * @param folder Where the CRL is wanted as a file; where it cannot be written, nothing is revoked.
 * @returns The CRL's number and where its file is, or `root.locked`, `root.mayNotSignCrl`, `file.*`.
 */
export async function revokeTogether(
  context: CertificateContext,
  root: StoredRoot,
  chosen: readonly Revocable[],
  reason: CrlEntry['reason'],
  folder?: string,
): Promise<Reply<{ crlNumber: number; path: string | null }>> {
  const { workspace, now } = context.dependencies
  const target = await openCrlFile(context, root, folder)
  if (!target.ok) return target
  const revokedWallInstant = Math.floor(now().getTime() / 1000) * 1000
  const entries = chosen.map(({ certificate: { certificateId, document } }) => {
    const { serialNumber, notAfter } = certificateIn(document.der)
    return { certificateId, serialNumber, revokedWallInstant, reason, notAfterWallInstant: notAfter.getTime() }
  })
  const signed = await signNextCrl(context, root, undefined, entries)
  if (!signed.ok) return signed
  const { crlNumber } = signed.value
  const keep = context.keeper.keepTogether
  return writeWith(target.value, signed.value, () =>
    keep((tell) => {
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
      for (const { name } of chosen) tell('certificate.revoked', { name, reason })
      tellCrl(tell, root, signed.value)
      if (target.value) rememberFolder(workspace, 'crl', dirname(target.value.path))
      return ok({ crlNumber, path: target.value?.path ?? null })
    }),
  )
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
