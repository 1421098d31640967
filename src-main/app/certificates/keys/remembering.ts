/**
 * Passphrases that the system remembers. The workspace keeps what the system sealed; without the system's key, on another
 * computer or for another user, that is worth nothing, and the passphrase opens the root as before. A remembered passphrase is
 * a convenience and never the only way (Certificates reference 4.1).
 */
import { withDetail } from '../../../contract/problems.ts'
import { z } from 'zod'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import type { Workspace } from '../../../workspace/index.ts'
import { readBounded } from '../../base/read-bounded.ts'
import type { SecretKeeper } from '../../base/secret-keeper.ts'
import { openDataKey } from './data-key.ts'
import type { CertificateContext } from './context.ts'
import type { StoredRoot } from '../inventory/documents.ts'

/** Sealed by the system, or the file of the root of a sample, whose passphrase was drawn and never told. */
const rememberedPassphrase = z.union([z.object({ sealed: z.base64() }), z.object({ file: z.string() })])
const settingOf = (rootId: string) => `remembered ${rootId}`

/** Why passphrases cannot be remembered: `shell`, or what the system offers; null if they can. */
export async function rememberingProblem({ dependencies }: CertificateContext): Promise<string | null> {
  return dependencies.secretKeeper ? dependencies.secretKeeper.problem() : 'shell'
}

/** Whether a passphrase is kept for a root. */
export function isRemembered({ dependencies: { workspace } }: CertificateContext, rootId: string): boolean {
  return workspace.findSetting(settingOf(rootId)) !== undefined
}

/**
 * Has the system seal a passphrase.
 * @returns What is to be kept, or `passphrase.shellRemembersNone`, `passphrase.noSafeStore`, `passphrase.storeFailed`.
 */
export async function sealPassphrase(context: CertificateContext, passphrase: string): Promise<Reply<string>> {
  const keeper = await safeKeeper(context)
  if (!keeper.ok) return keeper
  try {
    return ok(Buffer.from(await keeper.value.seal(passphrase)).toString('base64'))
  } catch (error) {
    return storeFailed(error)
  }
}

/** Keeps what was sealed; for use inside a transaction. */
export function keepSealed({ dependencies: { workspace } }: CertificateContext, rootId: string, sealed: string): void {
  workspace.saveSetting(settingOf(rootId), { sealed })
  workspace.appendAudit({ kind: 'root.passphraseRemembered', subject: rootId, details: {} })
}

/** Keeps where the passphrase of a root lies that nobody has chosen; for use inside a transaction. */
export function keepPassphraseFile(workspace: Workspace, rootId: string, file: string): void {
  workspace.saveSetting(settingOf(rootId), { file })
}

/** Takes what was kept away, if anything was; for use inside a transaction. */
export function forget({ dependencies: { workspace } }: CertificateContext, rootId: string): boolean {
  const wasRemembered = workspace.removeSetting(settingOf(rootId))
  if (wasRemembered) workspace.appendAudit({ kind: 'root.passphraseForgotten', subject: rootId, details: {} })
  return wasRemembered
}

/**
 * Forgets the passphrase of a root; this works in every shell.
 * @returns Whether there was one, or `root.unknown`.
 */
export function forgetPassphrase(
  context: CertificateContext,
  { rootId }: ParsedInputOf<'root.forgetPassphrase'>,
): Reply<{ wasRemembered: boolean }> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  return context.dependencies.workspace.transaction(() => ok({ wasRemembered: forget(context, rootId) }))
}

/**
 * Unlocks a root with the passphrase that the system remembers. One that opens the root no more is forgotten.
 * @returns Nothing, or `root.unknown`, `root.wrongPassphrase`, `root.keyUnreadable`, or a `passphrase.*` failure.
 */
export async function unlockRemembered(
  context: CertificateContext,
  { rootId, minutes }: ParsedInputOf<'root.unlockRemembered'>,
): Promise<Reply<Nothing>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const opened = await openRemembered(context, root.value)
  if (!opened.ok) return opened
  const { passphrase, sealedAgain } = opened.value
  const dataKey = await openDataKey(context, root.value, passphrase)
  const saved = context.dependencies.workspace.transaction(() => {
    if (!dataKey.ok && dataKey.failure.code === 'root.wrongPassphrase') forget(context, rootId)
    if (dataKey.ok && sealedAgain !== null) keepSealed(context, rootId, sealedAgain)
    return ok(undefined)
  })
  if (!dataKey.ok) return dataKey
  if (!saved.ok) return saved
  context.ring.unlock(rootId, dataKey.value, minutes)
  dataKey.value.fill(0)
  const recorded = context.keeper.record('root.unlocked', { root: root.value.document.name })
  return recorded.ok ? ok({}) : recorded
}

async function openRemembered(
  context: CertificateContext,
  { rootId, document: { name } }: StoredRoot,
): Promise<Reply<{ passphrase: string; sealedAgain: string | null }>> {
  const kept = rememberedPassphrase.safeParse(context.dependencies.workspace.findSetting(settingOf(rootId)))
  if (!kept.success) return fail('passphrase.notRemembered', { root: name }, { field: 'rootId' })
  if ('file' in kept.data) {
    const bytes = await readBounded(kept.data.file)
    return bytes === null
      ? fail('passphrase.notRemembered', { root: name }, { field: 'rootId' })
      : ok({ passphrase: bytes.toString('utf8').trim(), sealedAgain: null })
  }
  const keeper = await safeKeeper(context)
  if (!keeper.ok) return keeper
  try {
    const { text, shouldSealAgain } = await keeper.value.open(Buffer.from(kept.data.sealed, 'base64'))
    const again = shouldSealAgain ? await sealPassphrase(context, text) : null
    // It is open; that it could not be sealed with the new key shows when the old one is gone.
    return ok({ passphrase: text, sealedAgain: again?.ok ? again.value : null })
  } catch (error) {
    return storeFailed(error)
  }
}

async function safeKeeper({ dependencies }: CertificateContext): Promise<Reply<SecretKeeper>> {
  const { secretKeeper } = dependencies
  if (!secretKeeper) return fail('passphrase.shellRemembersNone')
  const store = await secretKeeper.problem()
  return store === null ? ok(secretKeeper) : fail('passphrase.noSafeStore', { store })
}

/** The system's words, without a full stop and on one line; they never hold what was to be sealed. */
function storeFailed(error: unknown): Reply<never> {
  const words = error instanceof Error ? error.message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200) : '-'
  return fail('passphrase.storeFailed', { problem: withDetail('foreign', words) })
}
