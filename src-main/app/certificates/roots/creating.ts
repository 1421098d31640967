/** Making a root. */
import { createRoot as makeRoot } from '../../../authority/certificates/issue.ts'
import { parseDnsSuffix } from '../../../authority/certificates/name-constraints.ts'
import { fail, ok, type Reply, type Failure } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import type { Tell } from '../../world/keeper.ts'
import { saveCrl, signNextCrl, tellCrl } from '../crls/publishing.ts'
import { issueContext, reserveIds, type CertificateContext } from '../keys/context.ts'
import { demandClock } from '../keys/clock-check.ts'
import { sealNewRoot } from '../keys/root-sealing.ts'
import { passphraseLengthMin } from '../../../contract/limits/passphrase.ts'

/**
 * Creates a root with its first CRL; the key stays unlocked for a while.
 * @param alongside What else belongs into the same transaction; gets the new id.
 * @returns The ids, or `time.wentBack`, `root.duplicateName`, `root.passphraseTooShort`, `certificate.badValidity`, `name.*`.
 */
export async function createRoot(
  context: CertificateContext,
  input: ParsedInputOf<'root.create'>,
  alongside: (rootId: string, tell: Tell) => void = () => {},
): Promise<Reply<{ rootId: string; certificateId: string }>> {
  const { workspace } = context.dependencies
  const clock = demandClock(context)
  if (!clock.ok) return clock
  const name = input.name.trim()
  if (context.inventory.roots().some((root) => root.document.name.toLowerCase() === name.toLowerCase())) {
    return fail('root.duplicateName', { name }, { field: 'name' })
  }
  if ([...input.passphrase].length < passphraseLengthMin) {
    return fail('root.passphraseTooShort', { lengthMin: passphraseLengthMin }, { field: 'passphrase' })
  }
  const permitted: string[] = []
  for (const [index, text] of input.permittedDnsSuffixes.entries()) {
    const suffix = parseDnsSuffix(text, `permittedDnsSuffixes.${index}`)
    if (!suffix.ok) return suffix
    permitted.push(suffix.value)
  }
  const { years, keyBits } = input
  const request = { commonName: name, years, keyBits, permittedDnsSuffixes: permitted }
  const made = await makeRoot(request, issueContext(context))
  if (!made.ok) return { ok: false, failure: { ...made.failure, field: ownField(made.failure) } }
  const ids = reserveIds(context, 'root', 1)
  const certificateIds = ids.ok ? reserveIds(context, 'certificate', 1) : ids
  if (!ids.ok) return ids
  if (!certificateIds.ok) return certificateIds
  const [rootId = '', certificateId = ''] = [...ids.value, ...certificateIds.value]

  const { dataKey, document, sealedKey } = await sealNewRoot(context, {
    rootId,
    certificateId,
    name,
    keyBits,
    years,
    passphrase: input.passphrase,
    certificate: made.value.certificate,
    privateKey: made.value.privateKey,
  })
  const root = { rootId, document, sealedKey }
  const crl = await signNextCrl(context, root, undefined, [], made.value)
  if (!crl.ok) return crl
  const saved = context.keeper.keepTogether((tell) => {
    workspace.saveRoot({ id: rootId, document, sealedKey })
    workspace.appendAudit({ kind: 'root.created', subject: rootId, details: { thumbprint: made.value.thumbprint } })
    saveCrl(context, root, crl.value)
    tellCrl(tell, root, crl.value)
    tell('root.created', { root: name })
    alongside(rootId, tell)
    return ok(undefined)
  })
  if (saved.ok) context.ring.unlock(rootId, dataKey)
  dataKey.fill(0)
  return saved.ok ? ok({ rootId, certificateId }) : saved
}

/** The authority calls the name of a root its common name. */
function ownField({ field }: Failure): string {
  return field === undefined || field === 'commonName' ? 'name' : field
}
