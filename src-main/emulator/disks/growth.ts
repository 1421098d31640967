/**
 * How the files of virtual hard disks grow. A size follows from what was written, so it is measured once an hour and before
 * it matters, never in a replication cycle: measuring more often gives the same sizes.
 */
import { hourMs } from '../../kernel/clock.ts'
import { cancelTimer } from '../../kernel/timers.ts'
import { churnBlocks, churnDurationMs, blockBytes } from './content.ts'
import { emit, logEvent, schedule, timerKinds, type Engine } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { driveOfKnown } from '../world/names.ts'
import { haltGuest } from './content.ts'
import { isWriting } from '../world/power-state.ts'
import type { Content, Disk } from '../world/state/disk.ts'
import type { Host, Volume } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'

/** Of what a guest writes into a dynamic disk, this part falls on blocks that were never written before (ours). */
const newBlocksDivisor = 4

/** The volume that holds the files of a disk; none for a pass-through disk. */
export function volumeOf(host: Host, disk: Pick<Disk, 'path'>): Volume | undefined {
  const letter = driveOfKnown(disk.path)
  return letter === undefined ? undefined : host.volumes.find((volume) => volume.letter === letter)
}

/** What all files of a disk take: the virtual hard disk itself and the differencing disk that is written to. */
export function fileBytes(disk: Disk): number {
  return disk.usedBytes + disk.layerBytes
}

/** What a copy of a disk takes: its differencing disks are merged, and a block that several of them hold is there once. */
export function copiedBytes(disk: Disk): number {
  return Math.min(disk.sizeBytes, fileBytes(disk))
}

/** The members of a disk that decide on its size, for a file that begins with this size and content. */
export function growthFrom(usedBytes: number, writtenBytes: number) {
  return {
    usedBytes,
    growthFromBytes: usedBytes,
    growthFromWrittenBytes: writtenBytes,
    ...noLayer,
  }
}

/** The members of a disk that is written to itself. */
export const noLayer = { layerFromWrittenBytes: -1, layerBytes: 0 } as const

/** The members of a differencing disk on top of a disk that holds this content. */
export function differencingOn(disk: Disk, content: Content) {
  const position = content.positions.find((candidate) => candidate.contentKey === disk.contentKey)
  return { kind: 'differencing', ...growthFrom(0, position?.writtenBytes ?? disk.writtenBytes) } as const
}

/** Measures the files of a machine and books what they have grown by on its volumes. */
export function settleGrowth(engine: Engine, vm: Vm, host: Host): void {
  const durationMs = churnDurationMs(vm, engine.world.now)
  for (const disk of vm.disks) {
    const blocks = durationMs > 0 ? churnBlocks(disk.churnBytesPerHour, durationMs) : 0
    grow(host, disk, disk.writtenBytes + blocks * blockBytes)
  }
}

/** Sends what is written from now on into differencing disks: a checkpoint or a failover begins. */
export function beginLayers(engine: Engine, vm: Vm, host: Host): void {
  settleGrowth(engine, vm, host)
  const durationMs = churnDurationMs(vm, engine.world.now)
  for (const disk of vm.disks) {
    const blocks = durationMs > 0 ? churnBlocks(disk.churnBytesPerHour, durationMs) : 0
    disk.layerFromWrittenBytes = disk.writtenBytes + blocks * blockBytes
    disk.layerBytes = 0
  }
}

/** After a failover the replica runs on differencing disks (reference 4); one that has checkpoints does so already. */
export function beginFailoverLayers(engine: Engine, vm: Vm, host: Host): void {
  if (vm.parentCheckpoint === 0) beginLayers(engine, vm, host)
}

/** Complete and Reverse merge these disks, Cancel throws them away; the caller has set the content that remains. */
export function endFailoverLayers(engine: Engine, vm: Vm, host: Host): void {
  if (vm.parentCheckpoint !== 0) return
  for (const disk of vm.disks) {
    const volume = volumeOf(host, disk)
    if (volume !== undefined) volume.usedBytes -= disk.layerBytes
    disk.layerFromWrittenBytes = -1
    disk.layerBytes = 0
  }
  settleGrowth(engine, vm, host)
}

export function armGrowth(engine: Engine, host: Host): void {
  host.growthTimer = schedule(engine, engine.world.now + hourMs, timerKinds.growth, host.number)
}

export function disarmGrowth(engine: Engine, host: Host): void {
  if (host.growthTimer >= 0) cancelTimer(engine.world.timers, host.growthTimer)
  host.growthTimer = -1
}

/**
 * Measures all files of a host and pauses the machines that have nowhere to write any more.
 * @returns Whether it paused any.
 */
export function growthDue(engine: Engine, hostNumber: number): boolean {
  const host = engine.world.hosts.find((candidate) => candidate.number === hostNumber)
  if (host === undefined) return false
  disarmGrowth(engine, host)
  armGrowth(engine, host)
  for (const vm of machinesOn(engine.world, host.hostId)) settleGrowth(engine, vm, host)
  const isAnyFull = host.volumes.some((volume) => volume.usedBytes >= volume.sizeBytes)
  return isAnyFull && pauseOnFullVolumes(engine, host)
}

/** Whether a disk of the machine can grow no more, because its volume is full. */
export function fullVolumeOf(host: Host, vm: Vm): Volume | undefined {
  for (const disk of vm.disks) {
    const volume = volumeOf(host, disk)
    if (volume !== undefined && canGrow(disk) && volume.usedBytes >= volume.sizeBytes) return volume
  }
  return undefined
}

/** Hyper-V pauses a machine before its guest meets a disk that cannot be written to. */
function pauseOnFullVolumes(engine: Engine, host: Host): boolean {
  let isAnyPaused = false
  for (const vm of machinesOn(engine.world, host.hostId)) {
    if (!isWriting(vm)) continue
    const volume = fullVolumeOf(host, vm)
    if (volume === undefined) continue
    isAnyPaused = true
    haltGuest(engine, vm)
    vm.state = 'PausedCritical'
    logEvent(engine, host, 'vm.pausedForSpace', { vm: vm.name, vmGuid: vm.guid, volume: volume.letter })
    emit(engine, 'vm.paused', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
  }
  return isAnyPaused
}

function canGrow(disk: Disk): boolean {
  if (disk.layerFromWrittenBytes >= 0) return disk.layerBytes < disk.sizeBytes
  return disk.kind !== 'fixed' && disk.usedBytes < disk.sizeBytes
}

/** What the file of a disk without differencing disks takes now, without booking it. */
export function usedBytesNow(vm: Vm, disk: Disk, now: number): number {
  if (disk.kind === 'fixed') return disk.usedBytes
  const durationMs = churnDurationMs(vm, now)
  const blocks = durationMs > 0 ? churnBlocks(disk.churnBytesPerHour, durationMs) : 0
  const target = fileTarget(disk, disk.writtenBytes + blocks * blockBytes)
  return Math.min(disk.sizeBytes, Math.max(disk.usedBytes, target))
}

/** As `grow`, for the file under the differencing disks. */
export function growFile(host: Host, disk: Disk, writtenBytes: number): void {
  if (disk.kind === 'fixed') return
  const after = Math.min(disk.sizeBytes, Math.max(disk.usedBytes, fileTarget(disk, writtenBytes)))
  const volume = volumeOf(host, disk)
  if (volume !== undefined) volume.usedBytes += after - disk.usedBytes
  disk.usedBytes = after
}

function grow(host: Host, disk: Disk, writtenBytes: number): void {
  if (disk.layerFromWrittenBytes < 0) {
    growFile(host, disk, writtenBytes)
    return
  }
  const after = Math.min(disk.sizeBytes, Math.max(disk.layerBytes, writtenBytes - disk.layerFromWrittenBytes))
  const volume = volumeOf(host, disk)
  if (volume !== undefined) volume.usedBytes += after - disk.layerBytes
  disk.layerBytes = after
}

/** A differencing disk takes every block that is written; a dynamic one has most of them already. */
function fileTarget(disk: Disk, writtenBytes: number): number {
  const written = writtenBytes - disk.growthFromWrittenBytes
  return disk.growthFromBytes + (disk.kind === 'differencing' ? written : Math.floor(written / newBlocksDivisor))
}
