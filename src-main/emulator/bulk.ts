/** Transfers that are no cycle: initial replication, resynchronization and the last send of a planned failover. */
import { hourMs, secondMs } from '../kernel/clock.ts'
import { contentOf, divergence } from './content.ts'
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
} from './engine.ts'
import { updateHealth } from './health.ts'
import { resolveHost } from './network.ts'
import { connectToSend, isFailure, replicaOn } from './peer.ts'
import { dropRecoveryPoints } from './recovery-points.ts'
import type { Vm } from './state.ts'
import { bytesOnLine, endTransfer, lineMilliseconds, scheduleCycle, sendFailed } from './transfer.ts'

type Bulk = 'initialReplication' | 'resynchronization' | 'plannedFailover'

/** Begins a transfer that is not a cycle. The caller has set the state that belongs to it. */
export function beginBulk(engine: Engine, wire: Wire, kind: Bulk): void {
  const { record, vm, disks, host } = wire
  const { transfer } = record
  const { now } = engine.world
  if (kind === 'initialReplication') {
    record.state = 'InitialReplicationInProgress'
    emit(engine, 'initialReplication.started', { vm: vm.name, vmId: vm.vmId, host: host.name })
  }
  const changedBytes = cutContent(vm, disks, transfer, record.confirmed, now)
  transfer.kind = kind
  transfer.totalBytes = changedBytes
  if (kind === 'initialReplication' && !record.isCompareOnly) {
    transfer.totalBytes = disks.reduce((sum, disk) => sum + disk.usedBytes, 0)
  } else if (kind !== 'plannedFailover') {
    transfer.totalBytes = differenceBytes(engine, wire)
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
    sendFailed(engine, wire, peer)
    return
  }
  const rest = bytesOnLine(record, transfer.totalBytes - transfer.sentBytes)
  transfer.resumedInstant = now
  transfer.endsInstant = now + peer.link.latencyMilliseconds + lineMilliseconds(rest, peer.link.bitsPerSecond)
  armReplicationTimer(engine, record, transfer.endsInstant)
}

export function bulkTimerDue(engine: Engine, wire: Wire): void {
  if (wire.record.transfer.endsInstant < 0) continueBulk(engine, wire)
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
  const { kind, totalBytes, cutInstant, startedInstant } = record.transfer
  applyCut(wire, peer, kind === 'plannedFailover' ? totalBytes : 0)
  endTransfer(record)
  confirm(record, peer.record, cutInstant, now)
  record.failedAttempts = 0
  record.lastFailure = null
  if (kind === 'plannedFailover') plannedSendEnded(engine, wire, peer)
  else copyEnded(engine, wire, peer, kind === 'initialReplication', totalBytes, now - startedInstant)
  configurationChanged(engine)
  updateHealth(engine, vm, record)
  updateHealth(engine, peer.vm, peer.record)
}

/** After initial replication and resynchronization both sides replicate. */
function copyEnded(
  engine: Engine,
  wire: Wire,
  peer: Peer,
  isInitial: boolean,
  sizeBytes: number,
  durationMs: number,
): void {
  const { record, vm, host } = wire
  const { now } = engine.world
  for (const side of [record, peer.record]) {
    side.state = 'Replicating'
    side.isInitialized = true
    side.isCompareOnly = false
    if (isInitial) side.statistics.initialReplicationBytes = sizeBytes
  }
  dropRecoveryPoints(peer.host, peer.record)
  peer.record.nextPointInstant = now + hourMs
  peer.record.nextVssInstant = now + peer.record.vssFrequencyHours * hourMs
  scheduleCycle(engine, record, now + record.frequencySeconds * secondMs)
  if (!isInitial) logEvent(engine, host, 29_244, 'information', resynchronizedText(vm, sizeBytes, durationMs))
  emit(engine, isInitial ? 'initialReplication.completed' : 'resynchronization.completed', {
    vm: vm.name,
    vmId: vm.vmId,
    host: host.name,
    sizeBytes,
    durationMilliseconds: durationMs,
  })
}

function plannedSendEnded(engine: Engine, wire: Wire, peer: Peer): void {
  const { record, vm, host } = wire
  disarmReplicationTimer(engine, record)
  peer.record.hasPlannedPoint = true
  emit(engine, 'failover.prepared', { vm: vm.name, vmId: vm.vmId, host: host.name })
}

/** What a comparison finds: everything that either side wrote since they last held the same. */
function differenceBytes(engine: Engine, wire: Wire): number {
  const { vm, record, disks } = wire
  const host = resolveHost(engine.world, record.replicaServer)
  const target = host === undefined ? undefined : replicaOn(engine, host, vm, record)
  if (target === undefined) return disks.reduce((sum, disk) => sum + disk.usedBytes, 0)
  const { world } = engine
  const keys = disks.map((disk) => disk.contentKey)
  const ours = contentOf(vm, world.now)
  const theirs = contentOf(target.vm, world.now)
  return divergence(world, ours, theirs, keys).bytes + divergence(world, theirs, ours, keys).bytes
}

function resynchronizedText(vm: Vm, sizeBytes: number, durationMs: number): string {
  return `Hyper-V completed the compare and sync operation for virtual machine ${vm.name}: ${sizeBytes} bytes in ${Math.ceil(durationMs / secondMs)} second(s). (Virtual Machine ID ${vm.guid})`
}
