/**
 * Starting, stopping, saving and pausing a machine, with the states of Hyper-V Replica reference 1.4. A machine is Starting
 * while it waits for the delay of its automatic start, and Stopping while its guest shuts down; both end by a timer.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { secondMs } from '../../kernel/clock.ts'
import { cancelTimer } from '../../kernel/timers.ts'
import { emit, hostOf, logEvent, schedule, timerKinds, type Engine } from '../world/engine.ts'
import { ownHistory } from '../disks/content.ts'
import { fullVolumeOf, settleGrowth } from '../disks/growth.ts'
import { checkMemoryForStart, checkProcessors } from './memory.ts'
import { haltGuest, runGuest } from '../disks/content.ts'
import { findVm } from '../world/machine-index.ts'
import { isAtRest, isWriting } from '../world/power-state.ts'
import { isFailedOver, isReplica } from '../world/relationships.ts'
import type { TestFailoverRecord } from '../world/state/failover.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { lostVolumeOf, storageLost, isStorageLost } from '../disks/lost-storage.ts'
import { demandMachine, managedVm } from '../world/lookups.ts'
import { failInWindows, windowsCodeOf } from '../../contract/windows-failure.ts'

const nothing = {}
type OfVm = { readonly vmId: string }

export function startVm(engine: Engine, input: OfVm): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = checkStart(engine.world, vm, host)
  if (refusal !== undefined) return refusal
  run(engine, vm, host)
  return ok(nothing)
}

/** Asks the guest to shut down; it takes the time that the guest needs. */
export function shutDownVm(engine: Engine, input: OfVm): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.shutDown')
  if (refusal !== undefined) return refusal
  if (!vm.integrationServices.shutdown) {
    return failInWindows('vm.shutdownServiceMissing', { vm: vm.name })
  }
  if (vm.shutDownSeconds === 0) {
    stop(engine, vm, host)
    return ok(nothing)
  }
  vm.state = 'Stopping'
  armMachineTimer(engine, vm, engine.world.now + vm.shutDownSeconds * secondMs)
  emit(engine, 'vm.stopping', about(vm, host))
  return ok(nothing)
}

export function turnOffVm(engine: Engine, input: OfVm): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.turnOff')
  if (refusal !== undefined) return refusal
  stop(engine, vm, host)
  return ok(nothing)
}

export function saveVm(engine: Engine, input: OfVm): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.save')
  if (refusal !== undefined) return refusal
  save(engine, vm, host)
  return ok(nothing)
}

export function pauseVm(engine: Engine, input: OfVm): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.pause')
  if (refusal !== undefined) return refusal
  haltGuest(engine, vm)
  vm.state = 'Paused'
  emit(engine, 'vm.paused', about(vm, host))
  return ok(nothing)
}

export function resumeVm(engine: Engine, input: OfVm): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.resume')
  if (refusal !== undefined) return refusal
  const lost = lostVolumeOf(host, vm)
  if (lost !== undefined) return storageLost(vm, host, lost)
  const volume = fullVolumeOf(host, vm)
  if (volume !== undefined) {
    return failInWindows('vm.storageFull', { vm: vm.name, volume: `${volume.letter}:` })
  }
  vm.state = 'Running'
  runGuest(engine, vm)
  emit(engine, 'vm.resumed', about(vm, host))
  return ok(nothing)
}

export function removeSavedState(engine: Engine, input: OfVm): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.removeSavedState')
  if (refusal !== undefined) return refusal
  vm.state = 'Off'
  emit(engine, 'vm.stopped', about(vm, host))
  return ok(nothing)
}

/** AutomaticStartAction of a host that comes back. A machine that may not start stays off, as on a real host. */
export function startAutomatically(engine: Engine, vm: Vm, host: Host): void {
  const { automaticStartAction } = vm
  const isDue = automaticStartAction === 'start' || (automaticStartAction === 'startIfRunning' && vm.ranAtHostStop)
  vm.ranAtHostStop = false
  vm.ranAtPowerLoss = false
  if (!isDue || isLocked(vm) !== undefined || lostVolumeOf(host, vm) !== undefined) return
  if (vm.automaticStartDelaySeconds === 0) {
    startNow(engine, vm, host)
    return
  }
  vm.state = 'Starting'
  armMachineTimer(engine, vm, engine.world.now + vm.automaticStartDelaySeconds * secondMs)
  emit(engine, 'vm.startDelayed', about(vm, host))
}

/** What AutomaticStopAction does with a machine when its host shuts down; a guest that cannot be asked is turned off. */
export function stopAutomatically(engine: Engine, vm: Vm, host: Host): void {
  if (isAtRest(vm)) return
  vm.ranAtHostStop = vm.state !== 'Stopping'
  const canBeSaved = vm.state === 'Running' || vm.state === 'Paused'
  if (vm.automaticStopAction === 'save' && canBeSaved) save(engine, vm, host)
  else stop(engine, vm, host)
}

/** A shutdown has ended, or the delay of an automatic start has. */
export function machineTimerDue(engine: Engine, vmNumber: number): void {
  const vm = engine.world.vms.find((candidate) => candidate.number === vmNumber)
  if (vm === undefined) return
  const host = hostOf(engine.world, vm.hostId)
  if (vm.state === 'Stopping') {
    stop(engine, vm, host)
    return
  }
  disarmMachineTimer(engine, vm)
  vm.state = 'Off'
  if (isLocked(vm) === undefined) startNow(engine, vm, host)
}

export function disarmMachineTimer(engine: Engine, vm: Vm): void {
  if (vm.machineTimer >= 0) cancelTimer(engine.world.timers, vm.machineTimer)
  vm.machineTimer = -1
}

function armMachineTimer(engine: Engine, vm: Vm, at: number): void {
  disarmMachineTimer(engine, vm)
  vm.machineTimer = schedule(engine, at, timerKinds.machine, vm.number)
}

function startNow(engine: Engine, vm: Vm, host: Host): void {
  const refusal = checkStart(engine.world, vm, host)
  if (refusal === undefined) {
    run(engine, vm, host)
    return
  }
  logEvent(engine, host, 'vm.startFailed', { vm: vm.name, vmGuid: vm.guid })
  const { code } = refusal.failure
  emit(engine, 'vm.startFailed', { ...about(vm, host), code, windowsCode: windowsCodeOf(code) ?? '' })
}

function run(engine: Engine, vm: Vm, host: Host): void {
  const { world } = engine
  ownHistory(world, vm)
  vm.state = 'Running'
  vm.startedInstant = world.now
  vm.ranAtPowerLoss = false
  vm.ranAtHostStop = false
  runGuest(engine, vm)
  if (vm.failoverIpPending) applyFailoverIp(engine, vm, host)
  for (const { failover } of vm.replications) {
    if (failover !== null && failover.startedInstant === null) failover.startedInstant = world.now
  }
  const test = testUnderWay(world, vm)
  if (test !== undefined) test.ranInstant ??= world.now
  emit(engine, 'vm.started', about(vm, host))
}

/** The test failover that this machine was made for, where it was noted. */
function testUnderWay(world: World, { vmId, testOfVmId }: Vm): TestFailoverRecord | undefined {
  if (testOfVmId === null) return undefined
  const record = findVm(world, testOfVmId)?.replications.find(({ testVmId }) => testVmId === vmId)
  return record?.tests?.find(({ stoppedInstant }) => stoppedInstant === null)
}

/** Turns a machine off as it is, and says so. */
export function stop(engine: Engine, vm: Vm, host: Host): void {
  if (isWriting(vm)) settleGrowth(engine, vm, host)
  halt(engine, vm)
  emit(engine, 'vm.stopped', about(vm, host))
}

function save(engine: Engine, vm: Vm, host: Host): void {
  if (isWriting(vm)) settleGrowth(engine, vm, host)
  halt(engine, vm)
  vm.state = 'Saved'
  emit(engine, 'vm.saved', about(vm, host))
}

function checkStart(world: World, vm: Vm, host: Host) {
  const locked = isLocked(vm)
  if (locked !== undefined) return locked
  const refusal = demandMachine(vm, 'vm.start')
  if (refusal !== undefined) return refusal
  return checkRoomFor(world, vm, host)
}

/** Whether the host has the processors and the memory that a machine needs to start. */
export function checkRoomFor(world: World, vm: Vm, host: Host) {
  return checkProcessors(host, vm.processorCount) ?? checkMemoryForStart(world, host, vm)
}

/** Reference 2.3: a replica before a failover, and a primary that is prepared for one. */
function isLocked(vm: Vm) {
  for (const record of vm.replications) {
    if (isReplica(record) && !isFailedOver(record)) return fail('vm.startNeedsFailover', { vm: vm.name })
    if (record.state === 'PreparedForFailover') return fail('vm.preparedForFailover', { vm: vm.name })
  }
  return undefined
}

/**
 * Data Exchange puts the Failover TCP/IP settings into the guest (reference 7); an adapter without any, and every adapter
 * where the service is off or the hardware is emulated, keeps the primary's address, and the host's log says so.
 */
function applyFailoverIp(engine: Engine, vm: Vm, host: Host): void {
  vm.failoverIpPending = false
  const isPossible = vm.integrationServices.keyValuePairExchange
  for (const adapter of vm.adapters) {
    if (adapter.failoverIp === null && adapter.failoverIpv6 === null) continue
    if (!isPossible || adapter.isLegacy) {
      logEvent(engine, host, 'vm.failoverIpNotApplied', { vm: vm.name, vmGuid: vm.guid, adapter: adapter.name })
      emit(engine, 'vm.failoverIpNotApplied', about(vm, host))
      continue
    }
    if (adapter.failoverIp !== null) adapter.ip = { ...adapter.failoverIp }
    if (adapter.failoverIpv6 !== null) adapter.ipv6 = { ...adapter.failoverIpv6 }
  }
}

function about(vm: Vm, host: Host) {
  return { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId }
}

/** Stops a machine without a word: it is off, and what it wrote is on its disks. */
export function halt(engine: Engine, vm: Vm): void {
  disarmMachineTimer(engine, vm)
  const wasStarted = vm.startedInstant !== null
  haltGuest(engine, vm)
  vm.state = isStorageLost(engine.world, vm) ? 'OffCritical' : 'Off'
  delete vm.stateBeforeLoss
  vm.startedInstant = null
  if (wasStarted) vm.stoppedInstant = engine.world.now
}
