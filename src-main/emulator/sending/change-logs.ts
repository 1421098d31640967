/** Changes that wait on the primary side: how large their logs grow, and when that is too large. */
import { disksOf, type Wire } from '../world/engine.ts'
import { driveOf } from '../world/names.ts'
import { unsynchronized } from '../world/relationships.ts'
import type { Vm } from '../world/state/machine.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import { blockBytes, churnBlocks, churnDurationMs } from '../disks/content.ts'

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
function trackedBytes(vm: Vm, record: ReplicationRecord, now: number): number {
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
