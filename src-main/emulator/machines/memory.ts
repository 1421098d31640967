/** Memory and processors of a host, and who gets them: static and dynamic memory as Hyper-V counts them. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { emit, type Engine } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { isOn } from '../world/power-state.ts'
import type { DynamicMemory, Vm } from '../world/state/machine.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import { demandMachine, managedVm } from '../world/lookups.ts'
import { machineLimits } from '../../contract/limits/machine.ts'
import { megabyte } from '../../contract/limits/bytes.ts'

const nothing = {}

export function setMemory(engine: Engine, input: ParsedInputOf<'vm.setMemory'>): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.setMemory') ?? checkMemory(input)
  if (refusal !== undefined) return refusal
  vm.memoryBytes = input.memoryBytes
  vm.dynamicMemory = input.dynamicMemory === null ? null : { ...input.dynamicMemory }
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, memoryBytes: vm.memoryBytes })
  return ok(nothing)
}

export function setProcessor(engine: Engine, input: ParsedInputOf<'vm.setProcessor'>): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'vm.setProcessor') ?? checkProcessors(host, input.processorCount)
  if (refusal !== undefined) return refusal
  vm.processorCount = input.processorCount
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, processorCount: vm.processorCount })
  return ok(nothing)
}

/** The ranges of Set-VMMemory. */
export function checkMemory(input: { readonly memoryBytes: number; readonly dynamicMemory: DynamicMemory | null }) {
  const { memoryBytes, dynamicMemory } = input
  const { memoryBytesMin, memoryBytesMax } = machineLimits
  const isFine = memoryBytes >= memoryBytesMin && memoryBytes <= memoryBytesMax && memoryBytes % megabyte === 0
  if (!isFine) {
    return fail('vm.badMemory', { memoryBytes, memoryBytesMin, memoryBytesMax }, { field: 'memoryBytes' })
  }
  if (dynamicMemory === null) return undefined
  const { minimumBytes, maximumBytes } = dynamicMemory
  const isOrdered = minimumBytes >= memoryBytesMin && minimumBytes <= memoryBytes && memoryBytes <= maximumBytes
  const isWhole = minimumBytes % megabyte === 0 && maximumBytes % megabyte === 0
  if (isOrdered && isWhole && maximumBytes <= memoryBytesMax) return undefined
  return fail('vm.badDynamicMemory', { minimumBytes, memoryBytes, maximumBytes }, { field: 'dynamicMemory' })
}

/** A machine has no more virtual processors than its host has logical ones. */
export function checkProcessors(host: Host, processorCount: number) {
  const processorCountMax = host.processorCount
  if (processorCount >= 1 && processorCount <= processorCountMax) return undefined
  return fail(
    'vm.badProcessorCount',
    { processorCount, processorCountMax, host: host.name },
    { field: 'processorCount' },
  )
}

/**
 * Whether a machine finds its startup memory: others with dynamic memory give up what they have above their minimum.
 * The words are Hyper-V's.
 */
export function checkMemoryForStart(world: World, host: Host, vm: Vm) {
  const taken = machinesWithMemory(world, host).reduce((sum, other) => sum + leastBytes(other), 0)
  const freeBytes = host.memoryBytes - taken
  if (vm.memoryBytes <= freeBytes) return undefined
  const ramSize = Math.floor(vm.memoryBytes / megabyte)
  return fail('vm.notEnoughMemory', { vm: vm.name, host: host.name, ramSize, freeBytes })
}

/** What a machine has of its host's memory now. */
export function assignedBytes(world: World, host: Host, vm: Vm): number {
  if (!isOn(vm)) return 0
  const on = machinesWithMemory(world, host)
  const excess = on.reduce((sum, other) => sum + wantedMegabytes(other), 0) - Math.floor(host.memoryBytes / megabyte)
  const wanted = wantedMegabytes(vm)
  if (excess <= 0) return wanted * megabyte
  // Whoever has more than its minimum gives up the same part of it. Megabytes keep the product a safe integer.
  const spare = on.reduce((sum, other) => sum + spareMegabytes(other), 0)
  const share = spare === 0 ? 0 : Math.ceil((excess * spareMegabytes(vm)) / spare)
  return (wanted - Math.min(share, spareMegabytes(vm))) * megabyte
}

/** What no machine has been given. */
export function memoryFreeBytes(world: World, host: Host): number {
  const used = machinesWithMemory(world, host).reduce((sum, vm) => sum + assignedBytes(world, host, vm), 0)
  return host.memoryBytes - used
}

/** What a machine that is on cannot be talked out of. */
export function leastBytes(vm: Vm): number {
  return vm.dynamicMemory === null ? vm.memoryBytes : vm.dynamicMemory.minimumBytes
}

function machinesWithMemory(world: World, host: Host): Vm[] {
  return machinesOn(world, host.hostId).filter(isOn)
}

function wantedMegabytes({ memoryBytes, dynamicMemory }: Vm): number {
  if (dynamicMemory === null) return memoryBytes / megabyte
  const { minimumBytes, maximumBytes, demandBytes } = dynamicMemory
  return Math.floor(Math.min(maximumBytes, Math.max(minimumBytes, demandBytes)) / megabyte)
}

function spareMegabytes(vm: Vm): number {
  return wantedMegabytes(vm) - leastBytes(vm) / megabyte
}
