/**
 * Which relationship of a machine is meant. A machine has one; on the middle host of a chain it has two: the Simple one, in
 * which it is the replica, and the Extended one, in which it is the source (Hyper-V Replica reference 2.2, row 23).
 */
import type { RelationshipType, ReplicationState } from '../../contract/ids.ts'
import type { ReplicationRecord } from './state/relationship.ts'
import type { Vm } from './state/machine.ts'

/** Whether the record is on the side that receives. */
export function isReplica(record: ReplicationRecord): boolean {
  return record.mode !== 'Primary'
}

export function isFailedOver(record: ReplicationRecord): boolean {
  return record.state === 'FailedOverWaitingCompletion' || record.state === 'FailedOver'
}

/**
 * The record that an operation addresses.
 * @param type What the cmdlet was given. On the third host the only relationship is Extended, and meant either way (ours).
 */
export function recordOf(vm: Vm, type: RelationshipType = 'Simple'): ReplicationRecord | undefined {
  const exact = vm.replications.find((record) => record.relationshipType === type)
  if (exact !== undefined || type === 'Extended') return exact
  return vm.replications.find((record) => record.mode === 'ExtendedReplica')
}

/** The relationship to the third host, on the middle host of a chain. */
export function extensionOf(vm: Vm): ReplicationRecord | undefined {
  return vm.replications.find((record) => record.relationshipType === 'Extended' && record.mode === 'Primary')
}

/** On the middle host of a chain, the relationship that brings in what the extended one sends on. */
export function upstreamOf(vm: Vm, record: ReplicationRecord): ReplicationRecord | null {
  if (record.relationshipType !== 'Extended' || record.mode !== 'Primary') return null
  return vm.replications.find((other) => other.mode === 'Replica') ?? null
}

/**
 * The state as Windows shows it: a primary is prepared for failover only once the replica has received the last log (reference
 * 2.2, row 14). Scripts wait for that state and then fail over once.
 */
export function shownState({ state, transfer }: ReplicationRecord): ReplicationState {
  return state === 'PreparedForFailover' && transfer.kind !== 'none' ? 'Replicating' : state
}

/** The record with the state that is shown, for whatever is derived from it for a reader. */
export function asShown(record: ReplicationRecord): ReplicationRecord {
  const state = shownState(record)
  return state === record.state ? record : { ...record, state }
}

/** The states in which tracking was lost: the replica is compared as a whole before anything else is sent. */
export const unsynchronized: readonly ReplicationState[] = [
  'WaitingForStartResynchronize',
  'Resynchronizing',
  'ResynchronizeSuspended',
]
