/** What everything around certificates shares, and the one way to a private key: through the unlocked root. */
import { type IssueContext } from '../../../authority/certificates/issue.ts'
import { nativeKeys } from '../../../authority/keys/key-factory.ts'
import { ok, type Reply } from '../../../contract/failure.ts'
import type { InventoryContext } from '../inventory/context.ts'
import type { KeyRing } from './key-ring.ts'

export interface CertificateContext extends InventoryContext {
  readonly ring: KeyRing
}

export type Progress = (done: number, total: number) => void

/** The next ids of a kind, durably taken. */
export function reserveIds(context: CertificateContext, kind: 'root' | 'certificate', count: number): Reply<string[]> {
  const first = context.dependencies.workspace.reserve(kind, count)
  if (!first.ok) return first
  return ok(Array.from({ length: count }, (_, index) => `${kind}-${first.value + index}`))
}

/** What every signature needs from outside. */
export function issueContext({ dependencies }: CertificateContext): IssueContext {
  return { keys: dependencies.keys ?? nativeKeys, now: dependencies.now(), randomBytes: dependencies.randomBytes }
}

/**
 * What is added to a date of a file from elsewhere to make it one of the virtual clock, in milliseconds. A lab takes such dates as
 * they are written: its clock begins at an instant of its own, so that a file of a lab means the same on every day.
 */
export function foreignShift({ dependencies, keeper }: CertificateContext): number {
  return dependencies.foreignDates === 'asWritten' ? 0 : keeper.now() - dependencies.now().getTime()
}
