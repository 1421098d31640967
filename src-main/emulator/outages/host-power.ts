/** Hosts that lose power at once or shut down in order, and come back, and what that does to machines and relationships. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { cancelTimer } from '../../kernel/timers.ts'
import { hourMs } from '../../kernel/clock.ts'
import { keepOldPrimariesOff } from '../failover/old-primaries.ts'
import { restartMerge, stopMerge } from '../machines/checkpoint-merge.ts'
import {
  armReplicationTimer,
  armWatch,
  configurationChanged,
  disarmReplicationTimer,
  disarmWatch,
  emit,
  findHost,
  type Engine,
} from '../world/engine.ts'
import { armGrowth, disarmGrowth, settleGrowth } from '../disks/growth.ts'
import { updateHealth } from '../sending/health.ts'
import { registryValue } from '../hosts/registry.ts'
import { abandonExport, awaitsImport } from '../sending/exports.ts'
import { startAutomatically, stopAutomatically } from '../machines/machine-power.ts'
import { armMonitoring } from '../hosts/monitoring.ts'
import { isAtRest, isOn } from '../world/power-state.ts'
import type { Host } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { endTransfer, pauseTransfer, scheduleCycle } from '../sending/transfer.ts'
import { interruptTransfersTo } from './lines.ts'
import { requireResynchronization } from '../sending/required-resynchronization.ts'
import { halt } from '../machines/machine-power.ts'

const nothing = {}

export function losePower(engine: Engine, input: ParsedInputOf<'host.losePower'>): Reply<object> {
  const host = findHost(engine.world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  if (!host.hasPower) return fail('host.off', { host: host.name })
  emit(engine, 'host.powerLost', { host: host.name, hostId: host.hostId })
  for (const vm of machinesOn(engine, host)) {
    const wasOn = isOn(vm)
    if (wasOn) settleGrowth(engine, vm, host)
    if (!isAtRest(vm)) {
      halt(engine, vm)
      vm.ranAtHostStop = true
    }
    if (wasOn) vm.ranAtPowerLoss = true
  }
  goDown(engine, host)
  return ok(nothing)
}

/** A shutdown in order: logs are closed, so nothing has to be resynchronized when the host is back. */
export function shutDownHost(engine: Engine, input: ParsedInputOf<'host.shutDown'>): Reply<object> {
  const host = findHost(engine.world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  if (!host.hasPower) return fail('host.off', { host: host.name })
  emit(engine, 'host.shutDown', { host: host.name, hostId: host.hostId })
  for (const vm of machinesOn(engine, host)) stopAutomatically(engine, vm, host)
  goDown(engine, host)
  return ok(nothing)
}

/** What ends with a host, however it went down. */
function goDown(engine: Engine, host: Host): void {
  const { world } = engine
  for (const vm of machinesOn(engine, host)) {
    stopMerge(engine, vm)
    for (const record of vm.replications) {
      pauseTransfer(record, world.now)
      disarmReplicationTimer(engine, record)
      disarmWatch(engine, record)
      record.nextCycleInstant = -1
    }
  }
  cancelTimer(world.timers, host.monitoringTimer)
  host.monitoringTimer = -1
  disarmGrowth(engine, host)
  host.hasPower = false
  host.transferQueue.length = 0
  configurationChanged(engine)
  interruptTransfersTo(engine, host)
}

export function restorePower(engine: Engine, input: ParsedInputOf<'host.restorePower'>): Reply<object> {
  const host = findHost(engine.world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  if (host.hasPower) return fail('host.on', { host: host.name })
  host.hasPower = true
  host.activeTransfersMax = registryValue(host, 'MaximumActiveTransfers')
  armMonitoring(engine, host)
  armGrowth(engine, host)
  emit(engine, 'host.powerRestored', { host: host.name, hostId: host.hostId })
  configurationChanged(engine)
  for (const vm of machinesOn(engine, host)) {
    restartMerge(engine, vm)
    for (const record of vm.replications) resumeAfterPowerLoss(engine, vm, record)
  }
  keepOldPrimariesOff(engine, host)
  for (const vm of machinesOn(engine, host)) startAutomatically(engine, vm, host)
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
      requireResynchronization(engine, vm, record, 'powerLost')
      break
    default:
      break
  }
  const states = ['Replicating', 'Suspended', 'Error', 'WaitingForUpdateCompletion', 'UpdateError']
  const isTracking = states.includes(record.state)
  if (vm.ranAtPowerLoss && isTracking && record.isInitialized) requireResynchronization(engine, vm, record, 'powerLost')
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
    requireResynchronization(engine, vm, record, 'powerLost')
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
