/**
 * Transfers that are no cycle: initial replication, resynchronization with its merging, the last send of a planned
 * failover, and the first copy of disks that were added.
 */
import { hourMs, secondMs } from '../../kernel/clock.ts'
import { contentOf, divergence } from '../disks/content.ts'
import { applyCut, confirm, cutContent } from './cycles.ts'
import {
  armReplicationTimer,
  configurationChanged,
  disarmReplicationTimer,
  emit,
  logEvent,
  wireFor,
  type Engine,
  type Peer,
  type Wire,
} from '../world/engine.ts'
import { copiedBytes } from '../disks/growth.ts'
import { updateHealth } from './health.ts'
import { exportEnded } from './exports.ts'
import { resolveHost } from '../network/look-up.ts'
import { wayFrom } from '../network/links.ts'
import { connectToSend, isFailure, replicaOn } from './peer.ts'
import { dropQueued, dropRecoveryPoints } from './recovery-points.ts'
import { extensionOf } from '../world/relationships.ts'
import type { Transfer } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { leaveQueue, takeTurn } from './transfer-queue.ts'
import { bytesOnLine, endTransfer, lineMilliseconds, scheduleCycle } from './transfer.ts'
import { logsOutgrow } from './change-logs.ts'
import { requireResynchronization } from './required-resynchronization.ts'
import { sendFailed } from './send-failures.ts'
import { diskLimits } from '../../contract/limits/disk.ts'

type Bulk = 'initialReplication' | 'resynchronization' | 'plannedFailover' | 'diskUpdate'

/** Begins a transfer that is not a cycle. The caller has set the state that belongs to it. */
export function beginBulk(engine: Engine, wire: Wire, kind: Bulk): void {
  const { record, vm, disks, host } = wire
  const { transfer } = record
  const { now } = engine.world
  if (kind === 'initialReplication') {
    record.state = 'InitialReplicationInProgress'
    emit(engine, 'initialReplication.started', { vm: vm.name, vmId: vm.vmId, host: host.name })
  }
  const changedBytes = cutContent(wire, now)
  transfer.kind = kind
  if (kind === 'initialReplication' && !record.isCompareOnly) {
    transfer.totalBytes = disks.reduce((sum, disk) => sum + copiedBytes(disk), 0)
  } else if (kind === 'initialReplication' || kind === 'resynchronization') {
    transfer.totalBytes = differenceBytes(engine, wire) + blankBytes(wire)
  } else if (kind === 'diskUpdate') {
    transfer.totalBytes = changedBytes + blankBytes(wire)
  } else {
    transfer.totalBytes = changedBytes
  }
  transfer.sentBytes = 0
  transfer.startedInstant = now
  record.nextCycleInstant = -1
  configurationChanged(engine)
  continueBulk(engine, wireFor(engine, vm, record))
}

/** Sends on from where the transfer stands. */
function continueBulk(engine: Engine, wire: Wire): void {
  const { record } = wire
  const { transfer } = record
  const { now } = engine.world
  const peer = connectToSend(engine, wire)
  if (isFailure(peer)) {
    leaveQueue(wire)
    sendFailed(engine, wire, peer)
    return
  }
  if (!takeTurn(engine, wire)) return
  const rest = transfer.totalBytes - transfer.sentBytes
  const { bitsPerSecond } = wayFrom(peer.link, wire.host.hostId)
  transfer.resumedInstant = now
  transfer.endsInstant =
    transfer.kind === 'merge'
      ? now + mergeMilliseconds(rest)
      : now + peer.link.latencyMilliseconds + lineMilliseconds(bytesOnLine(record, rest), bitsPerSecond)
  armReplicationTimer(engine, record, transfer.endsInstant)
}

/** What happens when the timer of a side is due during such a transfer. */
export function bulkTimerDue(engine: Engine, wire: Wire): void {
  const { transfer } = wire.record
  if (transfer.kind === 'export') exportEnded(engine, wire)
  else if (transfer.endsInstant < 0) continueBulk(engine, wire)
  else endBulk(engine, wire)
}

function endBulk(engine: Engine, wire: Wire): void {
  const { record, vm } = wire
  const { now } = engine.world
  const peer = connectToSend(engine, wire)
  if (isFailure(peer)) {
    sendFailed(engine, wire, peer)
    return
  }
  const { kind, totalBytes, contentInstant, startedInstant } = record.transfer
  if (kind === 'resynchronization' || kind === 'merge') {
    // Reference 4.1: tracking went on during the comparison, and stops again when these logs exceed half of the disks.
    if (logsOutgrow(vm, record, now)) {
      requireResynchronization(engine, vm, record, 'logsOutgrew')
      return
    }
    if (kind === 'resynchronization' && totalBytes > 0) {
      beginMerge(engine, wire)
      return
    }
  }
  applyCut(wire, peer, kind === 'plannedFailover' || kind === 'diskUpdate' ? totalBytes : 0)
  endTransfer(record)
  confirm(record, peer.record, contentInstant, now)
  record.failedAttempts = 0
  record.lastFailure = null
  if (kind === 'plannedFailover') plannedSendEnded(engine, wire, peer)
  else if (kind === 'diskUpdate') diskUpdateEnded(engine, wire, peer)
  else copyEnded(engine, wire, peer, { kind, sizeBytes: totalBytes, durationMs: now - startedInstant })
  configurationChanged(engine)
  updateHealth(engine, vm, record)
  updateHealth(engine, peer.vm, peer.record)
}

/** The replica merges the differences into its disks; from here on there is no way back (reference 2.2, row 11). */
function beginMerge(engine: Engine, wire: Wire): void {
  const { transfer } = wire.record
  const { now } = engine.world
  transfer.kind = 'merge'
  transfer.sentBytes = 0
  transfer.resumedInstant = now
  transfer.endsInstant = now + mergeMilliseconds(transfer.totalBytes)
  armReplicationTimer(engine, wire.record, transfer.endsInstant)
}

function mergeMilliseconds(bytes: number): number {
  return Math.ceil((bytes / diskLimits.mergeBytesPerSecond) * secondMs)
}

interface Copy {
  readonly kind: Transfer['kind']
  readonly sizeBytes: number
  readonly durationMs: number
}

/** After initial replication and resynchronization both sides replicate. */
function copyEnded(engine: Engine, wire: Wire, peer: Peer, { kind, sizeBytes, durationMs }: Copy): void {
  const { record, vm, host } = wire
  const { now } = engine.world
  const isInitial = kind === 'initialReplication'
  for (const side of [record, peer.record]) {
    side.state = 'Replicating'
    side.isInitialized = true
    side.isCompareOnly = false
    side.hasExistingCopy = false
    side.isOutOfSequence = false
    side.blankDiskIds = []
    if (isInitial) side.statistics.initialReplicationBytes = sizeBytes
  }
  dropQueued(peer.host, peer.record)
  dropRecoveryPoints(peer.host, peer.record)
  peer.record.nextPointInstant = now + hourMs
  peer.record.nextVssInstant = now + peer.record.vssFrequencyHours * hourMs
  scheduleCycle(engine, record, now + record.frequencySeconds * secondMs)
  if (!isInitial) {
    const done = { sizeBytes, durationMilliseconds: durationMs }
    logEvent(engine, host, 'resynchronization.completed', { vm: vm.name, vmGuid: vm.guid, ...done })
  }
  emit(engine, isInitial ? 'initialReplication.completed' : 'resynchronization.completed', {
    vm: vm.name,
    vmId: vm.vmId,
    host: host.name,
    sizeBytes,
    durationMilliseconds: durationMs,
  })
  if (!isInitial && sizeBytes > 0) extensionLosesTrack(engine, peer.vm)
}

/** What was merged into the middle host's disks was not written there, so no log for the third host holds it (ours). */
function extensionLosesTrack(engine: Engine, vm: Vm): void {
  const extension = extensionOf(vm)
  if (extension?.isInitialized === true) requireResynchronization(engine, vm, extension, 'contentMerged')
}

function plannedSendEnded(engine: Engine, wire: Wire, peer: Peer): void {
  const { record, vm, host } = wire
  disarmReplicationTimer(engine, record)
  peer.record.hasPlannedPoint = true
  emit(engine, 'failover.prepared', { vm: vm.name, vmId: vm.vmId, host: host.name })
}

/** Both sides have the new set of disks; older recovery points know nothing of the new disks and are given up (ours). */
function diskUpdateEnded(engine: Engine, wire: Wire, peer: Peer): void {
  const { record, vm, host } = wire
  const { now } = engine.world
  record.state = 'Replicating'
  record.blankDiskIds = []
  dropRecoveryPoints(peer.host, peer.record)
  peer.record.nextPointInstant = now + hourMs
  scheduleCycle(engine, record, now + record.frequencySeconds * secondMs)
  emit(engine, 'disks.updated', { vm: vm.name, vmId: vm.vmId, host: host.name })
}

/** What the disks hold of which the replica has nothing yet. */
function blankBytes({ disks, record }: Wire): number {
  return disks
    .filter((disk) => record.blankDiskIds.includes(disk.diskId))
    .reduce((sum, disk) => sum + copiedBytes(disk), 0)
}

/**
 * What a comparison finds: everything that either side wrote since they last held the same. However often a block was
 * written, it differs once, so a disk never sends more than it holds.
 */
function differenceBytes(engine: Engine, wire: Wire): number {
  const { vm, record, disks } = wire
  const host = resolveHost(engine.world, record.replicaServer, wire.host)
  const target = host === undefined ? undefined : replicaOn(engine, host, vm, record)
  if (target === undefined) return disks.reduce((sum, disk) => sum + copiedBytes(disk), 0)
  const { world } = engine
  const ours = contentOf(vm, world.now)
  const theirs = contentOf(target.vm, world.now)
  return disks.reduce((sum, disk) => {
    const keys = [disk.contentKey]
    const writtenBytes = divergence(world, ours, theirs, keys).bytes + divergence(world, theirs, ours, keys).bytes
    return sum + Math.min(writtenBytes, copiedBytes(disk))
  }, 0)
}
