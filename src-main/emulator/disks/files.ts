/** Files of a guest as writes to a disk, and what of them is refused. */
import { contentOf, filesIn, positionOf } from './content.ts'
import { isSameName, driveOf } from '../world/names.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import type { Disk } from '../world/state/disk.ts'
import { fail } from '../../contract/failure.ts'
import { diskLimits } from '../../contract/limits/disk.ts'

/** Writes the next version of a file and gives its number. */
export function appendFile(world: World, vm: Vm, path: string, sizeBytes: number): number {
  const disk = diskFor(vm.disks, path)!
  const known = filesIn(world, contentOf(vm, world.now)).find((file) => isSameName(file.path, path))
  disk.sequence += 1
  disk.writtenBytes += sizeBytes
  const version = (known?.version ?? 0) + 1
  world.branches[vm.branch]!.fileWrites.push({
    path: known?.path ?? path,
    contentKey: disk.contentKey,
    version,
    sequence: positionOf(vm, disk, world.now).sequence,
    sizeBytes,
    at: world.now,
  })
  return version
}

/** The disk of the drive that a path in the guest names. */
export function diskFor(disks: readonly Disk[], path: string): Disk | undefined {
  const letter = driveOf(path)
  return disks.find((disk) => disk.driveLetter === letter)
}

/** A file is no larger than its disk. */
export function checkWrite(disk: Pick<Disk, 'sizeBytes'>, sizeBytes: number, field = 'sizeBytes') {
  if (sizeBytes <= disk.sizeBytes) return undefined
  return fail('guest.badWrite', { sizeBytes, sizeBytesMax: disk.sizeBytes }, { field })
}

export function badPath(path: string, field: string) {
  return fail('guest.badPath', { path }, { field })
}

export function checkChurn(bytesPerHour: number, field: string) {
  const bytesPerHourMax = diskLimits.churnBytesPerHourMax
  if (bytesPerHour >= 0 && bytesPerHour <= bytesPerHourMax) return undefined
  return fail('guest.badChurn', { bytesPerHour, bytesPerHourMax }, { field })
}
