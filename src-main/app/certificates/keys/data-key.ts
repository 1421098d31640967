/** A root's data key, which opens every other key of it. Every attempt is in the audit trail, also one that fails. */
import { openWithPassphrase } from '../../../authority/vault/vault.ts'
import { ok, type Reply } from '../../../contract/failure.ts'
import { purposes } from './opening.ts'
import { type CertificateContext } from './context.ts'
import type { StoredRoot } from '../inventory/documents.ts'

/**
 * Opens the data key of a root and writes the attempt down.
 * @returns The key, for the caller to wipe, or `root.wrongPassphrase`, `root.keyUnreadable`, or the workspace's failure.
 */
export async function openDataKey(
  { dependencies: { workspace } }: CertificateContext,
  { rootId, document }: StoredRoot,
  passphrase: string,
): Promise<Reply<Buffer>> {
  const purpose = purposes.dataKey(rootId)
  const opened = await openWithPassphrase(document.dataKeyEnvelope, { passphrase, purpose, root: document.name })
  const audited = workspace.transaction(() => {
    workspace.appendAudit({ kind: opened.ok ? 'root.unlocked' : 'root.unlockRefused', subject: rootId, details: {} })
    return ok(undefined)
  })
  if (!opened.ok || audited.ok) return opened
  // What cannot be written down is not done.
  opened.value.fill(0)
  return audited
}
