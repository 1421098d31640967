/** What every kind of sending shares: sizes and times, and what happens when a send is cut off. */
import { secondMs } from '../../kernel/clock.ts'
import { blockBytes, churnBlocks, churnDurationMs } from '../disks/content.ts'
import {
  armReplicationTimer,
  configurationChanged,
  disarmReplicationTimer,
  disksOf,
  type Engine,
} from '../world/engine.ts'
import { updateHealth } from './health.ts'
import type { Side } from '../world/engine.ts'
import type { ReplicationRecord, Transfer } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'

/** How long a line takes for so many bytes, in whole milliseconds. */
export function lineMilliseconds(bytes: number, bitsPerSecond: number): number {
  // What takes less than eight seconds, as nearly every cycle does, costs one division.
  if (bytes < bitsPerSecond && bytes >= 0) return Math.ceil((bytes * 8 * secondMs) / bitsPerSecond)
  const whole = Math.floor(bytes / bitsPerSecond)
  return whole * 8 * secondMs + Math.ceil(((bytes - whole * bitsPerSecond) * 8 * secondMs) / bitsPerSecond)
}

/** Compression halves what goes over the line. */
export function compressedBytes(bytes: number): number {
  return bytes - Math.floor(bytes / 2)
}

export function bytesOnLine(record: ReplicationRecord, bytes: number): number {
  return record.compression ? compressedBytes(bytes) : bytes
}

/** What the replica does not have yet, in bytes. */
export function pendingBytes(vm: Vm, record: ReplicationRecord, now: number): number {
  const durationMs = churnDurationMs(vm, now)
  let pending = 0
  for (const [index, disk] of disksOf(vm, record).entries()) {
    const written = disk.writtenBytes + churnBlocks(disk.churnBytesPerHour, durationMs) * blockBytes
    pending += written - record.confirmed[2 * index + 1]!
  }
  // A machine that was brought back to a checkpoint holds less than the replica.
  return Math.max(0, pending)
}

/** Ends the transfer of a side without a word about its outcome. */
export function endTransfer(record: ReplicationRecord): void {
  const { transfer } = record
  transfer.kind = 'none'
  transfer.totalBytes = 0
  transfer.sentBytes = 0
  transfer.endsInstant = -1
}

/** Arms the next cycle of a primary. */
export function scheduleCycle(engine: Engine, record: ReplicationRecord, at: number): void {
  record.nextCycleInstant = at
  armReplicationTimer(engine, record, at)
}

/** Keeps what a long transfer has sent; the changes of a broken cycle go with the next one. */
export function pauseTransfer(record: ReplicationRecord, now: number): void {
  const { transfer } = record
  if (transfer.kind === 'none') return
  if (transfer.kind === 'delta') {
    endTransfer(record)
    return
  }
  transfer.sentBytes = sentBytes(transfer, now)
  transfer.endsInstant = -1
}

/** How much of a transfer has arrived. */
export function sentBytes(transfer: Transfer, now: number): number {
  const { sentBytes: before, totalBytes, resumedInstant, endsInstant } = transfer
  if (endsInstant < 0 || now <= resumedInstant) return before
  if (now >= endsInstant) return totalBytes
  // In thousandths, because bytes times milliseconds can exceed the safe integers.
  const permille = Math.floor(((now - resumedInstant) * 1000) / (endsInstant - resumedInstant))
  const rest = totalBytes - before
  return before + Math.floor(rest / 1000) * permille + Math.floor(((rest % 1000) * permille) / 1000)
}

/** Ends whatever a side was doing or waiting for. */
export function rest(engine: Engine, side: Side): void {
  endTransfer(side.record)
  side.record.nextCycleInstant = -1
  disarmReplicationTimer(engine, side.record)
}

/** After the state of a side was set: others may look at it differently now. */
export function changed(engine: Engine, side: Side): void {
  configurationChanged(engine)
  updateHealth(engine, side.vm, side.record)
}
