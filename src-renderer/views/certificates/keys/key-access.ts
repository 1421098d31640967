/** What forms share that need the key of a root: they ask for its passphrase themselves instead of sending the user away. */
import type { Reply } from '../../../../src-main/contract/failure.ts'
import type { RootView } from '../../../../src-main/contract/views/authority.ts'
import type { Call } from '../../../forms/form.svelte.ts'

/**
 * Unlocks a root if it is locked, then does what needs its key.
 * @param call Makes the calls, as a form gives it.
 * @param root The root whose key is needed.
 * @param passphrase What was typed; not used while the root is unlocked.
 * @param work What needs the key.
 * @returns The reply of the work, or why the root could not be unlocked; that failure belongs to the field `passphrase`.
 */
export async function withKey<Value>(
  call: Call,
  root: RootView | undefined,
  passphrase: string,
  work: () => Promise<Reply<Value>>,
): Promise<Reply<Value>> {
  if (root && !root.isUnlocked) {
    const unlocked = await unlock(call, root, passphrase)
    if (!unlocked.ok) return { ok: false, failure: { ...unlocked.failure, field: 'passphrase' } }
  }
  return work()
}

/**
 * As `withKey`, for what needs the keys of several roots.
 * @param roots The locked ones.
 * @param passphrases What was typed, by the ids of the roots.
 * @returns The reply of the work, or why a root could not be unlocked; that failure belongs to the field `passphrase.<id>`.
 */
export async function withKeys<Value>(
  call: Call,
  roots: readonly RootView[],
  passphrases: Readonly<Record<string, string>>,
  work: () => Promise<Reply<Value>>,
): Promise<Reply<Value>> {
  for (const root of roots) {
    const { rootId } = root
    const unlocked = await unlock(call, root, passphrases[rootId] ?? '')
    if (!unlocked.ok) return { ok: false, failure: { ...unlocked.failure, field: `passphrase.${rootId}` } }
  }
  return work()
}

/** With what was typed, or with what is remembered where nothing was. */
function unlock(call: Call, { rootId, isPassphraseRemembered }: RootView, passphrase: string): Promise<Reply<unknown>> {
  return passphrase === '' && isPassphraseRemembered
    ? call('root.unlockRemembered', { rootId })
    : call('root.unlock', { rootId, passphrase })
}
