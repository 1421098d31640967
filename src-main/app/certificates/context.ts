/** What everything at the certificate desk shares, and the one way to a private key: through the unlocked root. */
import { type IssueContext } from '../../authority/certificates/issue.ts'
import { nativeKeys } from '../../authority/keys/key-factory.ts'
import { ok, type Reply } from '../../contract/failure.ts'
import type { CoreDependencies } from '../dependencies.ts'
import type { WorldKeeper } from '../world/keeper.ts'
import type { Inventory } from './inventory/inventory.ts'
import type { KeyRing } from './key-ring.ts'

export interface DeskContext {
  readonly dependencies: CoreDependencies
  readonly keeper: WorldKeeper
  readonly inventory: Inventory
  readonly ring: KeyRing
}

export type Progress = (done: number, total: number) => void

/** The next ids of a kind, durably taken. */
export function reserveIds(context: DeskContext, kind: 'root' | 'certificate', count: number): Reply<string[]> {
  const first = context.dependencies.workspace.reserve(kind, count)
  if (!first.ok) return first
  return ok(Array.from({ length: count }, (_, index) => `${kind}-${first.value + index}`))
}

/** What every signature needs from outside. */
export function issueContext({ dependencies }: DeskContext): IssueContext {
  return { keys: nativeKeys, now: dependencies.now(), randomBytes: dependencies.randomBytes }
}
