/**
 * Checkpoints (Hyper-V Replica reference 8.3): a position on a history, kept under a name, with differencing disks (AVHDX)
 * for what is written afterwards. Applying one gives up what was written since, begins a history of its own and changes
 * the VM-GenerationID; a primary must then be resynchronized (reference 4.1).
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { operations } from '../../contract/operations.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { beginBranch, contentOf, setContent } from '../disks/content.ts'
import { mergeHidden } from './checkpoint-merge.ts'
import { configurationChanged, emit, nextId, type Engine } from '../world/engine.ts'
import { beginLayers, settleGrowth, volumeOf } from '../disks/growth.ts'
import { makeGuid } from '../world/identity.ts'
import { assignedBytes } from './memory.ts'
import { canMakeShadowCopy, isOn } from '../world/power-state.ts'
import { isReplica } from '../world/relationships.ts'
import type { Checkpoint, Vm } from '../world/state/machine.ts'
import type { Host } from '../world/state/host.ts'
import { timestampOf } from '../world/timestamp.ts'
import { halt } from './machine-power.ts'
import { demandMachine, managedVm } from '../world/lookups.ts'
import { machineLimits } from '../../contract/limits/machine.ts'

const nothing = {}

export function setCheckpointType(engine: Engine, input: ParsedInputOf<'checkpoint.setType'>): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  vm.checkpointType = input.checkpointType
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name })
  return ok(nothing)
}

export function createCheckpoint(
  engine: Engine,
  input: ParsedInputOf<'checkpoint.create'>,
): Reply<{ checkpointId: string; kind: Checkpoint['kind'] }> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = checkCreate(vm) ?? (input.name === undefined ? undefined : checkName(input.name))
  if (refusal !== undefined) return refusal
  const kind = kindFor(vm)
  if (kind === undefined) return fail('checkpoint.productionFailed', { vm: vm.name })
  const { world } = engine
  const memoryBytes = kind === 'standard' && isOn(vm) ? assignedBytes(world, host, vm) : 0
  const full = checkMemorySpace(host, vm, memoryBytes)
  if (full !== undefined) return full
  settleGrowth(engine, vm, host)
  const number = nextId(world, 'checkpoint')
  const checkpoint: Checkpoint = {
    number,
    name: input.name ?? `${vm.name} - (${timestampOf(world.now)})`,
    kind,
    at: world.now,
    parent: vm.parentCheckpoint,
    content: contentOf(vm, world.now),
    memoryBytes,
    layers: vm.disks
      .filter((disk) => disk.layerFromWrittenBytes >= 0)
      .map((disk) => ({ diskId: disk.diskId, bytes: disk.layerBytes })),
    isHidden: false,
  }
  vm.checkpoints.push(checkpoint)
  vm.parentCheckpoint = number
  useMemorySpace(host, vm, memoryBytes)
  beginLayers(engine, vm, host)
  emit(engine, 'checkpoint.created', { ...about(vm, host), checkpoint: checkpoint.name, kind })
  return ok({ checkpointId: checkpointId(number), kind })
}

export function applyCheckpoint(engine: Engine, input: ParsedInputOf<'checkpoint.apply'>): Reply<object> {
  const found = managedCheckpoint(engine, input)
  if (!found.ok) return found
  const { vm, host, checkpoint } = found.value
  const copy = demandNoCopy(vm, 'checkpoint.apply')
  if (copy !== undefined) return copy
  if (vm.merge !== null) return fail('checkpoint.merging', { vm: vm.name })
  if (vm.replications.some((record) => record.state === 'PreparedForFailover')) {
    return fail('vm.preparedForFailover', { vm: vm.name })
  }
  const { world } = engine
  halt(engine, vm)
  vm.ranAtPowerLoss = false
  discardNow(host, vm)
  setContent(vm, checkpoint.content)
  beginBranch(world, vm)
  for (const disk of vm.disks) disk.layerFromWrittenBytes = disk.writtenBytes
  vm.parentCheckpoint = checkpoint.number
  vm.generationId = makeGuid(world.streams.generationId)
  // Memory that was saved with a standard checkpoint waits to be restored.
  if (checkpoint.memoryBytes > 0) vm.state = 'Saved'
  mergeHidden(engine, vm, host)
  emit(engine, 'checkpoint.applied', { ...about(vm, host), checkpoint: checkpoint.name })
  engine.reactions.contentReplaced(engine, vm, 'checkpointApplied')
  configurationChanged(engine)
  return ok(nothing)
}

export function removeCheckpoint(engine: Engine, input: ParsedInputOf<'checkpoint.remove'>): Reply<object> {
  const found = managedCheckpoint(engine, input)
  if (!found.ok) return found
  const { vm, host, checkpoint } = found.value
  if (vm.merge !== null) return fail('checkpoint.merging', { vm: vm.name })
  settleGrowth(engine, vm, host)
  const removed = new Set([checkpoint.number])
  for (const other of vm.checkpoints) {
    const isBelow = input.includeSubtree && removed.has(other.parent)
    if (isBelow) removed.add(other.number)
    if (!removed.has(other.number)) continue
    other.isHidden = true
    useMemorySpace(host, vm, -other.memoryBytes)
    other.memoryBytes = 0
  }
  emit(engine, 'checkpoint.removed', { ...about(vm, host), checkpoint: checkpoint.name, count: removed.size })
  mergeHidden(engine, vm, host)
  return ok(nothing)
}

export function renameCheckpoint(engine: Engine, input: ParsedInputOf<'checkpoint.rename'>): Reply<object> {
  const found = managedCheckpoint(engine, input)
  if (!found.ok) return found
  const { vm, host, checkpoint } = found.value
  const refusal = checkName(input.name)
  if (refusal !== undefined) return refusal
  checkpoint.name = input.name
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name })
  return ok(nothing)
}

export function checkpointId(number: number): string {
  return `checkpoint-${number}`
}

function checkCreate(vm: Vm) {
  const copy = demandNoCopy(vm, 'checkpoint.create')
  if (copy !== undefined) return copy
  if (vm.checkpointType === 'disabled') return fail('checkpoint.disabled', { vm: vm.name })
  if (vm.merge !== null) return fail('checkpoint.merging', { vm: vm.name })
  const wrong = demandMachine(vm, 'checkpoint.create')
  if (wrong !== undefined) return wrong
  const countMax = machineLimits.checkpointCountPerVm
  if (vm.checkpoints.length >= countMax) return fail('checkpoint.tooMany', { vm: vm.name, countMax })
  const disk = vm.disks.find((one) => one.attachment !== 'virtualHardDisk')
  return disk === undefined ? undefined : fail('checkpoint.diskNotSupported', { vm: vm.name, path: disk.path })
}

/**
 * Production uses a shadow copy inside the guest and falls back to standard where none can be made; a machine that is off
 * has nothing to bring to rest. Undefined: ProductionOnly, and no shadow copy is possible.
 */
function kindFor(vm: Vm): Checkpoint['kind'] | undefined {
  if (vm.checkpointType === 'standard') return 'standard'
  const canProduce = vm.state === 'Off' || canMakeShadowCopy(vm)
  if (canProduce) return 'production'
  return vm.checkpointType === 'productionOnly' ? undefined : 'standard'
}

function checkName(name: string) {
  if (name.trim() !== '' && name.length <= machineLimits.nameLengthMax) return undefined
  return fail('checkpoint.badName', { name }, { field: 'name' })
}

function checkMemorySpace(host: Host, vm: Vm, neededBytes: number) {
  const volume = vm.disks[0] === undefined ? undefined : volumeOf(host, vm.disks[0])
  if (volume === undefined) return undefined
  const freeBytes = volume.sizeBytes - volume.usedBytes
  if (neededBytes <= freeBytes) return undefined
  return fail('disk.volumeFull', { volume: `${volume.letter}:`, neededBytes, freeBytes })
}

/** Saved memory lies on the volume of the first disk. */
function useMemorySpace(host: Host, vm: Vm, bytes: number): void {
  const volume = vm.disks[0] === undefined ? undefined : volumeOf(host, vm.disks[0])
  if (volume !== undefined) volume.usedBytes += bytes
}

/** What was written since the last checkpoint goes with its differencing disks. */
function discardNow(host: Host, vm: Vm): void {
  for (const disk of vm.disks) {
    const volume = volumeOf(host, disk)
    if (volume !== undefined) volume.usedBytes -= disk.layerBytes
    disk.layerBytes = 0
  }
}

/** Checkpoints on the replica side are created only by a failover. */
function demandNoCopy(vm: Vm, name: 'checkpoint.create' | 'checkpoint.apply') {
  const isRefused = operations[name].notOnReplica && vm.replications.some(isReplica)
  return isRefused ? fail('checkpoint.onReplica', { vm: vm.name }) : undefined
}

function managedCheckpoint(
  engine: Engine,
  input: { readonly vmId: string; readonly checkpointId: string },
): Reply<{ vm: Vm; host: Host; checkpoint: Checkpoint }> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const checkpoint = found.value.vm.checkpoints.find(
    (candidate) => !candidate.isHidden && checkpointId(candidate.number) === input.checkpointId,
  )
  if (checkpoint === undefined) {
    return fail('checkpoint.unknown', { checkpointId: input.checkpointId }, { field: 'checkpointId' })
  }
  return ok({ ...found.value, checkpoint })
}

function about(vm: Vm, host: Host) {
  return { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId }
}
