/**
 * What can be done with a virtual machine and with its replication: the cmdlet, the side, the states, and the item of the
 * menu. The emulator refuses by it, menus and wizards offer by it, and the runbook looks by it (Hyper-V Replica reference
 * 1.4, 2.2, 2.5 and 2.6). What depends on more than these states is decided by the emulator alone.
 */
import type { FailureCode } from './failure.ts'
import { vmState, type ReplicationMode, type ReplicationState, type VmState } from './ids.ts'

/** The third host of a chain counts as a replica. */
type OperationSide = 'Primary' | 'Replica'

interface Operation {
  /** As failures name it. */
  readonly cmdlet: string
  /** Where it belongs, if it belongs to one side of a relationship. */
  readonly side?: OperationSide
  /** In which states of the record it is allowed; left out, in every one. Where both sides have it, each has its own. */
  readonly states?: readonly ReplicationState[] | Readonly<Record<OperationSide, readonly ReplicationState[]>>
  /** What failures about the state of the record call it, where that is not the cmdlet: a word that texts have. */
  readonly task?: string
  /** In which states of the machine it is allowed; left out, in every one. */
  readonly machine?: readonly VmState[]
  /** The same for a machine of generation 1, where that differs: its controllers and adapters cannot be changed while it is on. */
  readonly machineOfGeneration1?: readonly VmState[]
  /** What it is refused with in another state of the machine. */
  readonly refusal?: Extract<FailureCode, 'vm.wrongState' | 'failover.vmRunning'>
  /** It needs nothing of what is on the disks, so it is allowed while they are not there. */
  readonly isWithoutDisks?: true
  /** A copy takes what its primary sends; until replication is removed there, nothing else may come between. */
  readonly notOnReplica?: true
  /** Its item in the menu of a machine, as the key of its text; an Extended relationship has words of its own. */
  readonly menu?: string
  readonly extendedMenu?: string
}

/** Every state in which no memory lies in a file: a change of hardware would keep it from being restored. */
const unsaved = [
  'Off',
  'Starting',
  'Running',
  'Stopping',
  'Paused',
  'RunningCritical',
  'PausedCritical',
  'OffCritical',
  'SavedCritical',
] as const satisfies readonly VmState[]
/** Of these, those in which the machine has nothing of its host. */
const atRest = [
  'Off',
  'Starting',
  'RunningCritical',
  'OffCritical',
  'SavedCritical',
] as const satisfies readonly VmState[]
/** Every state of a machine. */
const everyVmState: readonly VmState[] = vmState.options
const paused = ['Suspended', 'Error'] as const satisfies readonly ReplicationState[]
const wrongState = 'vm.wrongState'

/** Operations on the machine itself; all of them are refused with `vm.wrongState`. */
const machineOperations = {
  'vm.start': { cmdlet: 'Start-VM', machine: ['Off', 'Saved'], refusal: wrongState, menu: 'machines.start' },
  'vm.shutDown': { cmdlet: 'Stop-VM', machine: ['Running'], refusal: wrongState, menu: 'machines.shutDown' },
  'vm.turnOff': {
    cmdlet: 'Stop-VM -TurnOff',
    machine: ['Running', 'Stopping', 'Starting', 'Paused', 'PausedCritical', 'RunningCritical'],
    refusal: wrongState,
    menu: 'machines.turnOff',
  },
  'vm.save': { cmdlet: 'Save-VM', machine: ['Running', 'Paused'], refusal: wrongState, menu: 'machines.save' },
  'vm.pause': { cmdlet: 'Suspend-VM', machine: ['Running'], refusal: wrongState, menu: 'machines.pause' },
  'vm.resume': {
    cmdlet: 'Resume-VM',
    machine: ['Paused', 'PausedCritical'],
    refusal: wrongState,
    menu: 'machines.resume',
  },
  'vm.removeSavedState': {
    cmdlet: 'Remove-VMSavedState',
    machine: ['Saved'],
    refusal: wrongState,
    menu: 'machines.removeSavedState',
  },
  'vm.remove': { cmdlet: 'Remove-VM', machine: ['Off', 'OffCritical'], refusal: wrongState, menu: 'machines.delete' },
  'vm.copyToHost': {
    cmdlet: 'Export-VM',
    machine: ['Off', 'Running'],
    refusal: wrongState,
    menu: 'replication.export',
  },
} as const satisfies Readonly<Record<string, Operation>>

/** Operations on the hardware of a machine, its disks and its checkpoints; they belong to no item of the machine's own menu. */
const hardwareOperations = {
  'vm.setMemory': { cmdlet: 'Set-VMMemory', machine: ['Off'], refusal: wrongState },
  'vm.setProcessor': { cmdlet: 'Set-VMProcessor', machine: ['Off'], refusal: wrongState },
  'adapter.add': {
    cmdlet: 'Add-VMNetworkAdapter',
    machine: unsaved,
    machineOfGeneration1: atRest,
    refusal: wrongState,
  },
  'adapter.remove': {
    cmdlet: 'Remove-VMNetworkAdapter',
    machine: unsaved,
    machineOfGeneration1: atRest,
    refusal: wrongState,
  },
  'adapter.setMacAddress': { cmdlet: 'Set-VMNetworkAdapter', machine: ['Off'], refusal: wrongState },
  'disk.add': { cmdlet: 'Add-VMHardDiskDrive', machine: unsaved, refusal: wrongState },
  'disk.remove': { cmdlet: 'Remove-VMHardDiskDrive', machine: unsaved, refusal: wrongState },
  'disk.resize': { cmdlet: 'Resize-VHD', machine: unsaved, refusal: wrongState },
  'disk.editOffline': { cmdlet: 'Mount-VHD', machine: ['Off'], refusal: wrongState },
  'checkpoint.create': {
    cmdlet: 'Checkpoint-VM',
    machine: ['Off', 'Running', 'Saved', 'Paused'],
    refusal: wrongState,
    notOnReplica: true,
    menu: 'checkpoints.take',
  },
  'checkpoint.apply': { cmdlet: 'Restore-VMSnapshot', notOnReplica: true, menu: 'checkpoints.apply' },
  'checkpoint.rename': { cmdlet: 'Rename-VMSnapshot', menu: 'checkpoints.rename' },
  'checkpoint.remove': { cmdlet: 'Remove-VMSnapshot', menu: 'checkpoints.remove' },
} as const satisfies Readonly<Record<string, Operation>>

/** Operations on a relationship. */
const replicationOperations = {
  'replication.enable': {
    cmdlet: 'Enable-VMReplication',
    // On a replica it makes the extended relationship; a primary has what it can have.
    states: { Primary: [], Replica: ['Replicating'] },
    menu: 'machines.enableReplication',
    extendedMenu: 'machines.extendReplication',
  },
  'replication.enableAsReplica': {
    cmdlet: 'Enable-VMReplication -AsReplica',
    machine: ['Off'],
    refusal: wrongState,
    menu: 'replication.enableAsReplica',
  },
  'replication.startInitial': {
    cmdlet: 'Start-VMInitialReplication',
    side: 'Primary',
    states: ['ReadyForInitialReplication'],
    menu: 'machines.startInitialReplication',
    extendedMenu: 'machines.startInitialExtended',
  },
  'replication.stopInitial': {
    cmdlet: 'Stop-VMInitialReplication',
    side: 'Primary',
    states: ['InitialReplicationInProgress'],
    menu: 'machines.stopInitialReplication',
    extendedMenu: 'machines.stopInitialExtended',
  },
  'replication.importInitial': {
    cmdlet: 'Import-VMInitialReplication',
    side: 'Replica',
    states: ['WaitingForInitialReplication'],
    menu: 'machines.importInitialReplica',
  },
  'replication.suspend': {
    cmdlet: 'Suspend-VMReplication',
    states: {
      Primary: ['Replicating', 'Resynchronizing'],
      // Reference 2.3: a replica can be paused while it waits, too.
      Replica: ['Replicating', 'Resynchronizing', 'WaitingForInitialReplication'],
    },
    isWithoutDisks: true,
    menu: 'machines.pauseReplication',
    extendedMenu: 'machines.pauseExtended',
  },
  'replication.resume': {
    cmdlet: 'Resume-VMReplication',
    states: {
      Primary: [...paused, 'WaitingForStartResynchronize', 'ResynchronizeSuspended', 'UpdateError'],
      Replica: paused,
    },
    menu: 'machines.resumeReplication',
    extendedMenu: 'machines.resumeExtended',
  },
  'replication.stopResynchronization': {
    cmdlet: 'Stop-VMReplication',
    side: 'Primary',
    states: ['Resynchronizing', 'ResynchronizeSuspended'],
    menu: 'replication.stopResynchronization',
    extendedMenu: 'replication.stopExtendedResynchronization',
  },
  'replication.change': {
    cmdlet: 'Set-VMReplication',
    side: 'Primary',
    isWithoutDisks: true,
    menu: 'replication.settings',
    extendedMenu: 'replication.extendedSettings',
  },
  'replication.changeDisks': {
    cmdlet: 'Set-VMReplication -ReplicatedDisks',
    side: 'Primary',
    states: ['Replicating'],
  },
  'replication.setAsReplica': {
    cmdlet: 'Set-VMReplication -AsReplica',
    side: 'Primary',
    states: [
      'Replicating',
      ...paused,
      'PreparedForFailover',
      'WaitingForStartResynchronize',
      'ResynchronizeSuspended',
      'UpdateError',
    ] as readonly ReplicationState[],
    machine: ['Off'],
    refusal: wrongState,
    menu: 'machines.setAsReplica',
  },
  'adapter.setTestSwitch': { cmdlet: 'Set-VMNetworkAdapter -TestReplicaSwitchName' },
  'replication.reverse': { cmdlet: 'Set-VMReplication -Reverse', menu: 'machines.reverseReplication' },
  'replication.changeModeToPrimary': {
    cmdlet: 'ChangeReplicationModeToPrimary',
    states: ['FailedOver'],
    menu: 'machines.changeModeToPrimary',
  },
  'replication.remove': {
    cmdlet: 'Remove-VMReplication',
    isWithoutDisks: true,
    menu: 'machines.removeReplication',
    extendedMenu: 'machines.removeExtended',
  },
  'replication.resetStatistics': { cmdlet: 'Reset-VMReplicationStatistics', isWithoutDisks: true },
  'failover.prepare': {
    cmdlet: 'Start-VMFailover -Prepare',
    side: 'Primary',
    states: ['Replicating'],
    machine: ['Off'],
    refusal: 'failover.vmRunning',
    menu: 'machines.plannedFailover',
  },
  'failover.start': {
    cmdlet: 'Start-VMFailover',
    side: 'Replica',
    states: ['Replicating', ...paused, 'Resynchronizing'],
    menu: 'machines.failover',
  },
  'failover.startTest': {
    cmdlet: 'Start-VMFailover -AsTest',
    side: 'Replica',
    states: ['Replicating', ...paused],
    menu: 'machines.testFailover',
  },
  'failover.stopTest': { cmdlet: 'Stop-VMFailover', side: 'Replica', menu: 'machines.stopTestFailover' },
  'failover.cancel': { cmdlet: 'Stop-VMFailover', menu: 'machines.cancelFailover' },
  'failover.complete': {
    cmdlet: 'Complete-VMFailover',
    side: 'Replica',
    states: ['FailedOverWaitingCompletion'],
    task: 'commitFailover',
    menu: 'machines.removeRecoveryPoints',
  },
} as const satisfies Readonly<Record<string, Operation>>

/** By the call of the contract that does it. */
export const operations = { ...machineOperations, ...hardwareOperations, ...replicationOperations }
export type OperationName = keyof typeof operations

type Words<Each> = Each extends { readonly menu: infer Key extends string } ? Key : never
type ExtendedWords<Each> = Each extends { readonly extendedMenu: infer Key extends string } ? Key : never
/** The keys of the texts of items. */
export type OperationKey = Words<(typeof operations)[OperationName]> | ExtendedWords<(typeof operations)[OperationName]>

/** The operation with everything that it may say; its keys are those of the table. */
export function operationOf(
  name: OperationName,
): Operation & { readonly menu?: OperationKey; readonly extendedMenu?: OperationKey } {
  return operations[name]
}

/** The states of the record in which an operation is allowed on a side; null where every state is. */
export function statesOf(name: OperationName, side: OperationSide): readonly ReplicationState[] | null {
  const { states } = operationOf(name)
  if (states === undefined) return null
  return 'Primary' in states ? states[side] : states
}

/** The states of a machine in which an operation is allowed. */
export function machineStatesOf(name: OperationName, generation: 1 | 2): readonly VmState[] {
  const { machine = everyVmState, machineOfGeneration1 = machine } = operationOf(name)
  return generation === 1 ? machineOfGeneration1 : machine
}

/**
 * Whether the states of a machine and of one of its records allow an operation. What else it depends on, the core decides.
 * @param record Null for a machine without replication, of which operations on a relationship are not allowed.
 */
export function isAllowed(
  name: OperationName,
  { state, generation = 2 }: { readonly state: VmState; readonly generation?: 1 | 2 },
  record: { readonly mode: ReplicationMode; readonly state: ReplicationState } | null,
): boolean {
  const { side, notOnReplica = false } = operationOf(name)
  if (!machineStatesOf(name, generation).includes(state)) return false
  const isOnReplica = record !== null && record.mode !== 'None' && sideOf(record.mode) === 'Replica'
  if (notOnReplica && isOnReplica) return false
  if (!(name in replicationOperations)) return true
  if (record === null) return name === 'replication.enable' || name === 'replication.enableAsReplica'
  const own = sideOf(record.mode)
  if (side !== undefined && side !== own) return false
  return statesOf(name, own)?.includes(record.state) ?? true
}

/** Whether a record has failed over and was not reversed: its machine has taken over, or can, from the old primary. */
export function isFailedOverState(state: ReplicationState | undefined): boolean {
  return state === 'FailedOver' || state === 'FailedOverWaitingCompletion'
}

/** On which side of its relationship a record is. */
export function sideOf(mode: ReplicationMode): OperationSide {
  return mode === 'Primary' ? 'Primary' : 'Replica'
}
