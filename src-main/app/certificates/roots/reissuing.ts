/** Issues a root again with the same name and key, so that what is weak about it is cured and what it has issued stays. */
import { weaknessesOf } from '../../../authority/inspection/foreign-authority.ts'
import { reissueRoot as sign } from '../../../authority/certificates/issue.ts'
import { ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { saveCrl, signNextCrl, tellCrl } from '../crls/publishing.ts'
import { openAuthority } from '../keys/opening.ts'
import { type CertificateContext } from '../keys/context.ts'
import { certificateIn, type RootDocument } from '../inventory/documents.ts'

/**
 * Re-issues a root. Its id stays, because to Windows it is the same issuer: the same name and the same key.
 * @returns What is cured and what is left, or `root.unknown`, `root.locked`, `certificate.badValidity`.
 */
export async function reissueRoot(
  context: CertificateContext,
  { rootId, years }: ParsedInputOf<'root.reissue'>,
): Promise<Reply<OutputOf<'root.reissue'>>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const authority = openAuthority(context, root.value)
  if (!authority.ok) return authority
  const { now: clock, randomBytes, workspace } = context.dependencies
  const now = clock()
  const made = await sign({ years }, authority.value, { now, randomBytes })
  if (!made.ok) return made
  const { document, sealedKey } = root.value
  const old = certificateIn(document.der)
  const der = made.value.certificate.toString('base64')
  const reissued: RootDocument = {
    ...document,
    der,
    issuedInstant: context.keeper.now(),
    years,
    previous: [
      ...(document.previous ?? []),
      { der: document.der, issuedInstant: document.issuedInstant, years: document.years },
    ],
  }
  const { thumbprint } = made.value
  // It may have had none, because it was not allowed to sign any.
  const cured = { ...root.value, document: reissued }
  const hasNone = context.inventory.latestCrl(rootId) === null
  const { privateKey } = authority.value
  const signedBy = { certificate: made.value.certificate, privateKey }
  const crl = hasNone ? await signNextCrl(context, cured, undefined, [], signedBy) : ok(null)
  if (!crl.ok) return crl
  const saved = context.keeper.keepTogether((tell) => {
    workspace.saveRoot({ id: rootId, document: reissued, sealedKey })
    workspace.appendAudit({
      kind: 'root.reissued',
      subject: rootId,
      details: { thumbprint, previousThumbprint: old.thumbprint },
    })
    tell('root.reissued', { root: document.name })
    if (crl.value !== null) {
      saveCrl(context, cured, crl.value)
      tellCrl(tell, cured, crl.value)
    }
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const remaining = weaknessesOf(certificateIn(der), now)
  return ok({
    certificateId: document.certificateId,
    thumbprint,
    healed: weaknessesOf(old, now).filter((weakness) => !remaining.includes(weakness)),
    remaining,
  })
}
