/** Renewal: another certificate for the same names with a serial number of its own; the old one stays listed and revocable. */
import { issueHost, privateKeyToDer } from '../../authority/issue.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { issueContext, openAuthority, openHostKey, type DeskContext } from './desk-context.ts'
import { distributionPointOf } from './crl-policy.ts'
import { certificateIn, type CertificateDocument } from './documents.ts'
import { issuedHere } from './revoking.ts'
import { saveIssued } from './signing.ts'

/**
 * Renews a certificate for as long as the old one was made for.
 * @returns The new id, or `certificate.unknown`, `certificate.notIssuedHere`, `certificate.alreadyRenewed`,
 *   `certificate.keyRevoked`, `certificate.badValidity`, `root.locked`.
 */
export async function renewCertificate(
  context: DeskContext,
  { certificateId, newKey }: ParsedInputOf<'certificate.renew'>,
): Promise<Reply<{ certificateId: string }>> {
  const found = issuedHere(context, certificateId)
  if (!found.ok) return found
  const { certificate, root, name } = found.value
  const { document } = certificate
  if (document.supersededBy !== undefined) {
    return fail('certificate.alreadyRenewed', { name, successor: document.supersededBy }, { field: 'certificateId' })
  }
  // A key whose certificate was revoked may be in other hands.
  if (document.revocation && !newKey) return fail('certificate.keyRevoked', { name }, { field: 'newKey' })
  const authority = openAuthority(context, root)
  if (!authority.ok) return authority
  const key = newKey ? ok(null) : openHostKey(context, certificate, root)
  if (!key.ok) return key

  const old = certificateIn(document.der)
  const [fqdn = old.commonName, ...alsoKnownAs] = old.dnsNames
  const keptKey = key.value
  const drawing = issueContext(context)
  const issued = await issueHost(
    { fqdn, alsoKnownAs, years: document.years, keyBits: old.keyBits, ...distributionPointOf(context, root.rootId) },
    authority.value,
    keptKey ? { ...drawing, keys: { generateRsa: () => Promise.resolve(keptKey) } } : drawing,
  )
  if (!issued.ok) return issued
  const renewed: CertificateDocument = {
    kind: 'host',
    der: issued.value.certificate.toString('base64'),
    issuedInstant: context.keeper.now(),
    years: document.years,
  }
  const fresh = {
    fqdn,
    document: renewed,
    sealInput: privateKeyToDer(issued.value.privateKey),
    thumbprint: issued.value.thumbprint,
  }
  const { workspace } = context.dependencies
  const saved = saveIssued(context, root, [fresh], ([successor = '']) => {
    workspace.saveCertificate({
      id: certificateId,
      rootId: root.rootId,
      document: { ...document, supersededBy: successor },
      sealedKey: certificate.sealedKey,
    })
    workspace.appendAudit({ kind: 'certificate.renewed', subject: certificateId, details: { name, successor } })
  })
  return saved.ok ? ok({ certificateId: saved.value.certificateIds[0] ?? '' }) : saved
}
