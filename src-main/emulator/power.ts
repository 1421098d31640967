/** Hosts that lose power at once and get it back, and what that does to machines and relationships. */
import { fail, ok, type Reply } from '../contract/failure.ts'
import type { ParsedInputOf } from '../contract/registry.ts'
import { cancelTimer } from '../kernel/timers.ts'
import { hourMs } from '../kernel/clock.ts'
import {
  armReplicationTimer,
  armWatch,
  configurationChanged,
  disarmReplicationTimer,
  disarmWatch,
  emit,
  findHost,
  type Engine,
} from './engine.ts'
import { updateHealth } from './health.ts'
import { abandonExport, awaitsImport } from './initial-copies.ts'
import { armMonitoring } from './monitoring.ts'
import type { Host, ReplicationRecord, Vm } from './state.ts'
import {
  endTransfer,
  interruptTransfersTo,
  pauseTransfer,
  requireResynchronization,
  scheduleCycle,
} from './transfer.ts'
import { halt, startVm } from './vms.ts'

const nothing = {}

export function losePower(engine: Engine, input: ParsedInputOf<'host.losePower'>): Reply<object> {
  const { world } = engine
  const host = findHost(world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  if (!host.hasPower) return fail('host.off', { host: host.name })
  emit(engine, 'host.powerLost', { host: host.name, hostId: host.hostId })
  for (const vm of machinesOn(engine, host)) {
    if (vm.state === 'Running') {
      halt(engine, vm)
      vm.ranAtPowerLoss = true
    }
    for (const record of vm.replications) {
      pauseTransfer(record, world.now)
      disarmReplicationTimer(engine, record)
      disarmWatch(engine, record)
      record.nextCycleInstant = -1
    }
  }
  cancelTimer(world.timers, host.monitoringTimer)
  host.monitoringTimer = -1
  host.hasPower = false
  configurationChanged(engine)
  interruptTransfersTo(engine, host)
  return ok(nothing)
}

export function restorePower(engine: Engine, input: ParsedInputOf<'host.restorePower'>): Reply<object> {
  const host = findHost(engine.world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  if (host.hasPower) return fail('host.on', { host: host.name })
  host.hasPower = true
  armMonitoring(engine, host)
  emit(engine, 'host.powerRestored', { host: host.name, hostId: host.hostId })
  configurationChanged(engine)
  for (const vm of machinesOn(engine, host)) {
    for (const record of vm.replications) resumeAfterPowerLoss(engine, vm, record)
  }
  for (const vm of machinesOn(engine, host)) startAutomatically(engine, vm)
  return ok(nothing)
}

function machinesOn(engine: Engine, host: Host): Vm[] {
  return engine.world.vms.filter((vm) => vm.hostId === host.hostId)
}

/** Reference 4.1: a log that was not closed cleanly cannot be trusted, so a machine that ran must be resynchronized. */
function resumeAfterPowerLoss(engine: Engine, vm: Vm, record: ReplicationRecord): void {
  const { now } = engine.world
  armWatch(engine, record, now + hourMs)
  if (record.mode !== 'Primary') {
    updateHealth(engine, vm, record)
    return
  }
  switch (record.state) {
    case 'InitialReplicationInProgress':
    case 'ReadyForInitialReplication':
      resumeInitial(engine, vm, record)
      break
    case 'WaitingForUpdateCompletion':
      if (!vm.ranAtPowerLoss) armReplicationTimer(engine, record, now)
      break
    case 'WaitingForStartResynchronize':
      if (record.resynchronizeStartInstant >= 0) {
        record.resynchronizeStartInstant = Math.max(now, record.resynchronizeStartInstant)
        armReplicationTimer(engine, record, record.resynchronizeStartInstant)
      }
      break
    case 'PreparedForFailover':
      // What is left of the last send goes on.
      if (record.transfer.kind !== 'none') armReplicationTimer(engine, record, now)
      break
    case 'Replicating':
      if (!vm.ranAtPowerLoss) scheduleCycle(engine, record, now)
      break
    case 'Resynchronizing':
    case 'ResynchronizeSuspended':
      requireResynchronization(engine, vm, record)
      break
    default:
      break
  }
  const states = ['Replicating', 'Suspended', 'Error', 'WaitingForUpdateCompletion', 'UpdateError']
  const isTracking = states.includes(record.state)
  if (vm.ranAtPowerLoss && isTracking && record.isInitialized) requireResynchronization(engine, vm, record)
  else updateHealth(engine, vm, record)
}

/** An exported copy is still good if the machine was off, because then no changes since the export are lost. */
function resumeInitial(engine: Engine, vm: Vm, record: ReplicationRecord): void {
  endTransfer(record)
  if (awaitsImport(record) && !vm.ranAtPowerLoss) {
    scheduleCycle(engine, record, engine.world.now)
  } else if (awaitsImport(record) && isImported(engine, record)) {
    record.isInitialized = true
    record.initialCopyPath = null
    requireResynchronization(engine, vm, record)
  } else {
    abandonExport(engine.world, record)
    record.state = 'ReadyForInitialReplication'
  }
}

function isImported(engine: Engine, record: ReplicationRecord): boolean {
  return engine.world.vms.some((other) =>
    other.replications.some(
      (theirs) => theirs !== record && theirs.relationshipId === record.relationshipId && theirs.isInitialized,
    ),
  )
}

/** AutomaticStartAction. A machine that may not start stays off, as on a real host. */
function startAutomatically(engine: Engine, vm: Vm): void {
  const isDue =
    vm.automaticStartAction === 'start' || (vm.automaticStartAction === 'startIfRunning' && vm.ranAtPowerLoss)
  vm.ranAtPowerLoss = false
  if (isDue) startVm(engine, { vmId: vm.vmId })
}
