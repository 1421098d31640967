/** Changes that wait on the primary side: how large their logs grow, and when a resynchronization becomes due. */
import {
  disksOf,
  configurationChanged,
  disarmReplicationTimer,
  emit,
  hostOf,
  armReplicationTimer,
  type Wire,
  type Engine,
} from '../world/engine.ts'
import type { ReplicationRecord, AutoResynchronize } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { driveOf } from '../world/names.ts'
import { unsynchronized } from '../world/relationships.ts'
import { blockBytes, churnBlocks, churnDurationMs } from '../disks/content.ts'
import { updateHealth } from './health.ts'
import { endTransfer } from './transfer.ts'
import { dayMs, minuteMs } from '../../kernel/clock.ts'

/** Reference 4.1: tracking stops when the logs exceed half of the size of the disks. */
export function logsOutgrow(vm: Vm, record: ReplicationRecord, now: number): boolean {
  if (!record.isInitialized) return false
  const sizeBytes = disksOf(vm, record).reduce((sum, disk) => sum + disk.sizeBytes, 0)
  return trackedBytes(vm, record, now) > sizeBytes / 2
}

/** Reference 4.1: a write failure to the log, because the volume of the primary is full (F22). */
export function logsFillVolume({ vm, host, record }: Pick<Wire, 'vm' | 'host' | 'record'>, now: number): boolean {
  if (!record.isInitialized || unsynchronized.includes(record.state)) return false
  const disk = disksOf(vm, record)[0]
  const volume = host.volumes.find((candidate) => candidate.letter === driveOf(disk?.path ?? ''))
  if (volume === undefined) return false
  return trackedBytes(vm, record, now) > Math.max(0, volume.sizeBytes - volume.usedBytes)
}

/** The size of the change logs: since the last confirmation, or since the comparison that is under way began. */
export function trackedBytes(vm: Vm, record: ReplicationRecord, now: number): number {
  const { transfer } = record
  const isComparing = transfer.kind === 'resynchronization' || transfer.kind === 'merge'
  const from = isComparing ? transfer.cut : record.confirmed
  const durationMs = churnDurationMs(vm, now)
  let bytes = 0
  for (const [index, disk] of disksOf(vm, record).entries()) {
    const written = disk.writtenBytes + churnBlocks(disk.churnBytesPerHour, durationMs) * blockBytes
    bytes += written - from[2 * index + 1]!
  }
  // A machine that was brought back to a checkpoint holds less than the replica.
  return Math.max(0, bytes)
}

/** Reference 4.1: the order of changes is lost, tracking stops, and only a comparison helps. */
export function requireResynchronization(engine: Engine, vm: Vm, record: ReplicationRecord): void {
  record.state = 'WaitingForStartResynchronize'
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
