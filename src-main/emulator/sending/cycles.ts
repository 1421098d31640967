/**
 * The regular cycle: cut the changes of all disks at one moment, send them, apply them, confirm them. `startCycle` and
 * `endCycle` run millions of times: they allocate nothing and arm the timer that is due in place.
 */
import { secondMs } from '../../kernel/clock.ts'
import { rearmNextTimer } from '../../kernel/timers.ts'
import { blockBytes, churnBlocks, churnDurationMs } from '../disks/content.ts'
import { emit, type Engine, type Peer, type Wire } from '../world/engine.ts'
import { updateHealth } from './health.ts'
import { wayFrom } from '../network/links.ts'
import { connectToSend, isFailure, isToBeAsked } from './peer.ts'
import { addRecoveryPoint } from './recovery-points.ts'
import type { ReplicationRecord, Statistics } from '../world/state/relationship.ts'
import { bytesOnLine, lineMilliseconds } from './transfer.ts'
import { sendFailed } from './send-failures.ts'

/** Cuts the changes of all disks at this moment and begins to send them. */
export function startCycle(engine: Engine, wire: Wire, now: number): void {
  const { record } = wire
  let peer = wire.peer
  if (isToBeAsked(record, peer, now)) {
    const found = connectToSend(engine, wire)
    if (isFailure(found)) {
      sendFailed(engine, wire, found)
      return
    }
    peer = found
  }
  const { transfer } = record
  const changedBytes = cutContent(wire, now)
  const { link } = peer
  const way = wayFrom(link, wire.host.hostId)
  const startInstant = way.freeAtInstant > now ? way.freeAtInstant : now
  const lineFreeInstant = startInstant + lineMilliseconds(bytesOnLine(record, changedBytes), way.bitsPerSecond)
  way.freeAtInstant = lineFreeInstant
  transfer.kind = 'delta'
  transfer.totalBytes = changedBytes
  transfer.startedInstant = now
  transfer.resumedInstant = startInstant
  transfer.endsInstant = lineFreeInstant + link.latencyMilliseconds
  rearmNextTimer(engine.world.timers, transfer.endsInstant)
}

/** The replica has received and applied the changes. */
export function endCycle(engine: Engine, wire: Wire, now: number): void {
  const { record } = wire
  let peer = wire.peer
  if (isToBeAsked(record, peer, now)) {
    const found = connectToSend(engine, wire)
    if (isFailure(found)) {
      sendFailed(engine, wire, found)
      return
    }
    peer = found
  }
  const { transfer } = record
  const { cutInstant, totalBytes } = transfer
  const frequencyMs = record.frequencySeconds * secondMs
  const latencyMs = now - cutInstant
  if (!peer.record.isInitialized) {
    endQueuedCycle(engine, wire, peer, now)
    return
  }
  applyCut(wire, peer, totalBytes)
  transfer.kind = 'none'
  transfer.endsInstant = -1
  const missed = latencyMs > frequencyMs ? Math.floor(latencyMs / frequencyMs) : 0
  countCycles(record.statistics, counted(totalBytes, latencyMs, missed))
  countCycles(peer.record.statistics, counted(totalBytes, latencyMs, missed))
  confirm(record, peer.record, transfer.contentInstant, now)
  if (record.failedAttempts > 0) {
    record.failedAttempts = 0
    record.lastFailure = null
  }
  const nextInstant = latencyMs > frequencyMs ? now : cutInstant + frequencyMs
  record.nextCycleInstant = nextInstant
  rearmNextTimer(engine.world.timers, nextInstant)
  if (peer.record.recoveryHistoryHours > 0) addRecoveryPoint(engine, wire, peer)
  if (record.reportedHealth !== 'Normal' || missed > 0) updateHealth(engine, wire.vm, record)
  if (peer.record.reportedHealth !== 'Normal' || missed > 0) updateHealth(engine, peer.vm, peer.record)
  if (engine.onCycle !== null) engine.onCycle(record.number, cutInstant, now, totalBytes)
  if (engine.reportsCycles) reportCycle(engine, wire, totalBytes, latencyMs)
}

/**
 * The replica waits for its exported initial copy (reference 2.2, row 4): it keeps the changes beside its disks, and they
 * are merged when the copy has been imported.
 */
function endQueuedCycle(engine: Engine, wire: Wire, peer: Peer, now: number): void {
  const { record } = wire
  const { transfer } = record
  const { cutInstant, totalBytes } = transfer
  const latencyMs = now - cutInstant
  queueCut(wire, peer)
  transfer.kind = 'none'
  transfer.endsInstant = -1
  countCycles(record.statistics, counted(totalBytes, latencyMs, 0))
  record.failedAttempts = 0
  record.lastFailure = null
  record.nextCycleInstant = Math.max(now, cutInstant + record.frequencySeconds * secondMs)
  rearmNextTimer(engine.world.timers, record.nextCycleInstant)
  updateHealth(engine, wire.vm, record)
  if (engine.reportsCycles) reportCycle(engine, wire, totalBytes, latencyMs)
}

/** However often a block was written, it is merged once, so what waits for a disk never exceeds it. */
function queueCut(wire: Wire, peer: Peer): void {
  const { transfer, confirmed } = wire.record
  const before = peer.record.queued
  const diskBytes = peer.disks.map(({ sizeBytes }, index) => {
    const changedBytes = Math.max(0, transfer.cut[2 * index + 1]! - confirmed[2 * index + 1]!)
    return Math.min(sizeBytes, (before?.diskBytes[index] ?? 0) + changedBytes)
  })
  const bytes = diskBytes.reduce((sum, each) => sum + each, 0)
  peer.volume.usedBytes += bytes - (before?.bytes ?? 0)
  peer.record.queued = {
    bytes,
    diskBytes,
    branch: transfer.branch,
    contentInstant: transfer.contentInstant,
    cut: [...transfer.cut],
  }
  for (let index = 0; index < transfer.cut.length; index += 1) confirmed[index] = transfer.cut[index]!
}

export function reportCycle(engine: Engine, wire: Wire, sizeBytes: number, latencyMilliseconds: number): void {
  const { vm, host } = wire
  emit(engine, 'replication.cycleCompleted', {
    vm: vm.name,
    vmId: vm.vmId,
    host: host.name,
    sizeBytes,
    latencyMilliseconds,
  })
}

/** Notes the position of every replicated disk and gives what was written since the last confirmation. */
export function cutContent(wire: Wire, now: number): number {
  const { vm, disks, upstream } = wire
  const { transfer, confirmed } = wire.record
  const durationMs = churnDurationMs(vm, now)
  const { cut } = transfer
  let changedBytes = 0
  for (let index = 0; index < disks.length; index += 1) {
    const disk = disks[index]!
    const blocks = durationMs > 0 ? churnBlocks(disk.churnBytesPerHour, durationMs) : 0
    const writtenBytes = disk.writtenBytes + blocks * blockBytes
    cut[2 * index] = disk.sequence + blocks
    cut[2 * index + 1] = writtenBytes
    changedBytes += writtenBytes - confirmed[2 * index + 1]!
  }
  transfer.cutInstant = now
  transfer.contentInstant = upstream === null ? now : upstream.lastReplicationInstant
  transfer.branch = vm.branch
  return changedBytes
}

/** Puts the cut onto the replica's disks and remembers it as confirmed. */
export function applyCut(wire: Wire, peer: Peer, changedBytes: number): void {
  const { transfer, confirmed } = wire.record
  const { cut } = transfer
  if (peer.record.points.length > 0) {
    peer.record.undoBytes += changedBytes
    peer.volume.usedBytes += changedBytes
  }
  peer.vm.branch = transfer.branch
  for (let index = 0; index < peer.disks.length; index += 1) {
    const disk = peer.disks[index]!
    disk.sequence = cut[2 * index]!
    disk.writtenBytes = cut[2 * index + 1]!
    confirmed[2 * index] = disk.sequence
    confirmed[2 * index + 1] = disk.writtenBytes
  }
}

/** What one or several cycles add to the statistics of each side. */
export interface CycleCount {
  cycles: number
  missed: number
  sizeBytes: number
  sizeBytesMax: number
  latencyMs: number
  latencyMsMax: number
}

/** Filled anew for every cycle, because a cycle must not allocate. */
const oneCycle: CycleCount = { cycles: 1, missed: 0, sizeBytes: 0, sizeBytesMax: 0, latencyMs: 0, latencyMsMax: 0 }

function counted(sizeBytes: number, latencyMs: number, missed: number): CycleCount {
  oneCycle.missed = missed
  oneCycle.sizeBytes = sizeBytes
  oneCycle.sizeBytesMax = sizeBytes
  oneCycle.latencyMs = latencyMs
  oneCycle.latencyMsMax = latencyMs
  return oneCycle
}

/** Adds cycles to the statistics of one side. */
export function countCycles(statistics: Statistics, count: CycleCount): void {
  statistics.successfulCycles += count.cycles
  statistics.missedCycles += count.missed
  statistics.totalSizeBytes += count.sizeBytes
  statistics.totalLatencyMilliseconds += count.latencyMs
  if (count.sizeBytesMax > statistics.maximumSizeBytes) statistics.maximumSizeBytes = count.sizeBytesMax
  if (count.latencyMsMax > statistics.maximumLatencyMilliseconds) {
    statistics.maximumLatencyMilliseconds = count.latencyMsMax
  }
}

export function confirm(
  record: ReplicationRecord,
  peerRecord: ReplicationRecord,
  contentInstant: number,
  now: number,
): void {
  record.lastReplicationInstant = contentInstant
  record.lastAppliedInstant = now
  peerRecord.hasPlannedPoint = false
  peerRecord.lastReplicationInstant = contentInstant
  peerRecord.lastAppliedInstant = now
}
