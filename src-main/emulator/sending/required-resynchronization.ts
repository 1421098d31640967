/**
 * That a replica needs a resynchronization, and when one starts by itself. Whatever finds that changes are lost says it here:
 * logs that outgrow their limit, a lost volume, a host that lost power, content that was replaced.
 */
import type { ResynchronizationCause } from '../../contract/views/why.ts'
import { dayMs, minuteMs } from '../../kernel/clock.ts'
import {
  armReplicationTimer,
  configurationChanged,
  disarmReplicationTimer,
  emit,
  hostOf,
  type Engine,
} from '../world/engine.ts'
import type { Vm } from '../world/state/machine.ts'
import type { AutoResynchronize, ReplicationRecord } from '../world/state/relationship.ts'
import { updateHealth } from './health.ts'
import { endTransfer } from './transfer.ts'

/**
 * Reference 4.1: the order of changes is lost, tracking stops, and only a comparison helps.
 * @param cause What lost it.
 */
export function requireResynchronization(
  engine: Engine,
  vm: Vm,
  record: ReplicationRecord,
  cause: ResynchronizationCause,
): void {
  record.state = 'WaitingForStartResynchronize'
  if (engine.rulesVersion >= 4) record.resynchronization = { cause, atInstant: engine.world.now }
  endTransfer(record)
  record.nextCycleInstant = -1
  disarmReplicationTimer(engine, record)
  planResynchronization(engine, record)
  emit(engine, 'resynchronization.required', {
    vm: vm.name,
    vmId: vm.vmId,
    host: hostOf(engine.world, vm.hostId).name,
  })
  configurationChanged(engine)
  updateHealth(engine, vm, record)
}

/** Arms the resynchronization that starts by itself, where that is allowed. */
export function planResynchronization(engine: Engine, record: ReplicationRecord): void {
  record.resynchronizeStartInstant = -1
  if (!record.autoResynchronize.enabled) return
  record.resynchronizeStartInstant = nextInInterval(record.autoResynchronize, engine.world.now)
  armReplicationTimer(engine, record, record.resynchronizeStartInstant)
}

/** The first instant from `at` on that lies in the interval (reference 3.9). Emulated hosts keep UTC. */
export function nextInInterval({ startMinutes, endMinutes }: AutoResynchronize, at: number): number {
  const midnight = Math.floor(at / dayMs) * dayMs
  const minutes = Math.floor((at - midnight) / minuteMs)
  const isInside =
    startMinutes <= endMinutes
      ? minutes >= startMinutes && minutes <= endMinutes
      : minutes >= startMinutes || minutes <= endMinutes
  if (isInside) return at
  const start = midnight + startMinutes * minuteMs
  return start > at ? start : start + dayMs
}
