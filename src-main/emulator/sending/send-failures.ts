/** What happens when something could not be sent: retries with growing pauses, and when they are given up. */
import type { Failure } from '../../contract/failure.ts'
import { minuteMs, secondMs } from '../../kernel/clock.ts'
import {
  emit,
  logEvent,
  configurationChanged,
  disarmReplicationTimer,
  type Engine,
  type Wire,
} from '../world/engine.ts'
import { updateHealth } from './health.ts'
import { noteRefusal } from './refusal-log.ts'
import { scheduleCycle, pauseTransfer, endTransfer } from './transfer.ts'
import { logsOutgrow, logsFillVolume } from './change-logs.ts'
import { requireResynchronization } from './required-resynchronization.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { ReplicationState } from '../../contract/ids.ts'

/** Reference 4.3: minutes until the next try; after these every 30 minutes. */
const backOffMinutes = [1, 2, 4, 8, 10]

const backOffMinutesLast = 30

/** A send could not begin or was cut off: tries again later, or stops replication where trying cannot help. */
export function sendFailed(engine: Engine, wire: Wire, failure: Failure): void {
  const { record, vm, host } = wire
  const { now } = engine.world
  noteRefusal(engine, wire, failure)
  pauseTransfer(record, now)
  record.failedAttempts += 1
  record.statistics.errors += 1
  record.lastFailure = { code: failure.code, params: failure.params, windowsCode: failure.windowsCode ?? null }
  const machine = { vm: vm.name, vmGuid: vm.guid }
  const couldNot = { ...machine, cause: failure.code, windowsCode: failure.windowsCode ?? null }
  const isOutOfSequence = failure.code === 'replication.outOfSequence'
  if (isOutOfSequence || logsFillVolume(wire, now)) {
    logEvent(engine, host, 'replication.sendFailed', couldNot)
    requireResynchronization(engine, vm, record, isOutOfSequence ? 'outOfSequence' : 'logsFilledVolume')
  } else if (!recoverableFailures.has(failure.code) || isGivenUp(record, failure)) {
    stopReplication(engine, wire, failure)
  } else if (logsOutgrow(vm, record, now)) {
    requireResynchronization(engine, vm, record, 'logsOutgrew')
  } else {
    const minutes = backOffMinutes[record.failedAttempts - 1] ?? backOffMinutesLast
    const waitMs = minutes * minuteMs
    record.statistics.missedCycles += Math.max(1, Math.floor(waitMs / (record.frequencySeconds * secondMs)))
    scheduleCycle(engine, record, now + waitMs)
    logEvent(engine, host, 'replication.sendFailed', couldNot)
    logEvent(engine, host, 'replication.retryScheduled', { ...machine, minutes })
    if (engine.reportsCycles || record.failedAttempts === 1) {
      const windowsCode = failure.windowsCode ?? ''
      const params = { vm: vm.name, vmId: vm.vmId, host: host.name, code: failure.code, windowsCode }
      emit(engine, 'replication.cycleFailed', { ...params, retrySeconds: minutes * 60 })
    }
  }
  updateHealth(engine, vm, record)
}

/**
 * Reference 4.3 counts low disk space among what is tried again, and row F21 of section 9 has the primary in error: with a full
 * volume it gives up when the growing waits have not helped (ours).
 */
function isGivenUp(record: ReplicationRecord, failure: Failure): boolean {
  return failure.code === 'replication.storageFull' && record.failedAttempts > backOffMinutes.length
}

function stopReplication(engine: Engine, wire: Wire, failure: Failure): void {
  const { record, vm, host } = wire
  // A comparison that was broken off has to be started anew.
  const broken: Partial<Record<ReplicationState, ReplicationState>> = {
    Resynchronizing: 'WaitingForStartResynchronize',
    WaitingForUpdateCompletion: 'UpdateError',
  }
  record.state = broken[record.state] ?? 'Error'
  endTransfer(record)
  record.nextCycleInstant = -1
  disarmReplicationTimer(engine, record)
  logEvent(engine, host, 'replication.suspended', { vm: vm.name, vmGuid: vm.guid })
  const cause = failure.windowsCode ?? failure.code
  emit(engine, 'replication.stopped', { vm: vm.name, vmId: vm.vmId, host: host.name, cause })
  configurationChanged(engine)
}

/** The failures after which a host tries again by itself (reference 4.3). */
const recoverableFailures: ReadonlySet<string> = new Set([
  'connection.nameNotResolved',
  'connection.timedOut',
  'connection.firewallRuleDisabled',
  'connection.notReplicaServer',
  'connection.wrongPort',
  'connection.proxyInPath',
  'connection.proxyTimedOut',
  'replication.storageFull',
])
