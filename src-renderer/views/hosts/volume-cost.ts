/** What it does to the virtual machines when a volume of a host goes offline, as far as the records of the world tell. */
import type { ReplicationState } from '../../../src-main/contract/ids.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import { namesOf } from './power-cost.ts'

interface VolumeLossCost {
  /** Machines with disks on the volume. */
  readonly losing: readonly string[]
  /** Those whose guest writes meanwhile, so that the log is cut off (Hyper-V Replica reference 4.1). */
  readonly resynchronizing: readonly string[]
}

/** States in which a primary keeps a log, or compares what no longer holds. */
const tracking: ReadonlySet<ReplicationState> = new Set<ReplicationState>([
  'Replicating',
  'Suspended',
  'Error',
  'WaitingForUpdateCompletion',
  'UpdateError',
  'Resynchronizing',
  'ResynchronizeSuspended',
])

/**
 * @param hostId The host of the volume.
 * @param letter Its drive letter.
 * @param vms All machines of the world.
 */
export function volumeLossCost(hostId: string, letter: string, vms: readonly VmView[]): VolumeLossCost {
  const losing = vms.filter((vm) => vm.hostId === hostId && hasDisksOn(vm, letter))
  const writing = losing.filter(({ state }) => state === 'Running' || state === 'Stopping')
  const isTracked = (vm: VmView) =>
    [vm.replication, vm.extendedReplication].some((side) => side?.mode === 'Primary' && tracking.has(side.state))
  return { losing: namesOf(losing), resynchronizing: namesOf(writing.filter(isTracked)) }
}

/** Whether a disk of a machine is a file on the volume with a letter. */
export function hasDisksOn(vm: VmView, letter: string): boolean {
  return vm.disks.some(
    ({ attachment, path }) => attachment !== 'passThrough' && path.slice(0, 2).toUpperCase() === `${letter}:`,
  )
}
