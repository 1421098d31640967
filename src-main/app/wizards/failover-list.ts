/**
 * The machines of a host that does not answer, failed over as one list: in an order that can be changed, one after the other,
 * stopping at the first refusal unless told otherwise. What is done is not done again.
 */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import { isFailedOverState } from '../../contract/operations.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { FailoverListView } from '../../contract/views/disaster.ts'
import { asideScripts } from '../../runbook/script-view.ts'
import { translate } from '../actions/actions.ts'
import type { HandlerContext } from '../certificates/context.ts'
import type { Stage } from '../world/stage.ts'
import { commandOf } from './applying.ts'
import { failureView } from '../base/failure-view.ts'
import { unplannedCommands } from './failover-commands.ts'
import { runUnplannedFailover, unplannedFailover } from './running-failover.ts'

type Listed = FailoverListView['machines'][number]

/**
 * The list as it stands, each machine tried out on one copy of the world after those before it.
 * @param input The host, and the order that somebody chose.
 */
export async function viewFailoverList(
  context: HandlerContext,
  { hostId, vmIds, language }: ParsedInputOf<'failover.list'>,
): Promise<Reply<FailoverListView>> {
  const { keeper } = context
  const host = context.hosts().find((each) => each.hostId === hostId)
  if (!host) return fail('host.unknown', { hostId })
  const now = keeper.emulator.reachability()
  const place = new Map(vmIds.map((vmId, index) => [vmId, index]))
  const order = ({ vmId }: Pick<Listed, 'vmId'>) => place.get(vmId) ?? vmIds.length
  const found = machinesOf(context, hostId, now).toSorted((one, other) => order(one) - order(other))
  const trial = await keeper.trial()
  const machines = found.map((machine): Listed => {
    const failure = machine.isDone ? undefined : tryOn(trial, machine.vmId)
    return { ...machine, refusal: failure === undefined ? null : failureView(context.withFix(failure)) }
  })
  const sinceInstant = now.hosts.find((each) => each.hostId === hostId)?.silentSinceInstant ?? null
  return ok({ hostId, hostName: host.name, sinceInstant, machines, scripts: scriptsFor(context, machines, language) })
}

/**
 * Carries the list out. Everybody hears of each machine that is begun and done.
 * @param signal Ends it between two machines.
 * @returns The machines that run; or the first refusal, with `partly` where something was done before or after it.
 */
export async function runFailoverList(
  { keeper, hub, withFix }: Pick<HandlerContext, 'keeper' | 'hub' | 'withFix'>,
  { vmIds, goesOn }: ParsedInputOf<'failover.runList'>,
  signal: AbortSignal,
): Promise<Reply<OutputOf<'failover.runList'>>> {
  const done: string[] = []
  let first: Failure | undefined
  const tell = (vmId: string, status: 'inProgress' | 'successful' | 'failed') =>
    hub.emit('failoverList.changed', keeper.now(), { vmId, status })
  for (const [index, vmId] of vmIds.entries()) {
    if (signal.aborted) {
      first ??= fail('core.cancelled', { task: 'failover.runList' }).failure
      break
    }
    tell(vmId, 'inProgress')
    const reply = isRunning(keeper, vmId) ? ok({ vmId }) : await runUnplannedFailover(keeper, { vmId })
    tell(vmId, reply.ok ? 'successful' : 'failed')
    if (reply.ok) done.push(vmId)
    else first ??= { ...withFix(reply.failure), field: `vmIds.${index}` }
    if (!reply.ok && !goesOn) break
  }
  if (first === undefined) return ok({ vmIds: done })
  const steps = ['failover.runList' as const]
  return { ok: false, failure: done.length === 0 ? first : { ...first, partly: { done: steps, remaining: steps } } }
}

/** What is down there and could be taken over, and what has been, in the order in which machines come up. */
function machinesOf(
  { vms, hosts }: HandlerContext,
  hostId: string,
  now: ReturnType<HandlerContext['keeper']['emulator']['reachability']>,
): Omit<Listed, 'refusal'>[] {
  const all = vms()
  const known = hosts()
  const toHost = (vmId: string) => known.find((host) => host.vmIds.includes(vmId))?.name ?? ''
  return now.machines.flatMap(({ guid, name, hostId: serving, failoverVmId, state, startDelaySeconds }) => {
    const over = all.find((vm) => vm.guid === guid && vm.hostId !== hostId && isFailedOverState(vm.replication?.state))
    const isOld = over !== undefined && all.some((vm) => vm.guid === guid && vm.hostId === hostId)
    if (over && isOld) {
      const { failover } = over.replication ?? {}
      const { lostSeconds, lostBytes } = failover?.loss ?? { lostSeconds: 0, lostBytes: 0 }
      const pointInstant = failover?.recoveryPointInstant ?? 0
      const about = { vmId: over.vmId, name, toHost: toHost(over.vmId), startDelaySeconds, pointInstant }
      return [{ ...about, lostSeconds, lostBytes, isDone: over.state === 'Running' }]
    }
    if (serving !== hostId || state !== 'down' || failoverVmId === null) return []
    const way = now.relationships.find(({ toVmId, wouldHold }) => toVmId === failoverVmId && wouldHold)
    const { lostSeconds, lostBytes } = way?.loss ?? { lostSeconds: 0, lostBytes: 0 }
    const about = { vmId: failoverVmId, name, toHost: toHost(failoverVmId), startDelaySeconds }
    return [{ ...about, pointInstant: way?.lastSentInstant ?? 0, lostSeconds, lostBytes, isDone: false }]
  })
}

function isRunning({ emulator }: Pick<Stage, 'emulator'>, vmId: string): boolean {
  const vm = emulator.vmView(vmId)
  return vm?.state === 'Running' && isFailedOverState(vm.replication?.state)
}

function tryOn(trial: Stage, vmId: string): Failure | undefined {
  for (const command of unplannedFailover(trial, { vmId })) {
    const reply = trial.apply(command)
    if (!reply.ok) return reply.failure
  }
  return undefined
}

/** What is left to be done, as PowerShell for the hosts that take over. */
function scriptsFor(
  { keeper }: HandlerContext,
  machines: readonly Listed[],
  language: Language,
): FailoverListView['scripts'] {
  const parts = machines
    .filter(({ isDone }) => !isDone)
    .flatMap(({ vmId }) => unplannedCommands(vmId, undefined))
    .flatMap((step) => {
      const command = commandOf(step)
      const meaning = keeper.meaningOf(command)
      return translate({ name: command.name, input: command.input, at: keeper.now(), meaning })
    })
  return asideScripts(
    parts.map((action) => ({ action, note: 'onReplica', page: null })),
    language,
  )
}
