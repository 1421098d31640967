/** Issues a root again with the same name and key, so that what is weak about it is cured and what it has issued stays. */
import { weaknessesOf } from '../../../authority/inspection/foreign-authority.ts'
import { reissueRoot as sign } from '../../../authority/certificates/issue.ts'
import { ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { publishCrl } from '../crls/publishing.ts'
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
  const saved = workspace.transaction(() => {
    workspace.saveRoot({ id: rootId, document: reissued, sealedKey })
    workspace.appendAudit({
      kind: 'root.reissued',
      subject: rootId,
      details: { thumbprint, previousThumbprint: old.thumbprint },
    })
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const recorded = context.keeper.record('root.reissued', { root: document.name })
  if (!recorded.ok) return recorded
  // It may have had none, because it was not allowed to sign any.
  const crl = context.inventory.latestCrl(rootId) ? ok(null) : await publishCrl(context, rootId)
  if (!crl.ok) return crl
  const remaining = weaknessesOf(certificateIn(der), now)
  return ok({
    certificateId: document.certificateId,
    thumbprint,
    healed: weaknessesOf(old, now).filter((weakness) => !remaining.includes(weakness)),
    remaining,
  })
}
