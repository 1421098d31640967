/** What happens inside a guest: its files, how much it writes and when, its integration services. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { VmView } from '../../contract/views/vm.ts'
import { nextUint32 } from '../../kernel/random.ts'
import { checkChurnProfile } from '../disks/churn.ts'
import { settleChurn, spreadChurn } from '../disks/content.ts'
import { emit, fqdnOf, hostOf, type Engine } from '../world/engine.ts'
import { findVm } from '../world/machine-index.ts'
import { settleGrowth } from '../disks/growth.ts'
import { isWriting } from '../world/power-state.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import { managedVm } from '../world/lookups.ts'
import { appendFile, diskFor, checkWrite, checkChurn, badPath } from '../disks/files.ts'
import { machineLimits } from '../../contract/limits/machine.ts'

const nothing = {}

export function writeGuestFile(engine: Engine, input: ParsedInputOf<'vm.writeGuestFile'>): Reply<{ version: number }> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  if (!isWriting(vm)) return fail('vm.notRunning', { vm: vm.name })
  const disk = diskFor(vm.disks, input.path)
  if (disk === undefined) return badPath(input.path, 'path')
  const refusal = checkWrite(disk, input.sizeBytes)
  if (refusal !== undefined) return refusal
  const version = appendFile(engine.world, vm, input.path, input.sizeBytes)
  emit(engine, 'guest.fileWritten', {
    vm: vm.name,
    vmId: vm.vmId,
    host: host.name,
    path: input.path,
    version: `v${version}`,
  })
  return ok({ version })
}

export function setChurn(engine: Engine, input: ParsedInputOf<'vm.setChurn'>): Reply<object> {
  const vm = findVm(engine.world, input.vmId)
  if (vm === undefined) return fail('vm.unknown', { vmId: input.vmId })
  const refusal = checkChurn(input.bytesPerHour, 'bytesPerHour')
  if (refusal !== undefined) return refusal
  const host = settle(engine, vm)
  vm.churnBytesPerHour = input.bytesPerHour
  spreadChurn(vm)
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name })
  return ok(nothing)
}

export function setChurnProfile(engine: Engine, input: ParsedInputOf<'vm.setChurnProfile'>): Reply<object> {
  const vm = findVm(engine.world, input.vmId)
  if (vm === undefined) return fail('vm.unknown', { vmId: input.vmId })
  const refusal = checkChurnProfile(input.profile, 'profile')
  if (refusal !== undefined) return refusal
  const host = settle(engine, vm)
  vm.churnProfile = { ...input.profile }
  if (input.profile.kind === 'bursty') vm.churnSeed = nextUint32(engine.world.streams.churn)
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, profile: input.profile.kind })
  return ok(nothing)
}

export function setShutdownTime(engine: Engine, input: ParsedInputOf<'vm.setShutdownTime'>): Reply<object> {
  const vm = findVm(engine.world, input.vmId)
  if (vm === undefined) return fail('vm.unknown', { vmId: input.vmId })
  const refusal = checkSeconds(input.seconds, 'seconds')
  if (refusal !== undefined) return refusal
  vm.shutDownSeconds = input.seconds
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: hostOf(engine.world, vm.hostId).name })
  return ok(nothing)
}

export function setAutomaticActions(engine: Engine, input: ParsedInputOf<'vm.setAutomaticActions'>): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const startDelaySeconds = input.startDelaySeconds ?? vm.automaticStartDelaySeconds
  const refusal = checkSeconds(startDelaySeconds, 'startDelaySeconds')
  if (refusal !== undefined) return refusal
  vm.automaticStartAction = input.startAction ?? vm.automaticStartAction
  vm.automaticStartDelaySeconds = startDelaySeconds
  vm.automaticStopAction = input.stopAction ?? vm.automaticStopAction
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name })
  return ok(nothing)
}

export function setIntegrationServices(
  engine: Engine,
  input: ParsedInputOf<'vm.setIntegrationServices'>,
): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  for (const [service, isOn] of Object.entries(input.services)) {
    if (isOn !== undefined) Object.assign(vm.integrationServices, { [service]: isOn })
  }
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name })
  return ok(nothing)
}

/** What Get-VMIntegrationService shows for the heartbeat. */
export function heartbeatOf(vm: Vm): VmView['heartbeat'] {
  if (!vm.integrationServices.heartbeat) return 'disabled'
  return isWriting(vm) ? 'ok' : 'noContact'
}

/** What Data Exchange writes into the guest's registry about its host (HKLM\...\Virtual Machine\Guest\Parameters). */
export function keyValuesOf(vm: Vm, host: Host): VmView['keyValues'] {
  if (!vm.integrationServices.keyValuePairExchange || !isWriting(vm)) return []
  return [
    { name: 'HostName', value: fqdnOf(host) },
    { name: 'PhysicalHostName', value: host.name },
    { name: 'PhysicalHostNameFullyQualified', value: fqdnOf(host) },
    { name: 'VirtualMachineId', value: vm.guid.toUpperCase() },
    { name: 'VirtualMachineName', value: vm.name },
  ]
}

function checkSeconds(seconds: number, field: string) {
  const { secondsMax } = machineLimits
  return seconds >= 0 && seconds <= secondsMax ? undefined : fail('vm.badSeconds', { seconds, secondsMax }, { field })
}

function settle(engine: Engine, vm: Vm): Host {
  const host = hostOf(engine.world, vm.hostId)
  settleGrowth(engine, vm, host)
  settleChurn(vm, engine.world.now)
  return host
}
