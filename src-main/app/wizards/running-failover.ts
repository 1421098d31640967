/**
 * What Hyper-V Manager's failover dialogs do beyond the cmdlets: the Planned Failover dialog checks, sends, fails over,
 * reverses and starts, row by row (Hyper-V Replica reference 3.4); the Failover dialog fails over and starts (3.5).
 * Virtual time passes while data is sent.
 */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import type { ChecklistRowView } from '../../contract/views/wizard.ts'
import { checklistRows } from './failover-dialogs.ts'
import { ownFailure } from './engine.ts'
import { plannedFailover as definition } from './failover-dialogs.ts'
import type { EventHub } from '../base/events.ts'
import type { WorldKeeper } from '../world/keeper.ts'

/** Longest wait for the last log: with less bandwidth than that the line is the problem, not the failover. */
const longestSendMilliseconds = 24 * 3_600_000

export interface PlannedFailoverOptions {
  readonly vmId: string
  readonly reverse: boolean
  readonly start: boolean
}

interface Run {
  readonly rows: ChecklistRowView[]
  /** Sets a row's status and tells the listeners. */
  mark(row: ChecklistRowView['row'], status: ChecklistRowView['status'], progressPercent?: number): void
}

/**
 * Runs the Planned Failover dialog to its end.
 * @returns The replica's id and the rows, or the first refusal with the row that owns it as `options:<row>`. A refused
 *   prerequisite changes nothing; a refused action leaves what was done before it, as in Hyper-V.
 */
export async function runPlannedFailover(
  keeper: WorldKeeper,
  hub: EventHub,
  options: PlannedFailoverOptions,
): Promise<Reply<{ vmId: string; checklist: ChecklistRowView[] }>> {
  const run = createRun(keeper, hub, options)
  const checked = checkPrerequisites(keeper, run, options)
  if (!checked.ok) return checked
  const { replicaVmId } = checked.value

  run.mark('sendData', 'inProgress', 0)
  const prepared = await prepare(keeper, run, options.vmId)
  if (!prepared.ok) return refused(run, 'sendData', prepared.failure)
  run.mark('sendData', 'successful')

  const failedOver = step(keeper, run, 'failOver', 'failover.start', { vmId: replicaVmId })
  if (!failedOver.ok) return failedOver
  if (options.reverse) {
    const certificateId = reverseCertificate(keeper, replicaVmId)
    const reversed = step(keeper, run, 'reverse', 'replication.reverse', { vmId: replicaVmId, certificateId })
    if (!reversed.ok) return reversed
  }
  if (options.start) {
    const started = step(keeper, run, 'start', 'vm.start', { vmId: replicaVmId })
    if (!started.ok) return started
  }
  return ok({ vmId: replicaVmId, checklist: run.rows })
}

/**
 * Runs the Failover dialog: fails over to a recovery point and starts the machine.
 * @returns The machine's id, or the refusal; a start that is refused leaves the failover done.
 */
export function runUnplannedFailover(
  keeper: WorldKeeper,
  options: { readonly vmId: string; readonly recoveryPointId?: string | undefined },
): Reply<{ vmId: string }> {
  const { vmId, recoveryPointId } = options
  const failedOver = keeper.apply({
    kind: 'command',
    name: 'failover.start',
    input: recoveryPointId === undefined ? { vmId } : { vmId, recoveryPointId },
  })
  if (!failedOver.ok) return failedOver
  const started = keeper.apply({ kind: 'command', name: 'vm.start', input: { vmId } })
  return started.ok ? ok({ vmId }) : started
}

function createRun(keeper: WorldKeeper, hub: EventHub, options: PlannedFailoverOptions): Run {
  const rows = checklistRows(options)
  return {
    rows,
    mark(name, status, progressPercent) {
      const row = rows.find((each) => each.row === name)
      if (!row) return
      row.status = status
      row.progressPercent = progressPercent ?? null
      hub.emit('checklist.changed', keeper.now(), {
        vmId: options.vmId,
        row: name,
        status,
        progressPercent: progressPercent ?? -1,
      })
    },
  }
}

function checkPrerequisites(
  keeper: WorldKeeper,
  run: Run,
  options: PlannedFailoverOptions,
): Reply<{ replicaVmId: string }> {
  const vm = keeper.emulator.vmView(options.vmId)
  if (!vm) return fail('vm.unknown', { vmId: options.vmId })
  if (!vm.replication) return fail('replication.notEnabled', { vm: vm.name, operation: 'Planned Failover' })
  if (vm.replication.mode !== 'Primary') {
    return fail('replication.wrongSide', { vm: vm.name, operation: 'Planned Failover', side: 'primary' })
  }
  if (vm.state !== 'Off') {
    return refused(run, 'vmOff', failureOf(fail('failover.vmRunning', { vm: vm.name })))
  }
  run.mark('vmOff', 'successful')
  const replica = keeper.peerOf(options.vmId)
  if (!replica?.replication || replica.replication.state !== 'Replicating') {
    const state = replica?.replication?.state ?? 'Disabled'
    return refused(run, 'replicaState', failureOf(fail('failover.replicaNotReady', { vm: vm.name, state })))
  }
  run.mark('replicaState', 'successful')
  if (options.reverse) {
    const allowed = keeper.emulator.checkReverse(options.vmId)
    if (!allowed.ok) return refused(run, 'reverseConfiguration', allowed.failure)
    run.mark('reverseConfiguration', 'successful')
  }
  return ok({ replicaVmId: replica.vmId })
}

async function prepare(keeper: WorldKeeper, run: Run, vmId: string): Promise<Reply<unknown>> {
  const prepared = keeper.apply({ kind: 'command', name: 'failover.prepare', input: { vmId } })
  if (!prepared.ok) return prepared
  let lastPercent = 0
  const isSending = () => keeper.emulator.vmView(vmId)?.replication?.transfer?.kind === 'plannedFailover'
  await keeper.advance(keeper.now() + longestSendMilliseconds, (emulator) => {
    const transfer = emulator.vmView(vmId)?.replication?.transfer
    if (!transfer) return true
    const percent = transfer.totalBytes > 0 ? Math.floor((100 * transfer.sentBytes) / transfer.totalBytes) : 100
    if (percent > lastPercent) run.mark('sendData', 'inProgress', (lastPercent = percent))
    return transfer.kind !== 'plannedFailover'
  })
  const replication = keeper.emulator.vmView(vmId)?.replication
  if (replication?.state === 'PreparedForFailover' && !isSending()) return ok(undefined)
  const failure = replication?.lastFailure
  return failure
    ? { ok: false, failure: failure as Failure }
    : fail('replication.wrongState', {
        vm: vmId,
        operation: 'Planned Failover',
        state: replication?.state ?? 'Disabled',
      })
}

function step(
  keeper: WorldKeeper,
  run: Run,
  row: ChecklistRowView['row'],
  name: 'failover.start' | 'replication.reverse' | 'vm.start',
  input: { readonly vmId: string; readonly certificateId?: string | null },
): Reply<unknown> {
  run.mark(row, 'inProgress')
  const reply = keeper.apply({ kind: 'command', name, input } as Parameters<WorldKeeper['apply']>[0])
  if (!reply.ok) return refused(run, row, reply.failure)
  run.mark(row, 'successful')
  return reply
}

/** The new primary proves itself with the certificate that its own listener uses. */
function reverseCertificate(keeper: WorldKeeper, replicaVmId: string): string | null {
  const vm = keeper.emulator.vmView(replicaVmId)
  return vm ? (keeper.emulator.hostView(vm.hostId)?.replicaServer.certificateId ?? null) : null
}

function refused(run: Run, row: ChecklistRowView['row'], failure: Failure): Reply<never> {
  run.mark(row, 'failed')
  return { ok: false, failure: { ...ownFailure(definition, failure), field: `options:${row}` } }
}

function failureOf(reply: { readonly ok: false; readonly failure: Failure }): Failure {
  return reply.failure
}
