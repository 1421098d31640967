/** Making a root. */
import { createRoot as makeRoot, type SigningAuthority } from '../../../authority/certificates/issue.ts'
import { parseDnsSuffix } from '../../../authority/certificates/name-constraints.ts'
import { fail, ok, type Reply, type Failure } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import type { Tell } from '../../world/keeper.ts'
import { saveCrl, signNextCrl, tellCrl, type FreshCrl } from '../crls/publishing.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { issueContext, reserveIds, type CertificateContext } from '../keys/context.ts'
import { demandClock } from '../keys/clock-check.ts'
import { sealNewRoot } from '../keys/root-sealing.ts'
import { passphraseLengthMin } from '../../../contract/limits/passphrase.ts'

/** A root that is made and not yet kept. */
interface PreparedRoot {
  readonly root: StoredRoot
  readonly certificateId: string
  /** To be wiped by whoever asked. */
  readonly dataKey: Buffer
  readonly crl: FreshCrl
  readonly thumbprint: string
  readonly authority: SigningAuthority
}

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
  const prepared = await prepareRoot(context, input)
  if (!prepared.ok) return prepared
  const { root, certificateId, dataKey } = prepared.value
  const saved = context.keeper.keepTogether((tell) => {
    keepRoot(context, prepared.value, tell)
    alongside(root.rootId, tell)
    return ok(undefined)
  })
  if (saved.ok) context.ring.unlock(root.rootId, dataKey)
  dataKey.fill(0)
  return saved.ok ? ok({ rootId: root.rootId, certificateId }) : saved
}

/**
 * Says beforehand whether a root could be created.
 * @returns The suffixes that it may sign below, or what `createRoot` gives.
 */
export function lookAtNewRoot(
  context: CertificateContext,
  input: Pick<ParsedInputOf<'root.create'>, 'name' | 'passphrase' | 'permittedDnsSuffixes'>,
): Reply<string[]> {
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
  return ok(permitted)
}

/** Makes a root with its first CRL, and keeps nothing of it yet. */
export async function prepareRoot(
  context: CertificateContext,
  input: ParsedInputOf<'root.create'>,
): Promise<Reply<PreparedRoot>> {
  const permitted = lookAtNewRoot(context, input)
  if (!permitted.ok) return permitted
  const name = input.name.trim()
  const { years, keyBits, passphrase } = input
  const request = { commonName: name, years, keyBits, permittedDnsSuffixes: permitted.value }
  const made = await makeRoot(request, issueContext(context))
  if (!made.ok) return { ok: false, failure: { ...made.failure, field: ownField(made.failure) } }
  const ids = reserveIds(context, 'root', 1)
  const certificateIds = ids.ok ? reserveIds(context, 'certificate', 1) : ids
  if (!ids.ok) return ids
  if (!certificateIds.ok) return certificateIds
  const [rootId = '', certificateId = ''] = [...ids.value, ...certificateIds.value]
  const { certificate, privateKey, thumbprint } = made.value
  const sealed = await sealNewRoot(context, {
    rootId,
    certificateId,
    name,
    keyBits,
    years,
    passphrase,
    certificate,
    privateKey,
  })
  const root = { rootId, document: sealed.document, sealedKey: sealed.sealedKey }
  const crl = await signNextCrl(context, root, undefined, [], made.value)
  if (!crl.ok) return crl
  return ok({ root, certificateId, dataKey: sealed.dataKey, crl: crl.value, thumbprint, authority: made.value })
}

/** Keeps a root; for use inside a transaction. */
export function keepRoot(context: CertificateContext, prepared: PreparedRoot, tell: Tell): void {
  const { workspace } = context.dependencies
  const { root, crl, thumbprint } = prepared
  const { rootId, document, sealedKey } = root
  workspace.saveRoot({ id: rootId, document, sealedKey })
  workspace.appendAudit({ kind: 'root.created', subject: rootId, details: { thumbprint } })
  saveCrl(context, root, crl)
  tellCrl(tell, root, crl)
  tell('root.created', { root: document.name })
}

/** The authority calls the name of a root its common name. */
function ownField({ field }: Failure): string {
  return field === undefined || field === 'commonName' ? 'name' : field
}
