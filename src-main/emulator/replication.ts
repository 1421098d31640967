/** Operations on a relationship outside failover: Hyper-V Replica reference 2.2, rows 1 to 11, 22, 26 and 28. */
import { fail, ok, type Reply } from '../contract/failure.ts'
import type { ParsedInputOf } from '../contract/registry.ts'
import { dayMs, hourMs } from '../kernel/clock.ts'
import { rearmNextTimer } from '../kernel/timers.ts'
import { checkConnection, type ConnectionAnswer } from './connection.ts'
import { copyAdapter } from './adapters.ts'
import { beginHistory } from './content.ts'
import { checkReplicable } from './disks.ts'
import {
  armReplicationTimer,
  armWatch,
  configurationChanged,
  disarmReplicationTimer,
  disarmWatch,
  emit,
  fqdnOf,
  hostOf,
  logEvent,
  nextId,
  wireFor,
  type Engine,
} from './engine.ts'
import { endFailoverLayers, noLayer } from './growth.ts'
import { updateHealth } from './health.ts'
import { restartStatistics } from './monitoring.ts'
import { driveOf, isSameName } from './names.ts'
import { resolveHost } from './network.ts'
import { about, addRecord, demandState, findSide, type Side } from './records.ts'
import { dropRecoveryPoints } from './recovery-points.ts'
import type { AuthorizationEntry, Host, Vm } from './state.ts'
import { beginBulk } from './bulk.ts'
import { connect, isFailure, replicaOn } from './peer.ts'
import { endTransfer, logsOutgrow, pauseTransfer, requireResynchronization, scheduleCycle } from './transfer.ts'
import { freshMachine, managedVm, useSpace } from './vms.ts'
import { limits } from './world.ts'

const nothing = {}

/** Row 1: makes both records and the placeholder on the replica server; does not start the initial replication. */
export function enableReplication(
  engine: Engine,
  input: ParsedInputOf<'replication.enable'>,
): Reply<{ replicaVmId: string }> {
  const { world } = engine
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  if (vm.replications.length > 0 || vm.testOfVmId !== null) return fail('replication.alreadyEnabled', { vm: vm.name })
  const refusal =
    checkSettings(input) ?? checkDiskChoice(vm, input.excludedDiskIds) ?? checkReplicable(vm, input.excludedDiskIds)
  if (refusal !== undefined) return refusal
  const connected = checkConnection(world, engine.rules, {
    clientHostId: host.hostId,
    serverName: input.replicaServer,
    port: input.port,
    authentication: input.authentication,
    certificateId: input.certificateId,
  })
  if (!connected.ok) return connected
  const server = hostOf(world, connected.value.serverHostId)
  const replicated = vm.disks.filter((disk) => !input.excludedDiskIds.includes(disk.diskId))
  const occupied = checkPlaceholder(engine, vm, server, replicated, connected.value.entry)
  if (occupied !== undefined) return occupied
  const replica = makePlaceholder(engine, vm, server, replicated, connected.value.entry)
  const shared = {
    relationshipId: `relationship-${nextId(world, 'relationship')}`,
    primaryServer: fqdnOf(host),
    replicaServer: input.replicaServer,
    port: input.port,
    authentication: input.authentication,
    compression: input.compression,
    frequencySeconds: input.frequencySeconds,
    recoveryHistoryHours: input.recoveryHistoryHours,
    vssFrequencyHours: input.vssFrequencyHours,
  }
  addRecord(engine, vm, {
    ...shared,
    mode: 'Primary',
    state: 'ReadyForInitialReplication',
    certificateId: input.certificateId,
    trustGroup: null,
    replicatedDiskIds: replicated.map((disk) => disk.diskId),
    excludedDiskIds: [...input.excludedDiskIds],
  })
  addRecord(engine, replica, replicaSettings(shared, connected.value, replica))
  emit(engine, 'replication.enabled', { ...about({ vm, host }), replicaServer: fqdnOf(server) })
  configurationChanged(engine)
  return ok({ replicaVmId: replica.vmId })
}

/** Rows 2 and 3: the initial copy over the network, now or within seven days. */
export function startInitial(engine: Engine, input: ParsedInputOf<'replication.startInitial'>): Reply<object> {
  const operation = 'Start-VMInitialReplication'
  const found = findSide(engine, input.vmId, operation, 'Primary')
  if (!found.ok) return found
  const side = found.value
  const refusal = demandState(side, operation, ['ReadyForInitialReplication'])
  if (refusal !== undefined) return refusal
  const { now } = engine.world
  if (input.startInstant !== undefined && input.startInstant > now) {
    if (input.startInstant > now + limits.scheduleDays * dayMs) {
      return fail('replication.startTooLate', { daysMax: limits.scheduleDays }, { field: 'startInstant' })
    }
    scheduleCycle(engine, side.record, input.startInstant)
    emit(engine, 'replication.changed', { ...about(side), startInstant: input.startInstant })
    return ok(nothing)
  }
  const wire = wireFor(engine, side.vm, side.record)
  const peer = connect(engine, wire)
  if (isFailure(peer)) return { ok: false, failure: peer }
  beginBulk(engine, wire, 'initialReplication')
  return ok(nothing)
}

/** Row 7. */
export function stopInitial(engine: Engine, input: ParsedInputOf<'replication.stopInitial'>): Reply<object> {
  const operation = 'Stop-VMInitialReplication'
  const found = findSide(engine, input.vmId, operation, 'Primary')
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const isScheduled = record.state === 'ReadyForInitialReplication' && record.nextCycleInstant >= 0
  if (!isScheduled) {
    const refusal = demandState(side, operation, ['InitialReplicationInProgress'])
    if (refusal !== undefined) return refusal
  }
  rest(engine, side)
  record.state = 'ReadyForInitialReplication'
  emit(engine, 'replication.changed', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Rows 8 and 11: pauses one side. On the primary, writes are still tracked and the logs grow. */
export function suspendReplication(engine: Engine, input: ParsedInputOf<'replication.suspend'>): Reply<object> {
  const operation = 'Suspend-VMReplication'
  const found = findSide(engine, input.vmId, operation)
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const refusal = demandState(side, operation, ['Replicating', 'Resynchronizing'])
  if (refusal !== undefined) return refusal
  const { now } = engine.world
  if (record.state === 'Resynchronizing' && record.mode === 'Primary') {
    pauseTransfer(record, now)
    disarmReplicationTimer(engine, record)
    record.nextCycleInstant = -1
    record.state = 'ResynchronizeSuspended'
  } else {
    rest(engine, side)
    record.state = 'Suspended'
  }
  armWatch(engine, record, now + hourMs)
  emit(engine, 'replication.suspended', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Rows 9, 10 and 11: goes on, or compares and repairs the disks where tracking was lost or it is asked for. */
export function resumeReplication(engine: Engine, input: ParsedInputOf<'replication.resume'>): Reply<object> {
  const operation = 'Resume-VMReplication'
  const found = findSide(engine, input.vmId, operation)
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  if (record.mode === 'Replica') return resumeReplica(engine, side, operation)
  const refusal = demandState(side, operation, [
    'Suspended',
    'Error',
    'WaitingForStartResynchronize',
    'ResynchronizeSuspended',
  ])
  if (refusal !== undefined) return refusal
  const wire = wireFor(engine, side.vm, record)
  const peer = connect(engine, wire)
  if (isFailure(peer)) return { ok: false, failure: peer }
  record.failedAttempts = 0
  record.lastFailure = null
  if (record.state === 'ResynchronizeSuspended') {
    record.state = 'Resynchronizing'
    // The transfer kept what it has sent and goes on when its timer is due.
    armReplicationTimer(engine, record, engine.world.now)
  } else if (!record.isInitialized) {
    beginBulk(engine, wire, 'initialReplication')
  } else if (record.state === 'WaitingForStartResynchronize' || input.resynchronize) {
    startResynchronization(engine, side)
  } else {
    record.state = 'Replicating'
    scheduleCycle(engine, record, engine.world.now)
  }
  emit(engine, 'replication.resumed', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Row 26: settings of the relationship; the replica follows at the next cycle. */
export function changeReplication(engine: Engine, input: ParsedInputOf<'replication.change'>): Reply<object> {
  const operation = 'Set-VMReplication'
  const found = findSide(engine, input.vmId, operation, 'Primary')
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const settings = {
    port: input.port ?? record.port,
    compression: input.compression ?? record.compression,
    frequencySeconds: input.frequencySeconds ?? record.frequencySeconds,
    recoveryHistoryHours: input.recoveryHistoryHours ?? record.recoveryHistoryHours,
    vssFrequencyHours: input.vssFrequencyHours ?? record.vssFrequencyHours,
  }
  const refusal = checkSettings(settings)
  if (refusal !== undefined) return refusal
  Object.assign(record, settings)
  if (input.certificateId !== undefined) record.certificateId = input.certificateId
  record.settingsNumber += 1
  emit(engine, 'replication.changed', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Row 22: one side only; no machine is deleted. */
export function removeReplication(engine: Engine, input: ParsedInputOf<'replication.remove'>): Reply<object> {
  const found = findSide(engine, input.vmId, 'Remove-VMReplication')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record } = side
  if (record.testVmId !== null) return fail('replication.transferUnderWay', { vm: vm.name })
  disarmReplicationTimer(engine, record)
  disarmWatch(engine, record)
  dropRecoveryPoints(host, record)
  if (record.mode === 'Replica') endFailoverLayers(engine, vm, host)
  vm.failoverIpPending = false
  vm.replications.splice(vm.replications.indexOf(record), 1)
  emit(engine, 'replication.removed', about(side))
  configurationChanged(engine)
  return ok(nothing)
}

/** Row 28. */
export function resetStatistics(engine: Engine, input: ParsedInputOf<'replication.resetStatistics'>): Reply<object> {
  const found = findSide(engine, input.vmId, 'Reset-VMReplicationStatistics')
  if (!found.ok) return found
  const { vm, record } = found.value
  restartStatistics(record.statistics, engine.world.now)
  emit(engine, 'replication.changed', about(found.value))
  updateHealth(engine, vm, record)
  return ok(nothing)
}

/**
 * Once an hour, and an hour after the last synchronization: health, and the logs of an idle side that outgrow the disks
 * (reference 4.1). The timer is still the next one of the queue.
 */
export function watchDue(engine: Engine, side: Side): void {
  const { vm, record } = side
  const { now, timers } = engine.world
  const behindInstant = record.lastReplicationInstant + hourMs + 1
  const isLively = record.state === 'Replicating' && now < behindInstant
  rearmNextTimer(timers, isLively ? behindInstant : now + hourMs)
  if (isLively && record.reportedHealth === 'Normal') return
  const isTracking = record.state === 'Suspended' || record.state === 'Error'
  if (record.mode === 'Primary' && isTracking && logsOutgrow(vm, record, now)) {
    requireResynchronization(engine, vm, record)
  } else {
    updateHealth(engine, vm, record)
  }
}

/** The ranges of Enable-VMReplication and Set-VMReplication. */
export function checkSettings(settings: {
  readonly port: number
  readonly frequencySeconds: number
  readonly recoveryHistoryHours: number
  readonly vssFrequencyHours: number
}) {
  const { port, frequencySeconds, recoveryHistoryHours, vssFrequencyHours } = settings
  if (port < 1 || port > 65_535) return fail('replicaServer.badPort', { port }, { field: 'port' })
  if (![30, 300, 900].includes(frequencySeconds)) {
    return fail('replication.badFrequency', { frequencySeconds }, { field: 'frequencySeconds' })
  }
  if (recoveryHistoryHours < 0 || recoveryHistoryHours > 24) {
    return fail('replication.badHistory', { hours: recoveryHistoryHours }, { field: 'recoveryHistoryHours' })
  }
  if (vssFrequencyHours < 0 || vssFrequencyHours > 12) {
    return fail('replication.badVssFrequency', { hours: vssFrequencyHours }, { field: 'vssFrequencyHours' })
  }
  if (vssFrequencyHours > 0 && recoveryHistoryHours === 0) {
    return fail('replication.vssNeedsHistory', {}, { field: 'vssFrequencyHours' })
  }
  return undefined
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

function resumeReplica(engine: Engine, side: Side, operation: string): Reply<object> {
  const refusal = demandState(side, operation, ['Suspended', 'Error'])
  if (refusal !== undefined) return refusal
  side.record.state = side.record.isInitialized ? 'Replicating' : 'WaitingForInitialReplication'
  emit(engine, 'replication.resumed', about(side))
  changed(engine, side)
  return ok(nothing)
}

function startResynchronization(engine: Engine, side: Side): void {
  const { vm, host, record } = side
  record.state = 'Resynchronizing'
  const peerHost = resolveHost(engine.world, record.replicaServer)
  const peer = peerHost === undefined ? undefined : replicaOn(engine, peerHost, vm, record)
  if (peer !== undefined && peerHost !== undefined) {
    peer.record.state = 'Resynchronizing'
    updateHealth(engine, peer.vm, peer.record)
  }
  const text = `Hyper-V started the compare and sync operation for virtual machine ${vm.name}. (Virtual Machine ID ${vm.guid})`
  logEvent(engine, host, 29_242, 'information', text)
  emit(engine, 'resynchronization.started', about(side))
  configurationChanged(engine)
  beginBulk(engine, wireFor(engine, vm, record), 'resynchronization')
}

function checkDiskChoice(vm: Vm, excludedDiskIds: readonly string[]) {
  const unknown = excludedDiskIds.find((diskId) => !vm.disks.some((disk) => disk.diskId === diskId))
  if (unknown !== undefined) return fail('disk.unknown', { diskId: unknown }, { field: 'excludedDiskIds' })
  const rest = vm.disks.filter((disk) => !excludedDiskIds.includes(disk.diskId))
  return rest.length > 0 ? undefined : fail('replication.noDisk', { vm: vm.name }, { field: 'excludedDiskIds' })
}

function checkPlaceholder(engine: Engine, vm: Vm, server: Host, disks: Vm['disks'], entry: AuthorizationEntry) {
  const { vms } = engine.world
  const neighbours = vms.filter((candidate) => candidate.hostId === server.hostId)
  if (neighbours.some((candidate) => candidate.guid === vm.guid || isSameName(candidate.name, vm.name))) {
    return fail('replication.nameTaken', { vm: vm.name, host: server.name }, { field: 'replicaServer' })
  }
  if (neighbours.length >= limits.vmCountPerHost) return fail('vm.tooMany', { countMax: limits.vmCountPerHost })
  const volume = server.volumes.find((candidate) => candidate.letter === driveOf(entry.storageLocation))
  const neededBytes = disks.reduce((sum, disk) => sum + disk.usedBytes, 0)
  // The connection has passed the storage gate, so the volume exists; a root folder alone names none.
  const freeBytes = volume === undefined ? Number.MAX_SAFE_INTEGER : volume.sizeBytes - volume.usedBytes
  if (neededBytes <= freeBytes) return undefined
  const params = { host: server.name, volume: `${volume?.letter ?? 'C'}:`, neededBytes, freeBytes }
  return fail('replication.storageFull', params, { field: 'replicaServer', windowsCode: '0x80070070' })
}

/** The replica: same name and GUID, off, blank disks, its adapters connected to nothing (invariant 3). */
function makePlaceholder(engine: Engine, vm: Vm, server: Host, disks: Vm['disks'], entry: AuthorizationEntry): Vm {
  const { world } = engine
  const number = nextId(world, 'vm')
  const folder = `${entry.storageLocation.replace(/\\$/, '')}\\Hyper-V Replica\\Virtual hard disks\\${vm.guid}`
  const replica: Vm = {
    ...vm,
    vmId: `vm-${number}`,
    number,
    hostId: server.hostId,
    ...freshMachine(vm),
    disks: disks.map((disk) => ({
      ...disk,
      ...noLayer,
      diskId: `disk-${nextId(world, 'disk')}`,
      path: `${folder}\\${disk.path.slice(disk.path.lastIndexOf('\\') + 1)}`,
      sequence: 0,
      writtenBytes: 0,
    })),
    adapters: vm.adapters.map((adapter) => copyAdapter(world, adapter)),
    branch: beginHistory(world, number),
  }
  world.vms.push(replica)
  useSpace(server, replica.disks)
  return replica
}

type SharedSettings = Pick<
  Side['record'],
  | 'relationshipId'
  | 'primaryServer'
  | 'replicaServer'
  | 'port'
  | 'authentication'
  | 'compression'
  | 'frequencySeconds'
  | 'recoveryHistoryHours'
  | 'vssFrequencyHours'
>

function replicaSettings(shared: SharedSettings, answer: ConnectionAnswer, replica: Vm) {
  return {
    ...shared,
    mode: 'Replica' as const,
    state: 'WaitingForInitialReplication' as const,
    certificateId: answer.serverCertificateId,
    trustGroup: answer.entry.trustGroup,
    replicatedDiskIds: replica.disks.map((disk) => disk.diskId),
    excludedDiskIds: [],
  }
}
