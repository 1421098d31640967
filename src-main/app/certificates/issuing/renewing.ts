/** Renewal: another certificate for the same names with a serial number of its own; the old one stays listed and revocable. */
import { X509Certificate, type KeyObject } from 'node:crypto'
import {
  issueForKey,
  issueHost,
  privateKeyToDer,
  type IssueContext,
  type SignedCertificate,
} from '../../../authority/certificates/issue.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { issueContext, type CertificateContext } from '../keys/context.ts'
import { openAuthority, openHostKey } from '../keys/opening.ts'
import { distributionPointOf } from '../crls/policy.ts'
import { certificateIn, type CertificateDocument } from '../inventory/documents.ts'
import { issuedHere } from '../crls/revoking.ts'
import { outsideConstraint } from './names.ts'
import { saveIssued } from './issuing.ts'
import { signingRoot } from '../inventory/trust.ts'

/**
 * Renews a certificate for as long as the old one was made for, from the successor of its root if there is one.
 * @returns The new id, or `certificate.unknown`, `certificate.notIssuedHere`, `certificate.alreadyRenewed`,
 *   `certificate.keyRevoked`, `certificate.keyElsewhere`, `certificate.badValidity`, `name.outsideConstraint`, `root.locked`.
 */
export async function renewCertificate(
  context: CertificateContext,
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
  const isKeyOnHost = document.isKeyOnHost === true
  if (isKeyOnHost && newKey) return fail('certificate.keyElsewhere', { name }, { field: 'newKey' })
  const issuer = signingRoot(context.inventory, root)
  const authority = openAuthority(context, issuer)
  if (!authority.ok) return authority
  const key = newKey || isKeyOnHost ? ok(null) : openHostKey(context, certificate, root)
  if (!key.ok) return key

  const old = certificateIn(document.der)
  const [fqdn = old.commonName, ...alsoKnownAs] = old.dnsNames
  for (const each of [fqdn, ...alsoKnownAs]) {
    const outside = outsideConstraint(issuer, each, 'certificateId')
    if (outside) return outside
  }
  const wanted = {
    fqdn,
    alsoKnownAs,
    years: document.years,
    keyBits: old.keyBits,
    ...distributionPointOf(context, issuer.rootId),
  }
  const issued: Reply<SignedCertificate & { readonly privateKey?: KeyObject }> = isKeyOnHost
    ? await issueForKey(wanted, new X509Certificate(old.der).publicKey, authority.value, issueContext(context))
    : await issueHost(wanted, authority.value, withKey(issueContext(context), key.value))
  if (!issued.ok) return issued
  const renewed: CertificateDocument = {
    kind: 'host',
    der: issued.value.certificate.toString('base64'),
    issuedInstant: context.keeper.now(),
    years: document.years,
    // Templates belong to a root, and another root has others.
    ...(document.template === undefined || issuer.rootId !== root.rootId ? {} : { template: document.template }),
    ...(isKeyOnHost ? { isKeyOnHost } : {}),
  }
  const fresh = {
    fqdn,
    document: renewed,
    sealInput: issued.value.privateKey ? privateKeyToDer(issued.value.privateKey) : null,
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

/** What a signature needs, with a key that is kept in place of a new one. */
function withKey(context: IssueContext, kept: KeyObject | null): IssueContext {
  return kept ? { ...context, keys: { generateRsa: () => Promise.resolve(kept) } } : context
}
