/**
 * Storage that is lost and comes back. A machine with a disk on a volume that is offline is in one of the critical states of
 * Hyper-V Replica reference 1.4: PausedCritical if it was on, OffCritical or SavedCritical if it was not.
 */
import { fail } from '../../contract/failure.ts'
import { hostOf } from '../world/engine.ts'
import { driveOfKnown } from '../world/names.ts'
import type { Host, Volume } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

/** The offline volume that holds files of a machine, if there is one. */
export function lostVolumeOf(host: Host, vm: Vm): Volume | undefined {
  // Almost always every volume is there.
  if (host.volumes.every((volume) => volume.isOffline !== true)) return undefined
  return host.volumes.find((volume) => volume.isOffline === true && hasFilesOn(vm, volume))
}

/** Whether a machine has lost a disk. */
export function isStorageLost(world: World, vm: Vm): boolean {
  return lostVolumeOf(hostOf(world, vm.hostId), vm) !== undefined
}

/** The volume with a letter, as far as something can be read from it or written to it. */
export function onlineVolume(host: Host, letter: string | undefined): Volume | undefined {
  return host.volumes.find((volume) => volume.letter === letter && volume.isOffline !== true)
}

/** What refuses an operation that needs the disks of a machine (ours). */
export function storageLost(vm: Vm, host: Host, volume: Volume) {
  return fail('vm.storageLost', { vm: vm.name, host: host.name, volume: `${volume.letter}:` })
}

/** Whether a disk of a machine is a file on a volume. */
export function hasFilesOn(vm: Vm, { letter }: Volume): boolean {
  return vm.disks.some((disk) => disk.attachment !== 'passThrough' && driveOfKnown(disk.path) === letter)
}
