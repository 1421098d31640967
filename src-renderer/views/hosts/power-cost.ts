/** What it does to the virtual machines when a host goes down, as far as the records of the world tell beforehand. */
import type { AutomaticStopAction, ReplicationState, VmState } from '../../../src-main/contract/ids.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { LaneView } from '../../../src-main/contract/views/world.ts'

interface PowerLossCost {
  /** Machines that stop in the middle of what they do. */
  readonly stopping: readonly string[]
  /** Machines whose log or comparison cannot be trusted afterwards (Hyper-V Replica reference 4.1). */
  readonly resynchronizing: readonly string[]
  /** Machines whose initial copy begins anew. */
  readonly copyingAgain: readonly string[]
  /** Machines of other hosts that replicate to this one. */
  readonly waiting: readonly string[]
}

/** States in which a primary tracks what its guest writes, so that a power loss makes the log useless. */
const tracking: ReadonlySet<ReplicationState> = new Set<ReplicationState>([
  'Replicating',
  'Suspended',
  'Error',
  'WaitingForUpdateCompletion',
  'UpdateError',
])
/** States from which a power loss leads to a resynchronization whether the machine was on or not. */
const comparing: ReadonlySet<ReplicationState> = new Set<ReplicationState>([
  'WaitingForStartResynchronize',
  'Resynchronizing',
  'ResynchronizeSuspended',
])
const copying: ReadonlySet<ReplicationState> = new Set<ReplicationState>(['InitialReplicationInProgress'])

/**
 * @param hostId The host that is turned off.
 * @param vms All machines of the world.
 * @param lanes Who replicates to whom.
 */
export function powerLossCost(hostId: string, vms: readonly VmView[], lanes: readonly LaneView[]): PowerLossCost {
  const own = vms.filter((vm) => vm.hostId === hostId)
  const sendsIn = (states: ReadonlySet<ReplicationState>) => (vm: VmView) =>
    [vm.replication, vm.extendedReplication].some((side) => side?.mode === 'Primary' && states.has(side.state))
  return {
    stopping: namesOf(own.filter(isUp)),
    resynchronizing: namesOf([...own.filter(isOn).filter(sendsIn(tracking)), ...own.filter(sendsIn(comparing))]),
    copyingAgain: namesOf(own.filter(sendsIn(copying))),
    waiting: sorted(lanes.filter((lane) => lane.toHostId === hostId).map((lane) => lane.vmName)),
  }
}

/**
 * What a shutdown in order does with each machine that is up: what its Automatic Stop Action says; one that cannot be saved is
 * turned off.
 * @param hostId The host that is shut down.
 * @param vms All machines of the world.
 */
export function stopActions(hostId: string, vms: readonly VmView[]): Record<AutomaticStopAction, readonly string[]> {
  const stopping = vms.filter((vm) => vm.hostId === hostId && isUp(vm))
  const by = (action: AutomaticStopAction) => namesOf(stopping.filter((vm) => actionOf(vm) === action))
  return { save: by('save'), shutDown: by('shutDown'), turnOff: by('turnOff') }
}

function actionOf(vm: VmView): AutomaticStopAction {
  const canBeSaved = vm.state === 'Running' || vm.state === 'Paused'
  return vm.automaticStopAction === 'save' && !canBeSaved ? 'turnOff' : vm.automaticStopAction
}

/** States in which a machine stands still whether or not its disks are there. */
const atRest: ReadonlySet<VmState> = new Set<VmState>(['Off', 'Saved', 'OffCritical', 'SavedCritical'])

function isUp(vm: VmView): boolean {
  return !atRest.has(vm.state)
}

/** It has memory of its host, so that its guest may have written: a machine that waits for its start does not. */
function isOn(vm: VmView): boolean {
  return isUp(vm) && vm.state !== 'Starting'
}

/** The names of machines once each, as a person would list them. */
export function namesOf(vms: readonly VmView[]): string[] {
  return sorted(vms.map((vm) => vm.name))
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort((one, other) => one.localeCompare(other, undefined, { numeric: true }))
}
