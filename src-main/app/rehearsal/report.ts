/** One failover, or one test failover, as a document to keep. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import { renderFailover, renderTestFailover } from '../../runbook/failover-report.ts'
import type { HandlerContext } from '../certificates/context.ts'

/**
 * Renders what a machine remembers.
 * @param context What the handlers share.
 * @param input The record that failed over, or the replica and when its test failover began.
 * @returns The name and the text of the file, or `rehearsal.unknown`.
 */
export function reportOf(
  { keeper }: HandlerContext,
  { vmId, testStartedInstant, language }: ParsedInputOf<'rehearsal.report'>,
): Reply<OutputOf<'rehearsal.report'>> {
  const vm = keeper.emulator.vmView(vmId)
  if (!vm) return fail('vm.unknown', { vmId })
  const { replication, name } = vm
  if (testStartedInstant === undefined) {
    const failover = replication?.failover
    if (!failover) return fail('rehearsal.unknown', { vm: name })
    const text = renderFailover(name, failover, keeper.now(), language)
    return ok({ fileName: fileName(name, failover.failedOverInstant), text })
  }
  const test = replication?.testFailovers.find(({ startedInstant }) => startedInstant === testStartedInstant)
  if (!test) return fail('rehearsal.unknown', { vm: name })
  const facts = { dueInstant: replication?.nextTestFailoverInstant ?? null, now: keeper.now() }
  return ok({ fileName: fileName(name, testStartedInstant), text: renderTestFailover(name, test, facts, language) })
}

/** With the virtual instant, so that a later one does not take its place. Names of machines may hold what a file's may not. */
function fileName(vmName: string, at: number): string {
  const stamp = new Date(at).toISOString().slice(0, 16).replace('T', ' ').replace(':', '')
  return `${vmName.replace(/[^\p{L}\p{N}._-]+/gu, '-')} ${stamp}.html`
}
