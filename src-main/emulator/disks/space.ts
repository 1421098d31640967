/** Where the files of a disk take space on a volume, and how much is left. */
import type { Vm } from '../world/state/machine.ts'
import { fileBytes, volumeOf } from './growth.ts'
import type { Disk } from '../world/state/disk.ts'
import type { Host } from '../world/state/host.ts'

/** Everything that checkpoints take of the volumes, beside the disks and the differencing disks that are written to. */
export function layersOf(vm: Vm): { readonly diskId: string; readonly bytes: number }[] {
  const first = vm.disks[0]?.diskId ?? ''
  const kept = vm.checkpoints.flatMap((checkpoint) => [
    ...checkpoint.layers,
    { diskId: first, bytes: checkpoint.memoryBytes },
  ])
  return [...kept, ...(vm.merge?.layers ?? [])]
}

export function useSpace(host: Host, disks: readonly Disk[]): void {
  for (const disk of disks) {
    const volume = volumeOf(host, disk)
    if (volume !== undefined) volume.usedBytes += fileBytes(disk)
  }
}

export function freeSpace(host: Host, disks: readonly Disk[]): void {
  for (const disk of disks) {
    const volume = volumeOf(host, disk)
    if (volume !== undefined) volume.usedBytes -= fileBytes(disk)
  }
}
