/**
 * Recovery points of a replica: the latest is what its disks hold, the others are positions that undo logs lead back to.
 * One per hour whatever the frequency, the newest 0 to 24 of them (reference 4).
 */
import { hourMs } from '../../kernel/clock.ts'
import { emit, nextId, volumeWithLetter, type Engine, type Peer, type Wire } from '../world/engine.ts'
import { canMakeShadowCopy } from '../world/power-state.ts'
import type { Content } from '../world/state/disk.ts'
import type { Host } from '../world/state/host.ts'
import type { RecoveryPoint, ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'

/** Keeps what the replica has just received as a point, if an hour has passed since the last one. */
export function addRecoveryPoint(engine: Engine, wire: Wire, peer: Peer): void {
  const { record, vm, host } = peer
  const at = wire.record.transfer.cutInstant
  if (at < record.nextPointInstant) return
  record.nextPointInstant = nextAfter(record.nextPointInstant, hourMs, at)
  // The Volume Shadow Copy Service works in a running guest; its point replaces the standard point of the hour.
  const isVssDue = record.vssFrequencyHours > 0 && at >= record.nextVssInstant && canMakeShadowCopy(wire.vm)
  if (isVssDue) record.nextVssInstant = nextAfter(record.nextVssInstant, record.vssFrequencyHours * hourMs, at)
  const point: RecoveryPoint = {
    number: nextId(engine.world, 'point'),
    at,
    kind: isVssDue ? 'applicationConsistent' : 'standard',
    branch: vm.branch,
    positions: peer.disks.map((disk) => ({
      contentKey: disk.contentKey,
      sequence: disk.sequence,
      writtenBytes: disk.writtenBytes,
    })),
  }
  record.points.push(point)
  trimRecoveryPoints(vm, host, record)
  if (engine.reportsCycles) {
    emit(engine, 'recoveryPoint.created', { vm: vm.name, vmId: vm.vmId, host: host.name, pointInstant: at })
  }
}

/** Drops the oldest points beyond the number that shall be kept, and books the space. */
export function trimRecoveryPoints(vm: Vm, host: Host, record: ReplicationRecord): void {
  while (record.points.length > record.recoveryHistoryHours) record.points.shift()
  const oldest = record.points[0]
  let undoBytes = 0
  for (const position of oldest?.positions ?? []) {
    const disk = vm.disks.find((candidate) => candidate.contentKey === position.contentKey)
    undoBytes += (disk?.writtenBytes ?? 0) - position.writtenBytes
  }
  bookUndo(host, record, undoBytes)
}

export function dropRecoveryPoints(host: Host, record: ReplicationRecord): void {
  record.points.length = 0
  bookUndo(host, record, 0)
}

/** Gives up changes that waited for an exported initial copy, or have been merged into it. */
export function dropQueued(host: Host, record: ReplicationRecord): void {
  volumeWithLetter(host, record.volumeLetter).usedBytes -= record.queued?.bytes ?? 0
  record.queued = null
}

export function contentOfPoint(point: RecoveryPoint): Content {
  return { branch: point.branch, positions: point.positions }
}

export function pointId(number: number): string {
  return `point-${number}`
}

function bookUndo(host: Host, record: ReplicationRecord, undoBytes: number): void {
  volumeWithLetter(host, record.volumeLetter).usedBytes += undoBytes - record.undoBytes
  record.undoBytes = undoBytes
}

function nextAfter(due: number, stepMs: number, at: number): number {
  return due + (Math.floor((at - due) / stepMs) + 1) * stepMs
}
