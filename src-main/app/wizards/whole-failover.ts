/**
 * A planned failover from the shutdown to the first client that is answered, on a stage: the world itself, or a copy on which it is
 * tried out. It goes on where it was stopped; each row knows whether it is done.
 */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import { networkLimits } from '../../contract/limits/network.ts'
import { operations } from '../../contract/operations.ts'
import type { VmView } from '../../contract/views/vm.ts'
import { wholeRows, type WholeFailoverView, type WholeRow } from '../../contract/views/dry-run.ts'
import type { Stage } from '../world/stage.ts'
import { commandOf } from './applying.ts'
import type { WizardStep } from './draft.ts'
import { plannedCommand, type PlannedStep } from './failover-commands.ts'
import { reverseCertificate, sendRest } from './running-failover.ts'

/** Longest wait for a guest to shut down or to start. */
const longestWaitMilliseconds = 30 * 60_000

/** The two records of the machine. */
interface Sides {
  readonly vmId: string
  readonly replicaVmId: string
}

interface RowStep {
  isDone(stage: Stage, sides: Sides): boolean
  run(stage: Stage, sides: Sides, progress: (percent: number) => void): Promise<Reply<unknown>>
}

type Mark = (row: WholeRow, status: 'inProgress' | 'successful' | 'failed', percent?: number) => void

/** Where it was stopped, and what is done until then. */
export interface WholeCourse {
  readonly replicaVmId: string
  readonly rows: WholeFailoverView['rows']
  readonly stopped: { readonly row: WholeRow; readonly failure: Failure } | null
}

/**
 * Carries it out.
 * @param vmId The primary; after the direction was reversed, still the record that was the primary.
 * @param mark Hears of each row.
 * @param signal Ends it between two rows.
 */
export async function carryThrough(
  stage: Stage,
  vmId: string,
  mark: Mark,
  signal?: AbortSignal,
): Promise<Reply<WholeCourse>> {
  const sides = sidesOf(stage, vmId)
  if (!sides.ok) return sides
  const { replicaVmId } = sides.value
  const rows: { row: WholeRow; tookMilliseconds: number }[] = []
  for (const row of wholeRows) {
    if (signal?.aborted) {
      const { failure } = fail('core.cancelled', { task: 'failover.runWhole' })
      return ok({ replicaVmId, rows, stopped: { row, failure } })
    }
    const began = stage.now()
    const step = steps[row]
    if (!step.isDone(stage, sides.value)) {
      mark(row, 'inProgress')
      const reply = await step.run(stage, sides.value, (percent) => mark(row, 'inProgress', percent))
      if (!reply.ok) {
        mark(row, 'failed')
        return ok({ replicaVmId, rows, stopped: { row, failure: reply.failure } })
      }
    }
    rows.push({ row, tookMilliseconds: stage.now() - began })
    mark(row, 'successful')
  }
  return ok({ replicaVmId, rows, stopped: null })
}

/** Whether an earlier run, or somebody by hand, has begun with it: then there is no way back to before. */
export function hasBegun(stage: Stage, vmId: string): boolean {
  const sides = sidesOf(stage, vmId)
  return sides.ok && (isPrepared(stage, sides.value) || isFailedOver(stage, sides.value))
}

/** From the stop to the first client that was answered; null before that. */
export function awaySecondsOf(stage: Stage, replicaVmId: string): number | null {
  const failover = stage.emulator.vmView(replicaVmId)?.replication?.failover
  if (!failover || failover.reachedInstant === null) return null
  return Math.max(0, Math.round((failover.reachedInstant - failover.stoppedInstant) / 1_000))
}

function sidesOf(stage: Stage, vmId: string): Reply<Sides> {
  const vm = stage.emulator.vmView(vmId)
  if (!vm) return fail('vm.unknown', { vmId })
  if (!vm.replication) return fail('replication.notEnabled', { vm: vm.name, operation: 'plannedFailover' })
  const peer = stage.peerOf(vmId)
  const isBegun = peer?.replication?.failover?.kind === 'planned' && peer.replication.failover.isReversed
  if (vm.replication.mode !== 'Primary' && !isBegun) {
    const { side } = operations['failover.prepare']
    return fail('replication.wrongSide', { vm: vm.name, operation: 'plannedFailover', side })
  }
  return peer
    ? ok({ vmId, replicaVmId: peer.vmId })
    : fail('failover.replicaNotReady', { vm: vm.name, state: 'Disabled' })
}

const steps: Readonly<Record<WholeRow, RowStep>> = {
  shutDown: {
    isDone: (stage, { vmId }) => viewOf(stage, vmId)?.state === 'Off',
    async run(stage, { vmId }) {
      const asked = give(stage, { call: 'vm.shutDown', input: { vmId } })
      if (!asked.ok) return asked
      return waitFor(stage, vmId, 'Off')
    },
  },
  sendData: {
    isDone: (stage, sides) => isPrepared(stage, sides) || isFailedOver(stage, sides),
    run: (stage, sides, progress) => sendRest(stage, progress, sides.vmId, plannedOf(stage, 'failover.prepare', sides)),
  },
  failOver: {
    isDone: (stage, sides) => isFailedOver(stage, sides),
    run: async (stage, sides) => stage.apply(plannedOf(stage, 'failover.start', sides)),
  },
  reverse: {
    isDone: (stage, { replicaVmId }) => viewOf(stage, replicaVmId)?.replication?.mode === 'Primary',
    run: async (stage, sides) => stage.apply(plannedOf(stage, 'replication.reverse', sides)),
  },
  start: {
    isDone: (stage, { replicaVmId }) => viewOf(stage, replicaVmId)?.state === 'Running',
    async run(stage, sides) {
      const started = stage.apply(plannedOf(stage, 'vm.start', sides))
      return started.ok ? waitFor(stage, sides.replicaVmId, 'Running') : started
    },
  },
  address: {
    isDone: (stage, { replicaVmId }) => addressSteps(stage, replicaVmId).length === 0,
    async run(stage, { replicaVmId }) {
      for (const step of addressSteps(stage, replicaVmId)) {
        const reply = give(stage, step)
        if (!reply.ok) return reply
      }
      return ok(undefined)
    },
  },
  dns: {
    isDone: (stage, { replicaVmId }) => dnsStep(stage, replicaVmId) === undefined,
    async run(stage, { replicaVmId }) {
      const step = dnsStep(stage, replicaVmId)
      return step === undefined ? ok(undefined) : give(stage, step)
    },
  },
  client: {
    isDone: () => false,
    async run(stage, { replicaVmId }) {
      const vm = viewOf(stage, replicaVmId)
      const machine = stage.emulator.reachability().machines.find(({ guid }) => guid === vm?.guid)
      if (machine?.state === 'reached' && machine.vmId === replicaVmId) return ok(undefined)
      return fail('failover.noClient', { vm: vm?.name ?? '', name: machine?.dnsName ?? '' })
    },
  },
}

/** What After Failover would do on the machine: connect its adapter, and give the guest its failover address. */
export function addressSteps(stage: Pick<Stage, 'emulator'>, vmId: string): WizardStep[] {
  const vm = viewOf(stage, vmId)
  const adapter = vm?.adapters[0]
  if (!vm || !adapter) return []
  const { adapterId, ip, failoverIp } = adapter
  const switchName = stage.emulator.hostView(vm.hostId)?.switches[0]?.name ?? null
  return [
    ...(adapter.switchName === null && switchName !== null
      ? [{ call: 'vm.connectAdapter' as const, input: { vmId, adapterId, switchName } }]
      : []),
    ...(failoverIp !== null && ip?.address !== failoverIp.address
      ? [{ call: 'vm.setGuestIp' as const, input: { vmId, adapterId, ip: failoverIp } }]
      : []),
  ]
}

function dnsStep(stage: Stage, vmId: string): WizardStep | undefined {
  const vm = viewOf(stage, vmId)
  const address = vm?.adapters[0]?.ip?.address
  const machine = stage.emulator.reachability().machines.find(({ guid }) => guid === vm?.guid)
  if (address === undefined || !machine || machine.address === address) return undefined
  return {
    call: 'dns.set',
    input: { name: machine.dnsName, address, ttlSeconds: networkLimits.ttlAfterFailoverSeconds },
  }
}

function isPrepared(stage: Stage, { vmId }: Sides): boolean {
  const replication = viewOf(stage, vmId)?.replication
  return replication?.state === 'PreparedForFailover' && replication.transfer === null
}

function isFailedOver(stage: Stage, { replicaVmId }: Sides): boolean {
  const replication = viewOf(stage, replicaVmId)?.replication
  return replication?.mode === 'Primary' || replication?.failover?.isReversed === false
}

function plannedOf(stage: Stage, step: PlannedStep, sides: Sides) {
  return commandOf(plannedCommand(step, { ...sides, certificateId: reverseCertificate(stage, sides.replicaVmId) }))
}

function give(stage: Stage, step: WizardStep): Reply<unknown> {
  return stage.apply(commandOf(step))
}

async function waitFor(stage: Stage, vmId: string, state: VmView['state']): Promise<Reply<unknown>> {
  const isThere = () => viewOf(stage, vmId)?.state === state
  await stage.advance(stage.now() + longestWaitMilliseconds, isThere)
  const vm = viewOf(stage, vmId)
  return isThere()
    ? ok(undefined)
    : fail('vm.wrongState', { vm: vm?.name ?? '', operation: 'plannedFailover', state: vm?.state ?? 'Off' })
}

function viewOf({ emulator }: Pick<Stage, 'emulator'>, vmId: string): VmView | null {
  return emulator.vmView(vmId)
}
