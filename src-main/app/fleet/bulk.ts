/**
 * One operation on many machines. What each of them would say is found out on a copy of the world, before the first is touched;
 * the turn of the command lasts until the last one is done, so that nothing can change in between.
 */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import { calls } from '../../contract/registry.ts'
import type { BulkOperation } from '../../contract/views/bulk.ts'
import type { CommandInput } from '../../emulator/index.ts'
import { asideScripts } from '../../runbook/script-view.ts'
import { translate } from '../actions/actions.ts'
import { failureView } from '../base/failure-view.ts'
import { sliceMilliseconds } from '../base/slices.ts'
import type { WorldContext } from '../world/context.ts'

type BulkContext = Pick<WorldContext, 'keeper' | 'withFix'>

/** What one of the machines would say. */
interface Outcome {
  readonly vmId: string
  readonly input: CommandInput
  readonly refusal: Failure | null
}

/** Says what each machine would be refused with, and what is done on real hosts for those that would not. */
export async function checkBulk(
  context: BulkContext,
  { operation, vmIds, language }: ParsedInputOf<'bulk.check'>,
): Promise<Reply<OutputOf<'bulk.check'>>> {
  const { keeper } = context
  const { world } = keeper.emulator
  const vms = new Map(world.vms.map((vm) => [vm.vmId, vm]))
  const hostNames = new Map(world.hosts.map((host) => [host.hostId, host.name]))
  const outcomes = await tryEach(context, operation, vmIds)
  return ok({
    machines: outcomes.map(({ vmId, refusal }) => {
      const vm = vms.get(vmId)
      return {
        vmId,
        vmName: vm?.name ?? vmId,
        hostName: hostNames.get(vm?.hostId ?? '') ?? '',
        refusal: refusal === null ? null : failureView(refusal),
      }
    }),
    scripts: asideScripts(
      outcomes
        .filter(({ refusal }) => refusal === null)
        .flatMap(({ input }) =>
          translate({ name: input.name, input: input.input, at: keeper.now(), meaning: keeper.meaningOf(input) }).map(
            (action) => ({ action, note: 'asAdministrator', page: null }),
          ),
        ),
      language,
    ),
  })
}

/**
 * Carries an operation out on many machines.
 * @returns How many; or what the first machine refuses, which changes nothing. Only what a copy of the world cannot know, such as
 *   a full disk, stops it on the way, with `partly`.
 */
export async function runBulk(
  context: BulkContext,
  { operation, vmIds, leavesOutRefused }: ParsedInputOf<'bulk.run'>,
): Promise<Reply<OutputOf<'bulk.run'>>> {
  const outcomes = await tryEach(context, operation, vmIds)
  const refused = outcomes.find(({ refusal }) => refusal !== null)
  const accepted = outcomes.filter(({ refusal }) => refusal === null)
  if (refused?.refusal && (!leavesOutRefused || accepted.length === 0)) return { ok: false, failure: refused.refusal }
  const giveWay = breathing()
  for (const [index, { input }] of accepted.entries()) {
    const done = context.keeper.apply(input)
    if (!done.ok) return { ok: false, failure: stoppedAt(done.failure, index) }
    await giveWay()
  }
  return ok({ doneCount: accepted.length, leftOutCount: outcomes.length - accepted.length })
}

/** In order, on one copy: what the first does may be what the second is refused with. */
async function tryEach(context: BulkContext, operation: BulkOperation, vmIds: readonly string[]): Promise<Outcome[]> {
  const stage = await context.keeper.trial()
  const known = new Set(stage.emulator.world.vms.map((vm) => vm.vmId))
  const giveWay = breathing()
  const outcomes: Outcome[] = []
  for (const vmId of new Set(vmIds)) {
    const input = inputOf(operation, vmId)
    const reply = known.has(vmId) ? stage.apply(input) : fail('vm.unknown', { vmId })
    outcomes.push({ vmId, input, refusal: reply.ok ? null : context.withFix(reply.failure) })
    await giveWay()
  }
  return outcomes
}

/** The command of the world for one machine. */
function inputOf(operation: BulkOperation, vmId: string): CommandInput {
  const isResynchronization = operation === 'replication.resynchronize'
  const name = isResynchronization ? 'replication.resume' : operation
  const input = calls[name].input.parse({ vmId, ...(isResynchronization ? { resynchronize: true } : {}) })
  // The schema of the call is that of the command.
  return { kind: 'command', name, input } as CommandInput
}

/** A thousand machines take longer than anybody else shall wait. */
function breathing(): () => Promise<void> {
  let until = performance.now() + sliceMilliseconds
  return async () => {
    if (performance.now() < until) return
    await new Promise((resolve) => setImmediate(resolve))
    until = performance.now() + sliceMilliseconds
  }
}

function stoppedAt(failure: Failure, index: number): Failure {
  return index === 0 ? failure : { ...failure, partly: { done: ['bulk.some'], remaining: ['bulk.others'] } }
}
