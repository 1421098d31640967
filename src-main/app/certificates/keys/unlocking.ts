/** Unlocking a root with its passphrase. */
import { ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { openDataKey } from './data-key.ts'
import type { CertificateContext } from './context.ts'
import { isRemembered, keepSealed, sealPassphrase, unlockRemembered } from './remembering.ts'

/**
 * Unlocks a root, and has its passphrase remembered if that is wished.
 * @returns Nothing, or `root.unknown`, `root.wrongPassphrase`, `root.keyUnreadable`; a `passphrase.*` failure leaves the root
 *   locked, so that nobody believes something was remembered.
 */
export async function unlockRoot(
  context: CertificateContext,
  { rootId, passphrase, minutes, remember }: ParsedInputOf<'root.unlock'>,
): Promise<Reply<Nothing>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const dataKey = await openDataKey(context, root.value, passphrase)
  if (!dataKey.ok) return dataKey
  const sealed = remember ? await sealPassphrase(context, passphrase) : ok(null)
  if (!sealed.ok) return sealed
  if (sealed.value !== null) {
    const kept = sealed.value
    const saved = context.dependencies.workspace.transaction(() => ok(keepSealed(context, rootId, kept)))
    if (!saved.ok) return saved
  }
  context.ring.unlock(rootId, dataKey.value, minutes)
  dataKey.value.fill(0)
  const recorded = context.keeper.record('root.unlocked', { root: root.value.document.name })
  return recorded.ok ? ok({}) : recorded
}

/**
 * Unlocks a root that is locked, for a step that is about to need its key; without a passphrase, by the one that is remembered.
 * @returns Nothing, or what unlocking gives, at the field `passphrase`.
 */
export async function openRoot(context: CertificateContext, rootId: string, passphrase: string): Promise<Reply<void>> {
  if (context.ring.dataKey(rootId) !== null) return ok(undefined)
  const opened =
    passphrase === '' && isRemembered(context, rootId)
      ? await unlockRemembered(context, { rootId })
      : await unlockRoot(context, { rootId, passphrase, remember: false })
  return opened.ok ? ok(undefined) : { ok: false, failure: { ...opened.failure, field: 'passphrase' } }
}
