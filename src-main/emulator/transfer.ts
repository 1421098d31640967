/** What every kind of sending shares: sizes and times, and what happens when a send is cut off. */
import { fail, type Failure } from '../contract/failure.ts'
import type { ReplicationState } from '../contract/ids.ts'
import { dayMs, minuteMs, secondMs } from '../kernel/clock.ts'
import { recoverableFailures } from './connection.ts'
import { blockBytes, churnBlocks, churnDurationMs } from './content.ts'
import {
  armReplicationTimer,
  configurationChanged,
  disarmReplicationTimer,
  disksOf,
  emit,
  hostOf,
  logEvent,
  wireFor,
  type Engine,
  type Wire,
} from './world/engine.ts'
import { updateHealth } from './health.ts'
import { driveOf } from './world/names.ts'
import { findLink, resolveHost, wayFrom } from './network.ts'
import { noteRefusal } from './refusal-log.ts'
import type { Side } from './world/engine.ts'
import { unsynchronized } from './world/relationships.ts'
import type { AutoResynchronize, ReplicationRecord, Transfer } from './world/state/relationship.ts'
import type { Host } from './world/state/host.ts'
import type { Link } from './world/state/network.ts'
import type { Vm } from './world/state/machine.ts'

/** Reference 4.3: minutes until the next try; after these every 30 minutes. */
const backOffMinutes = [1, 2, 4, 8, 10]

const backOffMinutesLast = 30

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

/** A send could not begin or was cut off: tries again later, or stops replication where trying cannot help. */
export function sendFailed(engine: Engine, wire: Wire, failure: Failure): void {
  const { record, vm, host } = wire
  const { now } = engine.world
  noteRefusal(engine, wire, failure)
  pauseTransfer(record, now)
  record.failedAttempts += 1
  record.statistics.errors += 1
  record.lastFailure = { code: failure.code, params: failure.params, windowsCode: failure.windowsCode ?? null }
  const cause = failure.windowsCode === undefined ? failure.code : `${failure.code} (${failure.windowsCode})`
  const couldNot = `Hyper-V could not replicate changes for virtual machine ${vm.name}: ${cause}. (Virtual Machine ID ${vm.guid})`
  if (failure.code === 'replication.outOfSequence' || logsFillVolume(wire, now)) {
    logEvent(engine, host, 32_022, 'error', couldNot)
    requireResynchronization(engine, vm, record)
  } else if (!recoverableFailures.has(failure.code) || isGivenUp(record, failure)) {
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

/**
 * Reference 4.3 counts low disk space among what is tried again, and row F21 of section 9 has the primary in error: with a full
 * volume it gives up when the growing waits have not helped (ours).
 */
function isGivenUp(record: ReplicationRecord, failure: Failure): boolean {
  return failure.code === 'replication.storageFull' && record.failedAttempts > backOffMinutes.length
}

function stopReplication(engine: Engine, wire: Wire, cause: string): void {
  const { record, vm, host } = wire
  // A comparison that was broken off has to be started anew.
  const broken: Partial<Record<ReplicationState, ReplicationState>> = {
    Resynchronizing: 'WaitingForStartResynchronize',
    WaitingForUpdateCompletion: 'UpdateError',
  }
  record.state = broken[record.state] ?? 'Error'
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
    link.back?.bitsPerSecond === before.back?.bitsPerSecond &&
    link.latencyMilliseconds === before.latencyMilliseconds
  if (isSame) return
  link.freeAtInstant = now
  if (link.back !== undefined) link.back.freeAtInstant = now
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
    const { bitsPerSecond } = wayFrom(link, wire.host.hostId)
    transfer.endsInstant = now + link.latencyMilliseconds + lineMilliseconds(rest, bitsPerSecond)
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
      const { kind, endsInstant } = record.transfer
      const usesLine = kind !== 'none' && kind !== 'export' && kind !== 'merge'
      if (record.mode !== 'Primary' || !usesLine || endsInstant < 0) continue
      const peerHost = resolveHost(engine.world, record.replicaServer, hostOf(engine.world, vm.hostId))
      if (peerHost === undefined || peerHost.hostId === vm.hostId) continue
      if (findLink(engine.world, vm.hostId, peerHost.hostId) === link) wires.push(wireFor(engine, vm, record))
    }
  }
  return wires
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
