/** Operations on a relationship outside failover: Hyper-V Replica reference 2.2, rows 8 to 11, 22, 26 and 28. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { operations, type OperationName } from '../../contract/operations.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { dayMs, hourMs } from '../../kernel/clock.ts'
import { rearmNextTimer } from '../../kernel/timers.ts'
import { beginBulk } from '../sending/bulk.ts'
import {
  armReplicationTimer,
  armWatch,
  configurationChanged,
  disarmReplicationTimer,
  emit,
  wireFor,
  type Engine,
} from '../world/engine.ts'
import { checkExtendedSettings } from './extended.ts'
import { endFailoverLayers } from '../disks/growth.ts'
import { updateHealth } from '../sending/health.ts'
import { abandonExport, awaitsImport } from '../sending/exports.ts'
import { restartStatistics } from '../sending/statistics.ts'
import { connect, isFailure } from '../sending/peer.ts'
import { about, type Side } from '../world/engine.ts'
import { demandState, findSide, dropRecord } from './records.ts'
import { extensionOf, isFailedOver, isReplica, upstreamOf } from '../world/relationships.ts'
import { checkMerge, checkSizes, scheduleResynchronization, startResynchronization } from './resynchronization.ts'
import { checkSettings } from './settings.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import { changed, pauseTransfer, rest, scheduleCycle } from '../sending/transfer.ts'
import { logsFillVolume, logsOutgrow } from '../sending/change-logs.ts'
import { planResynchronization, requireResynchronization } from '../sending/required-resynchronization.ts'
import { replicationLimits } from '../../contract/limits/replication.ts'

const nothing = {}

/** Rows 8 and 11: pauses one side. On the primary, writes are still tracked and the logs grow. */
export function suspendReplication(engine: Engine, input: ParsedInputOf<'replication.suspend'>): Reply<object> {
  const found = findSide(engine, input, 'replication.suspend')
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const refusal = demandState(side, 'replication.suspend') ?? checkMerge(side)
  if (refusal !== undefined) return refusal
  const { now } = engine.world
  if (record.state === 'Resynchronizing' && record.mode === 'Primary') {
    pauseTransfer(record, now)
    disarmReplicationTimer(engine, record)
    record.nextCycleInstant = -1
    record.state = 'ResynchronizeSuspended'
  } else {
    rest(engine, side)
    record.state = 'Suspended'
  }
  armWatch(engine, record, now + hourMs)
  emit(engine, 'replication.suspended', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Rows 9, 10 and 11: goes on, or compares and repairs the disks where tracking was lost or it is asked for. */
export function resumeReplication(engine: Engine, input: ParsedInputOf<'replication.resume'>): Reply<object> {
  const found = findSide(engine, input, 'replication.resume')
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const wrong = demandState(side, 'replication.resume')
  if (wrong !== undefined) return wrong
  if (isReplica(record)) return resumeReplica(engine, side)
  const refusal = checkUpstream(side, 'replication.resume')
  if (refusal !== undefined) return refusal
  const compares =
    record.isInitialized &&
    record.state !== 'ResynchronizeSuspended' &&
    (record.state === 'WaitingForStartResynchronize' || input.resynchronize)
  const { now } = engine.world
  const startInstant = input.resynchronizeStartInstant ?? now
  if (compares && startInstant > now) {
    if (startInstant > now + replicationLimits.scheduleDays * dayMs) {
      return fail(
        'replication.startTooLate',
        { daysMax: replicationLimits.scheduleDays },
        { field: 'resynchronizeStartInstant' },
      )
    }
    scheduleResynchronization(engine, side, startInstant)
  } else {
    const wire = wireFor(engine, side.vm, record)
    const peer = connect(engine, wire)
    if (isFailure(peer)) return { ok: false, failure: peer }
    const mismatch = compares ? checkSizes(wire, peer) : undefined
    if (mismatch !== undefined) return { ok: false, failure: mismatch }
    record.failedAttempts = 0
    record.lastFailure = null
    if (compares) startResynchronization(engine, side)
    else goOn(engine, side)
  }
  emit(engine, 'replication.resumed', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Goes on where a primary stopped, without comparing anything. */
function goOn(engine: Engine, side: Side): void {
  const { record } = side
  const { now } = engine.world
  const wire = wireFor(engine, side.vm, record)
  if (record.state === 'ResynchronizeSuspended') {
    record.state = 'Resynchronizing'
    // The transfer kept what it has sent and goes on when its timer is due.
    armReplicationTimer(engine, record, now)
  } else if (record.state === 'UpdateError') {
    record.state = 'WaitingForUpdateCompletion'
    beginBulk(engine, wire, 'diskUpdate')
  } else if (record.isInitialized) {
    record.state = 'Replicating'
    scheduleCycle(engine, record, now)
  } else if (awaitsImport(record)) {
    record.state = 'InitialReplicationInProgress'
    scheduleCycle(engine, record, now)
  } else {
    beginBulk(engine, wire, 'initialReplication')
  }
}

/** After a failover on the middle host nothing goes on to the third one before it is decided how (row 25). */
export function checkUpstream(side: Side, name: OperationName) {
  const upstream = upstreamOf(side.vm, side.record)
  if (upstream === null || !isFailedOver(upstream)) return undefined
  const { cmdlet: operation } = operations[name]
  return fail('replication.wrongState', { vm: side.vm.name, operation, state: upstream.state })
}

/** Row 26: settings of the relationship; the replica follows at the next cycle. */
export function changeReplication(engine: Engine, input: ParsedInputOf<'replication.change'>): Reply<object> {
  const found = findSide(engine, input, 'replication.change')
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const settings = {
    replicaServer: input.replicaServer ?? record.replicaServer,
    authentication: input.authentication ?? record.authentication,
    port: input.port ?? record.port,
    compression: input.compression ?? record.compression,
    frequencySeconds: input.frequencySeconds ?? record.frequencySeconds,
    recoveryHistoryHours: input.recoveryHistoryHours ?? record.recoveryHistoryHours,
    vssFrequencyHours: input.vssFrequencyHours ?? record.vssFrequencyHours,
  }
  const automatic = {
    enabled: input.autoResynchronizeEnabled ?? record.autoResynchronize.enabled,
    startMinutes: input.autoResynchronizeStartMinutes ?? record.autoResynchronize.startMinutes,
    endMinutes: input.autoResynchronizeEndMinutes ?? record.autoResynchronize.endMinutes,
  }
  const refusal =
    checkSettings(settings) ?? checkExtendedSettings(side.vm, record, settings) ?? checkInterval(automatic)
  if (refusal !== undefined) return refusal
  if (settings.replicaServer === '') return fail('name.empty', {}, { field: 'replicaServer' })
  Object.assign(record, settings)
  const isOtherInterval = Object.entries(automatic).some(
    ([key, value]) => record.autoResynchronize[key as keyof typeof automatic] !== value,
  )
  Object.assign(record.autoResynchronize, automatic)
  if (isOtherInterval && record.state === 'WaitingForStartResynchronize') {
    disarmReplicationTimer(engine, record)
    planResynchronization(engine, record)
  }
  if (input.certificateId !== undefined) record.certificateId = input.certificateId
  if (input.bypassesProxy !== undefined) record.bypassesProxy = input.bypassesProxy
  record.settingsNumber += 1
  emit(engine, 'replication.changed', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Row 22: one side only; no machine is deleted. */
export function removeReplication(engine: Engine, input: ParsedInputOf<'replication.remove'>): Reply<object> {
  const found = findSide(engine, input, 'replication.remove')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record } = side
  if (record.testVmId !== null) return fail('failover.testRunning', { vm: vm.name })
  if (record.mode === 'Replica' && extensionOf(vm) !== undefined) {
    return fail('replication.extendedExists', { vm: vm.name, host: host.name })
  }
  // The folder of a complete export stays, and so does what it was made for.
  if (record.transfer.kind === 'export') abandonExport(engine.world, record)
  dropRecord(engine, side)
  if (isReplica(record)) endFailoverLayers(engine, vm, host)
  if (isReplica(record)) vm.failoverIpPending = false
  emit(engine, 'replication.removed', about(side))
  configurationChanged(engine)
  return ok(nothing)
}

/** Row 28. */
export function resetStatistics(engine: Engine, input: ParsedInputOf<'replication.resetStatistics'>): Reply<object> {
  const found = findSide(engine, input, 'replication.resetStatistics')
  if (!found.ok) return found
  const { vm, record } = found.value
  restartStatistics(record.statistics, engine.world.now)
  emit(engine, 'replication.changed', about(found.value))
  updateHealth(engine, vm, record)
  return ok(nothing)
}

/**
 * Once an hour, and an hour after the last synchronization: health, and the logs of a side that outgrow the disks
 * (reference 4.1). The timer is still the next one of the queue.
 */
export function watchDue(engine: Engine, side: Side): void {
  const { vm, record } = side
  const { now, timers } = engine.world
  const behindInstant = record.lastReplicationInstant + hourMs + 1
  const isLively = record.state === 'Replicating' && now < behindInstant
  rearmNextTimer(timers, isLively ? behindInstant : now + hourMs)
  if (isLively && record.reportedHealth === 'Normal') return
  const outgrow = logsOutgrow(vm, record, now)
  const isLost = outgrow || logsFillVolume(side, now)
  if (record.mode === 'Primary' && gathersChanges(record) && isLost) {
    requireResynchronization(engine, vm, record, outgrow ? 'logsOutgrew' : 'logsFilledVolume')
  } else {
    updateHealth(engine, vm, record)
  }
}

/** Whether a primary gathers changes: while nothing is sent, while it compares, or while the line does not keep up. */
function gathersChanges({ state }: ReplicationRecord): boolean {
  return ['Replicating', 'Suspended', 'Error', 'UpdateError', 'Resynchronizing', 'ResynchronizeSuspended'].includes(
    state,
  )
}

function checkInterval({ startMinutes, endMinutes }: { startMinutes: number; endMinutes: number }) {
  const isTimeOfDay = (minutes: number) => minutes >= 0 && minutes <= 1439
  if (!isTimeOfDay(startMinutes)) {
    return fail('resynchronization.badInterval', { minutes: startMinutes }, { field: 'autoResynchronizeStartMinutes' })
  }
  if (isTimeOfDay(endMinutes)) return undefined
  return fail('resynchronization.badInterval', { minutes: endMinutes }, { field: 'autoResynchronizeEndMinutes' })
}

function resumeReplica(engine: Engine, side: Side): Reply<object> {
  side.record.state = side.record.isInitialized ? 'Replicating' : 'WaitingForInitialReplication'
  emit(engine, 'replication.resumed', about(side))
  changed(engine, side)
  return ok(nothing)
}
