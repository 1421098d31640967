/** Virtual hard disks: adding, removing, resizing, and changing one behind Hyper-V's back. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { operations } from '../../contract/operations.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { ownHistory, settleChurn, spreadChurn } from './content.ts'
import { configurationChanged, emit, nextId, type Engine } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { growthFrom, settleGrowth, volumeOf, usedBytesNow } from './growth.ts'
import { appendFile, checkWrite, diskFor } from './files.ts'
import { driveOf, isSameName } from '../world/names.ts'
import { isOn } from '../world/power-state.ts'
import type { Disk } from '../world/state/disk.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { isStorageLost, lostVolumeOf, onlineVolume } from './lost-storage.ts'
import { freeSpace, useSpace } from './space.ts'
import { demandMachine, managedVm, wrongState } from '../world/lookups.ts'
import { failInWindows } from '../../contract/windows-failure.ts'
import { diskLimits } from '../../contract/limits/disk.ts'
import { machineLimits } from '../../contract/limits/machine.ts'

const nothing = {}
/** What the file of an empty dynamic or differencing disk takes. */
const emptyFileBytes = 4 * 1024 ** 2

/** A disk with its machine and the host of both. */
interface OwnDisk {
  readonly vm: Vm
  readonly host: Host
  readonly disk: Disk
}

type NewDisk = Pick<ParsedInputOf<'disk.add'>, 'sizeBytes' | 'format' | 'kind' | 'attachment' | 'usedBytes'>

export function addDisk(engine: Engine, input: ParsedInputOf<'disk.add'>): Reply<{ diskId: string }> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = demandMachine(vm, 'disk.add') ?? demandStorage(engine.world, vm, 'disk.add')
  if (refusal !== undefined) return refusal
  if (vm.disks.length >= machineLimits.diskCountPerVm)
    return fail('disk.tooMany', { countMax: machineLimits.diskCountPerVm })
  const size = checkDiskSize(input, '')
  if (size !== undefined) return size
  const driveLetter = chooseLetter(vm, input.driveLetter)
  if (driveLetter === undefined) {
    return fail('disk.badDriveLetter', { driveLetter: input.driveLetter ?? '' }, { field: 'driveLetter' })
  }
  const path = checkPath(engine.world, vm, host, input)
  if (!path.ok) return path
  const full = checkSpace(host, input, path.value.path)
  if (full !== undefined) return full
  const disk = makeDisk(engine.world, { ...input, ...path.value, driveLetter })
  settleGrowth(engine, vm, host)
  settleChurn(vm, engine.world.now)
  vm.disks.push(disk)
  spreadChurn(vm)
  useSpace(host, [disk])
  // A disk that comes later does not replicate until it is added to the set (reference 2.2, row 27).
  for (const record of vm.replications) record.excludedDiskIds.push(disk.diskId)
  emit(engine, 'disk.added', { vm: vm.name, vmId: vm.vmId, host: host.name, path: disk.path })
  configurationChanged(engine)
  return ok({ diskId: disk.diskId })
}

/** Without its storage a machine takes no change of its disks. */
function demandStorage(world: World, vm: Vm, name: 'disk.add' | 'disk.remove') {
  return isStorageLost(world, vm) ? wrongState(vm, operations[name].cmdlet) : undefined
}

export function removeDisk(engine: Engine, input: ParsedInputOf<'disk.remove'>): Reply<object> {
  const found = managedDisk(engine, input)
  if (!found.ok) return found
  const { vm, host, disk } = found.value
  const { cmdlet: operation } = operations['disk.remove']
  // A disk on the IDE controller of generation 1 cannot be taken from a machine that is on.
  const isHot = isOn(vm) && vm.generation === 1 && vm.disks[0] === disk
  const refusal = demandMachine(vm, 'disk.remove') ?? demandStorage(engine.world, vm, 'disk.remove')
  if (refusal !== undefined) return refusal
  if (isHot) return wrongState(vm, operation)
  if (vm.replications.some((record) => record.replicatedDiskIds.includes(disk.diskId))) {
    return fail('disk.replicated', { vm: vm.name, path: disk.path })
  }
  if (hasLayers(vm)) return fail('disk.hasCheckpoints', { vm: vm.name })
  if (vm.disks.length === 1) return fail('disk.last', { vm: vm.name })
  settleGrowth(engine, vm, host)
  settleChurn(vm, engine.world.now)
  freeSpace(host, [disk])
  vm.disks.splice(vm.disks.indexOf(disk), 1)
  spreadChurn(vm)
  for (const record of vm.replications) {
    const index = record.excludedDiskIds.indexOf(disk.diskId)
    if (index >= 0) record.excludedDiskIds.splice(index, 1)
  }
  emit(engine, 'disk.removed', { vm: vm.name, vmId: vm.vmId, host: host.name, path: disk.path })
  configurationChanged(engine)
  return ok(nothing)
}

/** Resize-VHD: on this host alone, so the two sides of a relationship may differ for a while (reference 4, F28). */
export function resizeDisk(engine: Engine, input: ParsedInputOf<'disk.resize'>): Reply<object> {
  const found = managedDisk(engine, input)
  if (!found.ok) return found
  const { vm, host, disk } = found.value
  const { sizeBytes } = input
  const refusal = checkResize(engine.world, found.value, sizeBytes)
  if (refusal !== undefined) return refusal
  settleGrowth(engine, vm, host)
  const growth = growthOf(disk, sizeBytes)
  const volume = volumeOf(host, disk)
  disk.sizeBytes = sizeBytes
  if (disk.kind === 'fixed') disk.usedBytes = sizeBytes
  if (volume !== undefined) volume.usedBytes += growth
  emit(engine, 'disk.resized', { vm: vm.name, vmId: vm.vmId, host: host.name, path: disk.path, sizeBytes })
  configurationChanged(engine)
  return ok(nothing)
}

/** Why a disk cannot be made that large now; nothing if it can. Changes nothing. */
export function checkResize(world: World, { vm, host, disk }: OwnDisk, sizeBytes: number) {
  const refusal = demandMachine(vm, 'disk.resize')
  if (refusal !== undefined) return refusal
  if (lostVolumeOf(host, vm) !== undefined) return wrongState(vm, operations['disk.resize'].cmdlet)
  if (disk.attachment === 'passThrough' || disk.kind === 'differencing') {
    return fail('disk.notResizable', { path: disk.path })
  }
  const size = checkDiskSize({ ...disk, usedBytes: undefined, sizeBytes }, '')
  if (size !== undefined) return size
  const isOnline = isOn(vm) && (disk.format === 'VHD' || (vm.generation === 1 && vm.disks[0] === disk))
  if (isOnline) return fail('disk.resizeOnline', { vm: vm.name, path: disk.path })
  if (hasLayers(vm)) return fail('disk.hasCheckpoints', { vm: vm.name })
  const usedBytes = usedBytesNow(vm, disk, world.now)
  if (sizeBytes < usedBytes) {
    return fail('disk.tooSmall', { path: disk.path, usedBytes }, { field: 'sizeBytes' })
  }
  const growth = growthOf(disk, sizeBytes)
  const volume = volumeOf(host, disk)
  const freeBytes = volume === undefined ? growth : volume.sizeBytes - volume.usedBytes
  if (growth <= freeBytes) return undefined
  const params = { volume: `${volume?.letter ?? ''}:`, neededBytes: growth, freeBytes }
  return fail('disk.volumeFull', params, { field: 'sizeBytes' })
}

/** What the file of a disk grows by at once when the disk is resized. */
function growthOf(disk: Disk, sizeBytes: number): number {
  return disk.kind === 'fixed' ? sizeBytes - disk.usedBytes : 0
}

/** Mount-VHD and a change: Hyper-V finds another disk than its logs say, so a primary must be resynchronized (F26); one of a replica, its primary. */
export function editOffline(engine: Engine, input: ParsedInputOf<'disk.editOffline'>): Reply<object> {
  const found = managedDisk(engine, input)
  if (!found.ok) return found
  const { vm, host, disk } = found.value
  const refusal = demandMachine(vm, 'disk.editOffline')
  if (refusal !== undefined) return refusal
  if (vm.replications.some((record) => record.state === 'PreparedForFailover')) {
    return fail('vm.preparedForFailover', { vm: vm.name })
  }
  if (hasLayers(vm)) return fail('disk.hasCheckpoints', { vm: vm.name })
  const size = checkWrite(disk, input.sizeBytes)
  if (size !== undefined) return size
  const { path } = input
  if (path !== undefined && diskFor(vm.disks, path) !== disk) return fail('guest.badPath', { path }, { field: 'path' })
  ownHistory(engine.world, vm)
  if (path !== undefined) appendFile(engine.world, vm, path, input.sizeBytes)
  else {
    disk.sequence += 1
    disk.writtenBytes += input.sizeBytes
  }
  settleGrowth(engine, vm, host)
  emit(engine, 'disk.edited', { vm: vm.name, vmId: vm.vmId, host: host.name, path: disk.path })
  engine.reactions.contentReplaced(engine, vm, 'editedOffline')
  return ok(nothing)
}

/** F43: what cannot be replicated must be excluded when replication is enabled. */
export function checkReplicable(vm: Vm, excludedDiskIds: readonly string[]) {
  const disk = vm.disks.find((one) => one.attachment !== 'virtualHardDisk' && !excludedDiskIds.includes(one.diskId))
  if (disk === undefined) return undefined
  const params = { vm: vm.name, path: disk.path }
  return failInWindows('replication.diskNotReplicable', params, { field: 'excludedDiskIds' })
}

/** Checkpoints or a failover have put differencing disks on top of the disks, or left some that are being merged. */
export function hasLayers(vm: Vm): boolean {
  return vm.checkpoints.length > 0 || vm.merge !== null || vm.disks.some((disk) => disk.layerFromWrittenBytes >= 0)
}

/**
 * The limits of a virtual hard disk: 3 MB to 2040 GB as VHD, to 64 TB as VHDX.
 * @param prefix Path of the disk in the input, with its final dot.
 */
export function checkDiskSize(disk: NewDisk, prefix: string) {
  const sizeBytesMax = disk.format === 'VHD' ? diskLimits.vhdBytesMax : diskLimits.diskBytesMax
  const isInRange = disk.sizeBytes >= diskLimits.diskBytesMin && disk.sizeBytes <= sizeBytesMax
  if (!isInRange) {
    return fail('disk.badSize', { sizeBytes: disk.sizeBytes, sizeBytesMax }, { field: `${prefix}sizeBytes` })
  }
  if (disk.usedBytes === undefined || disk.usedBytes <= disk.sizeBytes) return undefined
  return fail('disk.badSize', { sizeBytes: disk.usedBytes, sizeBytesMax }, { field: `${prefix}usedBytes` })
}

/** Whether the volume has room for a new disk. */
function checkSpace(host: Host, disk: NewDisk, path: string) {
  const volume = volumeOf(host, { path })
  if (volume === undefined || disk.attachment === 'passThrough') return undefined
  const neededBytes = firstBytes(disk)
  const freeBytes = volume.sizeBytes - volume.usedBytes
  if (neededBytes <= freeBytes) return undefined
  return fail('disk.volumeFull', { volume: `${volume.letter}:`, neededBytes, freeBytes }, { field: 'sizeBytes' })
}

/** What the file of a new disk takes at first. */
function firstBytes(disk: NewDisk): number {
  if (disk.kind === 'fixed' || disk.attachment === 'passThrough') return disk.sizeBytes
  return disk.usedBytes ?? Math.min(emptyFileBytes, disk.sizeBytes)
}

/** Makes a blank disk. The caller has checked everything. */
export function makeDisk(
  world: World,
  disk: NewDisk & { readonly name: string; readonly path: string; readonly driveLetter: string },
): Disk {
  const number = nextId(world, 'disk')
  const isPhysical = disk.attachment === 'passThrough'
  return {
    diskId: `disk-${number}`,
    contentKey: number,
    driveLetter: disk.driveLetter,
    name: disk.name,
    path: isPhysical ? `\\\\.\\PhysicalDrive${number}` : disk.path,
    format: disk.format,
    kind: isPhysical ? 'fixed' : disk.kind,
    attachment: disk.attachment,
    sizeBytes: disk.sizeBytes,
    ...growthFrom(firstBytes(disk), 0),
    sequence: 0,
    writtenBytes: 0,
    churnBytesPerHour: 0,
  }
}

/** C: is on the first disk, D: on the second, and so on; what has no letter left is mounted without one. */
export function letterOf(index: number): string {
  return index < 24 ? String.fromCharCode('C'.charCodeAt(0) + index) : ''
}

/** A name that Windows takes for the file of a disk. */
export function isDiskName(name: string): boolean {
  return driveOf(`C:\\${name}.vhdx`) !== undefined && !name.includes('\\') && name.trim() === name
}

/** Whether another machine of the host has the file. */
export function isPathTaken(world: World, host: Host, path: string): boolean {
  return machinesOn(world, host.hostId).some((vm) => vm.disks.some((disk) => isSameName(disk.path, path)))
}

function chooseLetter(vm: Vm, wanted: string | undefined): string | undefined {
  const taken = (letter: string) => letter !== '' && vm.disks.some((disk) => disk.driveLetter === letter)
  if (wanted !== undefined) {
    const letter = wanted.toUpperCase()
    return /^[C-Z]$/.test(letter) && !taken(letter) ? letter : undefined
  }
  for (let index = 0; index < 24; index += 1) if (!taken(letterOf(index))) return letterOf(index)
  return ''
}

function checkPath(
  world: World,
  vm: Vm,
  host: Host,
  input: ParsedInputOf<'disk.add'>,
): Reply<{ name: string; path: string }> {
  const name = input.name ?? freeName(world, vm, host, input)
  if (!isDiskName(name)) return fail('disk.badName', { name }, { field: 'name' })
  const folder = (input.folder ?? folderOf(vm)).replace(/\\$/, '')
  const letter = driveOf(`${folder}\\x`)
  if (letter === undefined) return fail('disk.badFolder', { folder }, { field: 'folder' })
  if (onlineVolume(host, letter) === undefined) {
    return fail('disk.unknownVolume', { host: host.name, volume: `${letter}:` }, { field: 'folder' })
  }
  const path = pathOf(folder, name, input.format)
  // Machines that share a VHDX name one file.
  if (input.attachment === 'virtualHardDisk' && isPathTaken(world, host, path)) {
    return fail('disk.duplicatePath', { path }, { field: 'name' })
  }
  return ok({ name, path })
}

function freeName(world: World, vm: Vm, host: Host, input: ParsedInputOf<'disk.add'>): string {
  const folder = (input.folder ?? folderOf(vm)).replace(/\\$/, '')
  let number = vm.disks.length + 1
  while (isPathTaken(world, host, pathOf(folder, `${vm.name}-${number}`, input.format))) number += 1
  return `${vm.name}-${number}`
}

function pathOf(folder: string, name: string, format: Disk['format']): string {
  return `${folder}\\${name}.${format.toLowerCase()}`
}

function folderOf(vm: Vm): string {
  const path = vm.disks.find((disk) => driveOf(disk.path) !== undefined)?.path ?? defaultFolder
  return path.slice(0, Math.max(path.lastIndexOf('\\'), 0)) || defaultFolder
}

/** VirtualHardDiskPath of a fresh host. */
export const defaultFolder = 'C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks'

function managedDisk(engine: Engine, input: { readonly vmId: string; readonly diskId: string }): Reply<OwnDisk> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const disk = found.value.vm.disks.find((candidate) => candidate.diskId === input.diskId)
  if (disk === undefined) return fail('disk.unknown', { diskId: input.diskId }, { field: 'diskId' })
  return ok({ ...found.value, disk })
}
