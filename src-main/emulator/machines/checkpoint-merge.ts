/**
 * Merging differencing disks of deleted checkpoints. A deleted checkpoint whose disks two or more branches still need stays
 * hidden until only one does; then what lies above it is merged into it. The space of a merged file is free when the
 * merge has ended, so that a merge needs room for both.
 */
import { secondMs } from '../../kernel/clock.ts'
import { cancelTimer } from '../../kernel/timers.ts'
import { emit, hostOf, schedule, timerKinds, type Engine } from '../world/engine.ts'
import { growFile, settleGrowth, volumeOf } from '../disks/growth.ts'
import type { Checkpoint, CheckpointLayer, Vm } from '../world/state/machine.ts'
import type { Host } from '../world/state/host.ts'

/** How fast a host merges (ours). */
const bytesPerSecond = 100 * 1024 ** 2

/** Merges or drops what deleted checkpoints have left, as far as it is no longer needed. */
export function mergeHidden(engine: Engine, vm: Vm, host: Host): void {
  const merged: CheckpointLayer[] = []
  for (;;) {
    const hidden = vm.checkpoints.find((checkpoint) => checkpoint.isHidden && branchesAbove(vm, checkpoint) <= 1)
    if (hidden === undefined) break
    const child = vm.checkpoints.find((checkpoint) => checkpoint.parent === hidden.number)
    if (child !== undefined) mergeInto(host, vm, hidden, child, merged)
    else if (vm.parentCheckpoint === hidden.number) mergeNow(vm, hidden, merged)
    else drop(host, vm, hidden.layers)
    vm.checkpoints.splice(vm.checkpoints.indexOf(hidden), 1)
  }
  // Disks that nothing lies on any more grow again by what was written into the differencing disks.
  settleGrowth(engine, vm, host)
  const bytes = merged.reduce((sum, layer) => sum + layer.bytes, 0)
  if (bytes === 0) return
  const durationMs = Math.max(1, Math.ceil(bytes / bytesPerSecond)) * secondMs
  const endsInstant = engine.world.now + durationMs
  const timer = schedule(engine, endsInstant, timerKinds.merge, vm.number)
  vm.merge = { timer, endsInstant, durationMs, layers: merged }
}

/** A merge has ended: the merged files are gone. */
export function mergeDue(engine: Engine, vmNumber: number): void {
  const vm = engine.world.vms.find((candidate) => candidate.number === vmNumber)
  if (vm === undefined || vm.merge === null) return
  const host = hostOf(engine.world, vm.hostId)
  cancelTimer(engine.world.timers, vm.merge.timer)
  drop(host, vm, vm.merge.layers)
  vm.merge = null
  emit(engine, 'checkpoint.merged', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
}

/** A host that stops leaves a merge where it is; it begins anew when the host is back. */
export function stopMerge(engine: Engine, vm: Vm): void {
  if (vm.merge === null) return
  cancelTimer(engine.world.timers, vm.merge.timer)
  vm.merge.timer = -1
}

export function restartMerge(engine: Engine, vm: Vm): void {
  if (vm.merge === null) return
  vm.merge.endsInstant = engine.world.now + vm.merge.durationMs
  vm.merge.timer = schedule(engine, vm.merge.endsInstant, timerKinds.merge, vm.number)
}

/** How many branches need the disks of a checkpoint. */
function branchesAbove(vm: Vm, checkpoint: Checkpoint): number {
  const children = vm.checkpoints.filter((other) => other.parent === checkpoint.number).length
  return children + (vm.parentCheckpoint === checkpoint.number ? 1 : 0)
}

/** What lies between the hidden checkpoint and its only child becomes one with what lies below. */
function mergeInto(host: Host, vm: Vm, hidden: Checkpoint, child: Checkpoint, merged: CheckpointLayer[]): void {
  child.parent = hidden.parent
  if (hidden.parent === 0) {
    // Below it are the virtual hard disks themselves.
    for (const position of child.content.positions) {
      const disk = vm.disks.find((candidate) => candidate.contentKey === position.contentKey)
      if (disk !== undefined) growFile(host, disk, position.writtenBytes)
    }
    merged.push(...child.layers.filter((layer) => layer.bytes > 0))
    child.layers = []
    return
  }
  for (const layer of hidden.layers) {
    const above = child.layers.find((candidate) => candidate.diskId === layer.diskId)
    const disk = vm.disks.find((candidate) => candidate.diskId === layer.diskId)
    if (above === undefined || disk === undefined) {
      child.layers.push({ ...layer })
      continue
    }
    const bytes = Math.min(disk.sizeBytes, layer.bytes + above.bytes)
    // Blocks that both files hold, and so take less than two files when they are one.
    const surplus = layer.bytes + above.bytes - bytes
    if (surplus > 0) merged.push({ diskId: layer.diskId, bytes: surplus })
    above.bytes = bytes
  }
}

/** The disks that are written to lie directly on the hidden checkpoint. */
function mergeNow(vm: Vm, hidden: Checkpoint, merged: CheckpointLayer[]): void {
  vm.parentCheckpoint = hidden.parent
  for (const disk of vm.disks) {
    if (disk.layerFromWrittenBytes < 0) continue
    if (hidden.parent === 0) {
      if (disk.layerBytes > 0) merged.push({ diskId: disk.diskId, bytes: disk.layerBytes })
      disk.layerFromWrittenBytes = -1
      disk.layerBytes = 0
      continue
    }
    const below = hidden.layers.find((layer) => layer.diskId === disk.diskId)
    if (below === undefined) continue
    const bytes = Math.min(disk.sizeBytes, below.bytes + disk.layerBytes)
    const surplus = below.bytes + disk.layerBytes - bytes
    if (surplus > 0) merged.push({ diskId: disk.diskId, bytes: surplus })
    disk.layerFromWrittenBytes -= below.bytes
    disk.layerBytes = bytes
  }
}

function drop(host: Host, vm: Vm, layers: readonly CheckpointLayer[]): void {
  for (const { diskId, bytes } of layers) {
    const disk = vm.disks.find((candidate) => candidate.diskId === diskId)
    const volume = disk === undefined ? undefined : volumeOf(host, disk)
    if (volume !== undefined) volume.usedBytes -= bytes
  }
}
