/**
 * Sending: cycles of changes, initial replication, resynchronization and the last send of a planned failover. A side has
 * one timer, which stands for its next cycle, the end of its transfer, its next retry or a scheduled start.
 *
 * `startCycle` and `endCycle` run millions of times: they allocate nothing and arm the timer that is due in place.
 */
import { fail, type Failure } from '../contract/failure.ts'
import type { ReplicationState } from '../contract/ids.ts'
import { hourMs, minuteMs, secondMs } from '../kernel/clock.ts'
import { rearmNextTimer } from '../kernel/timers.ts'
import { blockBytes, churnBlocks, churnDurationMs, contentOf, divergence } from './content.ts'
import { checkConnection, recoverableFailures, verdictsHoldUntil } from './connection.ts'
import {
  armReplicationTimer,
  configurationChanged,
  disarmReplicationTimer,
  disksOf,
  emit,
  hostOf,
  logEvent,
  volumeOf,
  wireFor,
  type Engine,
  type Peer,
  type Wire,
} from './engine.ts'
import { updateHealth } from './health.ts'
import { findLink, resolveHost } from './network.ts'
import { addRecoveryPoint, dropRecoveryPoints, trimRecoveryPoints } from './recovery-points.ts'
import type { Host, Link, ReplicationRecord, Statistics, Transfer, Vm } from './state.ts'

/** Reference 4.3: minutes until the next try; after these every 30 minutes. */
const backOffMinutes = [1, 2, 4, 8, 10]
const backOffMinutesLast = 30

/** The states in which a replica takes what its primary sends. */
const receiving: readonly ReplicationState[] = ['Replicating', 'Resynchronizing']
const receivingInitially: readonly ReplicationState[] = ['WaitingForInitialReplication']

/** What happens when the timer of a side is due. The timer is still the next one of the queue. */
export function replicationTimerDue(engine: Engine, wire: Wire): void {
  const { record } = wire
  const { transfer } = record
  const { now } = engine.world
  if (transfer.kind === 'delta') endCycle(engine, wire, now)
  else if (transfer.kind !== 'none') bulkTimerDue(engine, wire)
  else if (record.state === 'Replicating') startCycle(engine, wire, now)
  else if (record.state === 'ReadyForInitialReplication') {
    disarmReplicationTimer(engine, record)
    beginBulk(engine, wire, 'initialReplication')
  } else disarmReplicationTimer(engine, record)
}

/** How long a line takes for so many bytes, in whole milliseconds. */
export function lineMilliseconds(bytes: number, bitsPerSecond: number): number {
  const whole = Math.floor(bytes / bitsPerSecond)
  return whole * 8 * secondMs + Math.ceil(((bytes - whole * bitsPerSecond) * 8 * secondMs) / bitsPerSecond)
}

/** Compression halves what goes over the line. */
export function bytesOnLine(record: ReplicationRecord, bytes: number): number {
  return record.compression ? bytes - Math.floor(bytes / 2) : bytes
}

/** What the replica does not have yet, in bytes. */
export function pendingBytes(vm: Vm, record: ReplicationRecord, now: number): number {
  const durationMs = churnDurationMs(vm, now)
  let pending = 0
  for (const [index, disk] of disksOf(vm, record).entries()) {
    const written = disk.writtenBytes + churnBlocks(disk.churnBytesPerHour, durationMs) * blockBytes
    pending += written - record.confirmed[2 * index + 1]!
  }
  return pending
}

/**
 * Finds the other side through every gate.
 * @returns The peer, which is kept until something changes, or the failure of the first gate that is closed.
 */
export function connect(engine: Engine, wire: Wire): Peer | Failure {
  const { peer } = wire
  return peer !== null && engine.world.now < peer.validUntilInstant ? peer : findPeer(engine, wire)
}

/** As `connect`, for a send: hands over changed settings first, and asks for space. */
function connectToSend(engine: Engine, wire: Wire): Peer | Failure {
  const found = connect(engine, wire)
  if (isFailure(found)) return found
  if (found.record.settingsNumber !== wire.record.settingsNumber) followSettings(wire.record, found)
  return isFull(found) ? storageFull(found) : found
}

/** Recovery points fill the volume while nothing else changes, so this is asked before every send. */
function isFull(peer: Peer): boolean {
  return peer.volume.usedBytes > peer.volume.sizeBytes
}

function storageFull({ host, volume }: Peer): Failure {
  const neededBytes = volume.usedBytes - volume.sizeBytes
  const params = { host: host.name, volume: `${volume.letter}:`, neededBytes, freeBytes: 0 }
  return fail('replication.storageFull', params, { windowsCode: '0x80070070' }).failure
}

function findPeer(engine: Engine, wire: Wire): Peer | Failure {
  const { world, rules } = engine
  const { record, vm, host } = wire
  wire.peer = null
  const { authentication, bypassesProxy, certificateId, port, replicaServer } = record
  const client = { clientHostId: host.hostId, certificateId, bypassesProxy }
  const question = { ...client, serverName: replicaServer, port, authentication }
  const peerHost = resolveHost(world, replicaServer, host)
  const target = peerHost === undefined ? undefined : replicaOn(engine, peerHost, vm, record)
  const checked = checkConnection(world, rules, { ...question, trustGroup: target?.record.trustGroup ?? null })
  if (!checked.ok) return checked.failure
  const server = hostOf(world, checked.value.serverHostId)
  if (target === undefined) {
    return fail('replication.replicaMissing', { vm: vm.name, host: server.name }).failure
  }
  if (!(record.isInitialized ? receiving : receivingInitially).includes(target.record.state)) {
    const params = { vm: vm.name, host: server.name, state: target.record.state }
    return fail('replication.replicaNotReceiving', params).failure
  }
  wire.peer = {
    record: target.record,
    vm: target.vm,
    host: server,
    disks: disksOf(target.vm, target.record),
    volume: volumeOf(server, target.record.volumeLetter),
    // Both ends exist and can talk, so there is a link between them.
    link: findLink(world, host.hostId, server.hostId)!,
    validUntilInstant: verdictsHoldUntil(world, [host, server]),
  }
  return wire.peer
}

export function isFailure(value: Peer | Failure): value is Failure {
  return 'code' in value
}

/** The record on another host that takes part in this relationship, if it is still there. */
export function replicaOn(engine: Engine, host: Host, vm: Vm, record: ReplicationRecord) {
  const candidate = engine.world.vms.find(
    (other) => other.hostId === host.hostId && other.guid === vm.guid && other !== vm,
  )
  const other = candidate?.replications.find((theirs) => theirs.relationshipId === record.relationshipId)
  if (candidate === undefined || other === undefined || other.mode !== 'Replica') return undefined
  return { vm: candidate, record: other }
}

/** Whether the other side has to be looked at again before something is sent. */
function isToBeAsked(record: ReplicationRecord, peer: Peer | null, now: number): peer is null {
  if (peer === null || now >= peer.validUntilInstant || isFull(peer)) return true
  return peer.record.settingsNumber !== record.settingsNumber
}

/** Cuts the changes of all disks at this moment and begins to send them. */
function startCycle(engine: Engine, wire: Wire, now: number): void {
  const { record, vm, disks } = wire
  let peer = wire.peer
  if (isToBeAsked(record, peer, now)) {
    const found = connectToSend(engine, wire)
    if (isFailure(found)) {
      sendFailed(engine, wire, found)
      return
    }
    peer = found
  }
  const { transfer, confirmed } = record
  const changedBytes = cutContent(vm, disks, transfer, confirmed, now)
  const { link } = peer
  const startInstant = link.freeAtInstant > now ? link.freeAtInstant : now
  const lineFreeInstant = startInstant + lineMilliseconds(bytesOnLine(record, changedBytes), link.bitsPerSecond)
  link.freeAtInstant = lineFreeInstant
  transfer.kind = 'delta'
  transfer.totalBytes = changedBytes
  transfer.startedInstant = now
  transfer.resumedInstant = startInstant
  transfer.endsInstant = lineFreeInstant + link.latencyMilliseconds
  rearmNextTimer(engine.world.timers, transfer.endsInstant)
}

/** Reference 2.2, row 26: what was changed on the primary reaches the replica with what is sent next. */
function followSettings(record: ReplicationRecord, peer: Peer): void {
  const { port, compression, frequencySeconds, recoveryHistoryHours, vssFrequencyHours, settingsNumber } = record
  Object.assign(peer.record, {
    port,
    compression,
    frequencySeconds,
    recoveryHistoryHours,
    vssFrequencyHours,
    settingsNumber,
  })
  trimRecoveryPoints(peer.vm, peer.host, peer.record)
}

/** The replica has received and applied the changes. */
function endCycle(engine: Engine, wire: Wire, now: number): void {
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
  applyCut(wire, peer, totalBytes)
  transfer.kind = 'none'
  transfer.endsInstant = -1
  const missed = latencyMs > frequencyMs ? Math.floor(latencyMs / frequencyMs) : 0
  countCycle(record.statistics, totalBytes, latencyMs, missed)
  countCycle(peer.record.statistics, totalBytes, latencyMs, missed)
  confirm(record, peer.record, cutInstant, now)
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
  if (engine.reportsCycles) reportCycle(engine, wire, totalBytes, latencyMs)
}

function reportCycle(engine: Engine, wire: Wire, sizeBytes: number, latencyMilliseconds: number): void {
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
function cutContent(
  vm: Vm,
  disks: Wire['disks'],
  transfer: Transfer,
  confirmed: readonly number[],
  now: number,
): number {
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
  transfer.branch = vm.branch
  return changedBytes
}

/** Puts the cut onto the replica's disks and remembers it as confirmed. */
function applyCut(wire: Wire, peer: Peer, changedBytes: number): void {
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

function countCycle(statistics: Statistics, sizeBytes: number, latencyMs: number, missed: number): void {
  statistics.successfulCycles += 1
  statistics.missedCycles += missed
  statistics.totalSizeBytes += sizeBytes
  statistics.totalLatencyMilliseconds += latencyMs
  if (sizeBytes > statistics.maximumSizeBytes) statistics.maximumSizeBytes = sizeBytes
  if (latencyMs > statistics.maximumLatencyMilliseconds) statistics.maximumLatencyMilliseconds = latencyMs
}

function confirm(record: ReplicationRecord, peerRecord: ReplicationRecord, cutInstant: number, now: number): void {
  record.lastReplicationInstant = cutInstant
  record.lastAppliedInstant = now
  peerRecord.hasPlannedPoint = false
  peerRecord.lastReplicationInstant = cutInstant
  peerRecord.lastAppliedInstant = now
}

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

function bulkTimerDue(engine: Engine, wire: Wire): void {
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

/** A send could not begin or was cut off: tries again later, or stops replication where trying cannot help. */
export function sendFailed(engine: Engine, wire: Wire, failure: Failure): void {
  const { record, vm, host } = wire
  const { now } = engine.world
  pauseTransfer(record, now)
  record.failedAttempts += 1
  record.statistics.errors += 1
  record.lastFailure = { code: failure.code, params: failure.params, windowsCode: failure.windowsCode ?? null }
  const cause = failure.windowsCode === undefined ? failure.code : `${failure.code} (${failure.windowsCode})`
  const couldNot = `Hyper-V could not replicate changes for virtual machine ${vm.name}: ${cause}. (Virtual Machine ID ${vm.guid})`
  if (!recoverableFailures.has(failure.code)) {
    stopReplication(engine, wire, cause)
  } else if (logsOutgrow(vm, record, now)) {
    requireResynchronization(engine, vm, record)
  } else {
    const minutes = backOffMinutes[record.failedAttempts - 1] ?? backOffMinutesLast
    const waitMs = minutes * minuteMs
    record.statistics.missedCycles += Math.max(1, Math.floor(waitMs / (record.frequencySeconds * secondMs)))
    scheduleCycle(engine, record, now + waitMs)
    logEvent(engine, host, 32_022, 'error', couldNot)
    const text = `Hyper-V failed to replicate changes for virtual machine ${vm.name} (Virtual Machine ID ${vm.guid}). Hyper-V will retry replication after ${minutes} minute(s).`
    logEvent(engine, host, 32_315, 'warning', text)
    if (engine.reportsCycles || record.failedAttempts === 1) {
      const params = { vm: vm.name, vmId: vm.vmId, host: host.name, code: failure.code }
      emit(engine, 'replication.cycleFailed', { ...params, retrySeconds: minutes * 60 })
    }
  }
  updateHealth(engine, vm, record)
}

function stopReplication(engine: Engine, wire: Wire, cause: string): void {
  const { record, vm, host } = wire
  // A comparison that was broken off has to be started anew.
  record.state = record.state === 'Resynchronizing' ? 'WaitingForStartResynchronize' : 'Error'
  endTransfer(record)
  record.nextCycleInstant = -1
  disarmReplicationTimer(engine, record)
  const text = `Hyper-V suspended replication for virtual machine ${vm.name} due to a non-recoverable failure. Resume replication after correcting the failure. (Virtual Machine ID ${vm.guid})`
  logEvent(engine, host, 32_086, 'error', text)
  emit(engine, 'replication.stopped', { vm: vm.name, vmId: vm.vmId, host: host.name, cause })
  configurationChanged(engine)
}

/** Reference 4.1: tracking stops when the logs exceed half of the size of the disks. */
export function logsOutgrow(vm: Vm, record: ReplicationRecord, now: number): boolean {
  if (!record.isInitialized) return false
  const sizeBytes = disksOf(vm, record).reduce((sum, disk) => sum + disk.sizeBytes, 0)
  return pendingBytes(vm, record, now) > sizeBytes / 2
}

export function requireResynchronization(engine: Engine, vm: Vm, record: ReplicationRecord): void {
  record.state = 'WaitingForStartResynchronize'
  endTransfer(record)
  record.nextCycleInstant = -1
  disarmReplicationTimer(engine, record)
  emit(engine, 'resynchronization.required', {
    vm: vm.name,
    vmId: vm.vmId,
    host: hostOf(engine.world, vm.hostId).name,
  })
  configurationChanged(engine)
  updateHealth(engine, vm, record)
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

/** The line between two hosts was cut, or carries more or less than before. */
export function linkChanged(engine: Engine, link: Link, before: Link): void {
  const { now } = engine.world
  const isSame =
    link.isConnected === before.isConnected &&
    link.bitsPerSecond === before.bitsPerSecond &&
    link.latencyMilliseconds === before.latencyMilliseconds
  if (isSame) return
  link.freeAtInstant = now
  for (const wire of sendingOver(engine, link)) {
    const { record } = wire
    const { transfer } = record
    if (!link.isConnected) {
      interrupt(engine, wire)
      continue
    }
    transfer.sentBytes = sentBytes(transfer, now)
    const rest = bytesOnLine(record, transfer.totalBytes - transfer.sentBytes)
    transfer.resumedInstant = now
    transfer.endsInstant = now + link.latencyMilliseconds + lineMilliseconds(rest, link.bitsPerSecond)
    armReplicationTimer(engine, record, transfer.endsInstant)
  }
}

/** Cuts off every transfer to a host that is gone. */
export function interruptTransfersTo(engine: Engine, host: Host): void {
  for (const link of engine.world.links) {
    if (link.firstHostId !== host.hostId && link.secondHostId !== host.hostId) continue
    for (const wire of sendingOver(engine, link)) {
      if (wire.host !== host) interrupt(engine, wire)
    }
  }
}

function interrupt(engine: Engine, wire: Wire): void {
  const params = { server: wire.record.replicaServer, client: wire.record.primaryServer }
  sendFailed(engine, wire, fail('connection.timedOut', params, { windowsCode: '0x00002EE2' }).failure)
}

function sendingOver(engine: Engine, link: Link): Wire[] {
  const wires: Wire[] = []
  for (const vm of engine.world.vms) {
    for (const record of vm.replications) {
      if (record.mode !== 'Primary' || record.transfer.kind === 'none' || record.transfer.endsInstant < 0) continue
      const peerHost = resolveHost(engine.world, record.replicaServer, hostOf(engine.world, vm.hostId))
      if (peerHost === undefined || peerHost.hostId === vm.hostId) continue
      if (findLink(engine.world, vm.hostId, peerHost.hostId) === link) wires.push(wireFor(engine, vm, record))
    }
  }
  return wires
}

/** What a comparison finds: everything that either side wrote since they last held the same. */
function differenceBytes(engine: Engine, wire: Wire): number {
  const { vm, record, disks } = wire
  const host = resolveHost(engine.world, record.replicaServer, wire.host)
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
