/** Locking roots: one, all at once, and those whose time is over. */
import { ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { CertificateContext } from './context.ts'

/** Locks a root, whether it was unlocked or not; nothing, or `root.unknown`. */
export function lockRoot({ inventory, keeper, ring }: CertificateContext, rootId: string): Reply<Nothing> {
  const root = inventory.root(rootId)
  if (!root.ok) return root
  ring.lock(rootId)
  const recorded = keeper.record('root.locked', { root: root.value.document.name })
  return recorded.ok ? ok({}) : recorded
}

/** Locks every root. The keys are gone before anything is written, because the computer may be about to sleep. */
export function lockAllRoots({ inventory, keeper, ring }: CertificateContext): Reply<{ rootIds: string[] }> {
  const rootIds = ring.lockAll()
  for (const rootId of rootIds) {
    const recorded = keeper.record('root.locked', { root: inventory.rootName(rootId) })
    if (!recorded.ok) return recorded
  }
  return ok({ rootIds })
}

/** Locks roots whose time is over. */
export function lockIdleRoots({ inventory, keeper, ring }: CertificateContext): void {
  for (const rootId of ring.lockIdle()) keeper.record('root.locked', { root: inventory.rootName(rootId) })
}
