/** Renewal: another certificate for the same names with a serial number of its own; the old one stays listed and revocable. */
import { issueHost, privateKeyToDer } from '../../authority/issue.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { issueContext, openAuthority, openHostKey, type DeskContext } from './desk-context.ts'
import { distributionPointOf } from './crl-policy.ts'
import { certificateIn, type CertificateDocument } from './documents.ts'
import { issuedHere } from './revoking.ts'
import { outsideConstraint, saveIssued } from './signing.ts'
import { signingRoot } from './trust.ts'

/**
 * Renews a certificate for as long as the old one was made for, from the successor of its root if there is one.
 * @returns The new id, or `certificate.unknown`, `certificate.notIssuedHere`, `certificate.alreadyRenewed`,
 *   `certificate.keyRevoked`, `certificate.badValidity`, `name.outsideConstraint`, `root.locked`.
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
  const issuer = signingRoot(context, root)
  const authority = openAuthority(context, issuer)
  if (!authority.ok) return authority
  const key = newKey ? ok(null) : openHostKey(context, certificate, root)
  if (!key.ok) return key

  const old = certificateIn(document.der)
  const [fqdn = old.commonName, ...alsoKnownAs] = old.dnsNames
  for (const each of [fqdn, ...alsoKnownAs]) {
    const outside = outsideConstraint(issuer, each, 'certificateId')
    if (outside) return outside
  }
  const keptKey = key.value
  const drawing = issueContext(context)
  const issued = await issueHost(
    { fqdn, alsoKnownAs, years: document.years, keyBits: old.keyBits, ...distributionPointOf(context, issuer.rootId) },
    authority.value,
    keptKey ? { ...drawing, keys: { generateRsa: () => Promise.resolve(keptKey) } } : drawing,
  )
  if (!issued.ok) return issued
  const renewed: CertificateDocument = {
    kind: 'host',
    der: issued.value.certificate.toString('base64'),
    issuedInstant: context.keeper.now(),
    years: document.years,
    // Templates belong to a root, and another root has others.
    ...(document.template === undefined || issuer.rootId !== root.rootId ? {} : { template: document.template }),
  }
  const fresh = {
    fqdn,
    document: renewed,
    sealInput: privateKeyToDer(issued.value.privateKey),
    thumbprint: issued.value.thumbprint,
  }
  const { workspace } = context.dependencies
  const saved = saveIssued(context, issuer, [fresh], ([successor = '']) => {
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
