/**
 * Replication Health by the rules of Hyper-V Replica reference 4.2. It is a trend beside the state, never derived from the state
 * alone, and always computed from the record: `reportedHealth` only remembers what was last said in an event.
 */
import type { ReplicationHealth } from '../../contract/ids.ts'
import type { ReplicationView } from '../../contract/views/replication.ts'
import { hourMs, secondMs } from '../../kernel/clock.ts'
import { emit, hostOf, type Engine } from '../world/engine.ts'
import { isReplica } from '../world/relationships.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'

type HealthDetail = ReplicationView['healthDetails'][number]

/** The states in which changes flow, or would if the line were up. */
const flowing = new Set(['Replicating', 'Suspended', 'Error', 'WaitingForUpdateCompletion', 'UpdateError'])

/** Gives the health of one side, and why it is not Normal. */
export function healthOf(
  vm: Vm,
  record: ReplicationRecord,
  now: number,
): { health: ReplicationHealth; details: HealthDetail[] } {
  const details: HealthDetail[] = []
  let health: ReplicationHealth = 'Normal'
  const add = (severity: 'Warning' | 'Critical', code: HealthDetail['code']) => {
    details.push({ code, params: { vm: vm.name } })
    if (health !== 'Critical') health = severity
  }
  switch (record.state) {
    case 'ReadyForInitialReplication':
    case 'InitialReplicationInProgress':
    case 'WaitingForInitialReplication':
    case 'WaitingForUpdateCompletion':
      add('Warning', isExported(record) ? 'importPending' : 'initialReplicationPending')
      break
    case 'UpdateError':
      add('Critical', 'diskUpdateFailed')
      break
    case 'Suspended':
      if (isReplica(record)) add('Critical', 'replicaPaused')
      else add('Warning', 'replicationPaused')
      break
    case 'Error':
      add('Critical', 'inError')
      break
    case 'WaitingForStartResynchronize':
    case 'Resynchronizing':
    case 'ResynchronizeSuspended':
      add('Critical', 'resynchronizationRequired')
      break
    case 'PreparedForFailover':
    case 'FailedOverWaitingCompletion':
    case 'FailedOver':
      add('Warning', 'failedOverNotReversed')
      break
    default:
      break
  }
  if (missesCycles(record)) add('Warning', 'cyclesMissed')
  if (record.failedAttempts > 0 && !isBehind(record, now)) add('Warning', 'cyclesMissed')
  if (flowing.has(record.state) && isBehind(record, now)) {
    // A primary that has failed to send for an hour cannot send: critical. A replica only knows that nothing came.
    add(record.failedAttempts > 0 ? 'Critical' : 'Warning', 'behindOneHour')
  }
  return { health, details: details.filter((detail, index) => firstOf(details, detail) === index) }
}

/** Says in an event when the health of a side has changed. */
export function updateHealth(engine: Engine, vm: Vm, record: ReplicationRecord): void {
  const { health } = healthOf(vm, record, engine.world.now)
  if (health === record.reportedHealth) return
  record.reportedHealth = health
  emit(engine, 'health.changed', {
    vm: vm.name,
    vmId: vm.vmId,
    host: hostOf(engine.world, vm.hostId).name,
    health,
  })
}

/** More than 20 percent of the cycles in the monitoring interval, or an average latency above the interval. */
function missesCycles(record: ReplicationRecord): boolean {
  const { successfulCycles, missedCycles, totalLatencyMilliseconds } = record.statistics
  if (missedCycles * 5 > successfulCycles + missedCycles) return true
  return totalLatencyMilliseconds > successfulCycles * record.frequencySeconds * secondMs
}

function isBehind(record: ReplicationRecord, now: number): boolean {
  return record.lastReplicationInstant >= 0 && now - record.lastReplicationInstant > hourMs
}

/** The initial copy lies in a folder and has to be carried and imported. */
function isExported(record: ReplicationRecord): boolean {
  return record.initialCopyPath !== null && record.transfer.kind !== 'export'
}

function firstOf(details: readonly HealthDetail[], detail: HealthDetail): number {
  return details.findIndex((candidate) => candidate.code === detail.code)
}
