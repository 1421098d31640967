/**
 * What Hyper-V Manager's failover dialogs do beyond the cmdlets: the Planned Failover dialog checks, sends, fails over,
 * reverses and starts, row by row (Hyper-V Replica reference 3.4); the Failover dialog fails over and starts (3.5).
 * Virtual time passes while data is sent.
 */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import { operations } from '../../contract/operations.ts'
import type { ChecklistRowView } from '../../contract/views/wizard.ts'
import { checklistRows } from './failover-dialogs.ts'
import { ownFailure } from './engine.ts'
import { plannedFailover as definition } from './failover-dialogs.ts'
import type { EventHub } from '../base/events.ts'
import type { CommandInput } from '../../emulator/index.ts'
import type { WorldKeeper } from '../world/keeper.ts'
import type { Stage } from '../world/stage.ts'
import { applyTogether, commandOf } from './applying.ts'
import { plannedCommand, plannedSteps, unplannedCommands, type PlannedStep } from './failover-commands.ts'

/** Longest wait for the last log: with less bandwidth than that the line is the problem, not the failover. */
const longestSendMilliseconds = 24 * 3_600_000

interface PlannedFailoverOptions {
  readonly vmId: string
  readonly reverse: boolean
  readonly start: boolean
}

interface UnplannedFailoverOptions {
  readonly vmId: string
  readonly recoveryPointId?: string | undefined
}

interface Run {
  readonly rows: ChecklistRowView[]
  /** Sets a row's status and tells the listeners. */
  mark(row: ChecklistRowView['row'], status: ChecklistRowView['status'], progressPercent?: number): void
}

/**
 * Runs the Planned Failover dialog to its end. All of it is tried out on a copy of the world first, so that a refusal changes
 * nothing. What was done by an earlier run that was stopped, or by hand, is not done again.
 * @returns The replica's id and the rows, or the first refusal with the row that owns it as `options:<row>`; with `partly`
 *   where the world changed while data was sent, and something was done before.
 */
export async function runPlannedFailover(
  keeper: WorldKeeper,
  hub: EventHub,
  options: PlannedFailoverOptions,
): Promise<Reply<{ vmId: string; checklist: ChecklistRowView[] }>> {
  const run = createRun(keeper, hub, options)
  const checked = checkPrerequisites(keeper, run, options)
  if (!checked.ok) return checked
  const { replicaVmId, steps } = checked.value
  const tried = await tryOut(keeper, { ...options, replicaVmId, steps })
  if (tried !== undefined) return refused(run, tried.row, tried.failure)
  const stopped = await carryOut(keeper, run, { ...options, replicaVmId, steps })
  if (stopped === undefined) return ok({ vmId: replicaVmId, checklist: run.rows })
  return refused(run, stopped.row, { ...stopped.failure, ...partlyOf(steps, stopped.step) })
}

/** What `runPlannedFailover` would be refused with now; nobody is told of any row. */
export async function tryPlannedFailover(keeper: WorldKeeper, options: PlannedFailoverOptions): Promise<Reply<void>> {
  const checked = checkPrerequisites(keeper, silently, options)
  if (!checked.ok) return checked
  const tried = await tryOut(keeper, { ...options, ...checked.value })
  return tried === undefined ? ok(undefined) : refused(silently, tried.row, tried.failure)
}

/** All of it on a copy of the world, with the time that sending takes. */
async function tryOut(keeper: WorldKeeper, run: PlannedRun): Promise<Stopped | undefined> {
  return carryOut(await keeper.trial(), silently, run)
}

const silently: Run = { rows: [], mark: () => undefined }

/**
 * Runs the Failover dialog: fails over to a recovery point and starts the machine. A replica that has failed over already
 * is only started.
 * @returns The machine's id, or the refusal, which changes nothing; with `partly` where the volume was full after the failover.
 */
export async function runUnplannedFailover(
  keeper: WorldKeeper,
  options: UnplannedFailoverOptions,
): Promise<Reply<{ vmId: string }>> {
  const applied = await applyTogether(keeper, unplannedFailover(keeper, options))
  return applied.ok ? ok({ vmId: options.vmId }) : applied
}

/** The commands of `runUnplannedFailover` in the world as it is. */
export function unplannedFailover(
  keeper: Pick<WorldKeeper, 'emulator'>,
  { vmId, recoveryPointId }: UnplannedFailoverOptions,
): CommandInput[] {
  const vm = keeper.emulator.vmView(vmId)
  const { replication } = vm ?? {}
  // Another point than the one that it failed over to is another failover, which is refused as such.
  const asked = replication?.recoveryPoints.find((point) => point.recoveryPointId === recoveryPointId)
  const isSamePoint = recoveryPointId === undefined || asked?.at === replication?.failover?.recoveryPointInstant
  const isFailedOver = replication?.state === 'FailedOverWaitingCompletion' && vm?.state === 'Off' && isSamePoint
  return unplannedCommands(vmId, recoveryPointId)
    .slice(isFailedOver ? 1 : 0)
    .map(commandOf)
}

interface PlannedRun extends PlannedFailoverOptions {
  readonly replicaVmId: string
  readonly steps: readonly PlannedStep[]
}

const rowOf = {
  'failover.prepare': 'sendData',
  'failover.start': 'failOver',
  'replication.reverse': 'reverse',
  'vm.start': 'start',
} as const satisfies Record<PlannedStep, ChecklistRowView['row']>

interface Stopped {
  readonly step: PlannedStep
  readonly row: ChecklistRowView['row']
  readonly failure: Failure
}

/** Takes the steps in order; gives the one that was refused. */
async function carryOut(
  stage: Stage,
  run: Run,
  { vmId, replicaVmId, steps }: PlannedRun,
): Promise<Stopped | undefined> {
  for (const step of plannedSteps) {
    const row = rowOf[step]
    if (!steps.includes(step)) {
      // Done before, or not wanted; a row that is not shown is not marked.
      run.mark(row, 'successful')
      continue
    }
    run.mark(row, 'inProgress', step === 'failover.prepare' ? 0 : undefined)
    const certificateId = reverseCertificate(stage, replicaVmId)
    const command = commandOf(plannedCommand(step, { vmId, replicaVmId, certificateId }))
    const reply =
      step === 'failover.prepare'
        ? await sendRest(stage, (percent) => run.mark('sendData', 'inProgress', percent), vmId, command)
        : stage.apply(command)
    if (!reply.ok) return { step, row, failure: reply.failure }
    run.mark(row, 'successful')
  }
  return undefined
}

function partlyOf(steps: readonly PlannedStep[], stoppedAt: PlannedStep): Pick<Failure, 'partly'> {
  const index = steps.indexOf(stoppedAt)
  return index === 0 ? {} : { partly: { done: steps.slice(0, index), remaining: steps.slice(index) } }
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
): Reply<{ replicaVmId: string; steps: readonly PlannedStep[] }> {
  const vm = keeper.emulator.vmView(options.vmId)
  if (!vm) return fail('vm.unknown', { vmId: options.vmId })
  if (!vm.replication) return fail('replication.notEnabled', { vm: vm.name, operation: 'plannedFailover' })
  if (vm.replication.mode !== 'Primary') {
    return fail('replication.wrongSide', {
      vm: vm.name,
      operation: 'plannedFailover',
      side: operations['failover.prepare'].side,
    })
  }
  if (vm.state !== 'Off') {
    return refused(run, 'vmOff', failureOf(fail('failover.vmRunning', { vm: vm.name })))
  }
  run.mark('vmOff', 'successful')
  const replica = keeper.peerOf(options.vmId)
  const isPrepared = vm.replication.state === 'PreparedForFailover'
  const isFailedOver = isPrepared && replica?.replication?.state === 'FailedOverWaitingCompletion'
  if (!replica?.replication || (replica.replication.state !== 'Replicating' && !isFailedOver)) {
    const state = replica?.replication?.state ?? 'Disabled'
    return refused(run, 'replicaState', failureOf(fail('failover.replicaNotReady', { vm: vm.name, state })))
  }
  run.mark('replicaState', 'successful')
  if (options.reverse) {
    const allowed = keeper.emulator.checkReverse(options.vmId)
    if (!allowed.ok) return refused(run, 'reverseConfiguration', allowed.failure)
    run.mark('reverseConfiguration', 'successful')
  }
  const isDone = {
    'failover.prepare': isPrepared,
    'failover.start': isFailedOver,
    'replication.reverse': !options.reverse,
    'vm.start': !options.start || replica.state === 'Running',
  }
  return ok({ replicaVmId: replica.vmId, steps: plannedSteps.filter((step) => !isDone[step]) })
}

/**
 * Prepares the primary and waits until it has sent what was left.
 * @param progress Hears of each percent.
 */
export async function sendRest(
  keeper: Stage,
  progress: (percent: number) => void,
  vmId: string,
  command: CommandInput,
): Promise<Reply<unknown>> {
  const isSending = () => keeper.emulator.vmView(vmId)?.replication?.transfer?.kind === 'plannedFailover'
  // Where it was begun by hand, what is left is to wait for it.
  const prepared = isSending() ? ok(undefined) : keeper.apply(command)
  if (!prepared.ok) return prepared
  let lastPercent = 0
  await keeper.advance(keeper.now() + longestSendMilliseconds, (emulator) => {
    const transfer = emulator.vmView(vmId)?.replication?.transfer
    if (!transfer) return true
    const percent = transfer.totalBytes > 0 ? Math.floor((100 * transfer.sentBytes) / transfer.totalBytes) : 100
    if (percent > lastPercent) progress((lastPercent = percent))
    return transfer.kind !== 'plannedFailover'
  })
  const replication = keeper.emulator.vmView(vmId)?.replication
  if (replication?.state === 'PreparedForFailover' && !isSending()) return ok(undefined)
  const failure = replication?.lastFailure
  return failure
    ? { ok: false, failure }
    : fail('replication.wrongState', {
        vm: keeper.emulator.vmView(vmId)?.name ?? vmId,
        operation: 'plannedFailover',
        state: replication?.state ?? 'Disabled',
      })
}

/** The new primary proves itself with the certificate that its own listener uses. */
export function reverseCertificate(keeper: Stage, replicaVmId: string): string | null {
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
