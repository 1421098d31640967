/**
 * Ids and the small value types that calls and views share. Ids are given out by the world in order, so the same seed
 * and the same commands give the same ids.
 */
import { z } from 'zod'

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-[1-9][0-9]{0,9}$`))

export const hostId = id('host')
export const vmId = id('vm')
export const diskId = id('disk')
export const adapterId = id('adapter')
export const recoveryPointId = id('point')
export const checkpointId = id('checkpoint')
export const relationshipId = id('relationship')
export const certificateId = id('certificate')
export const rootId = id('root')
export const partitionId = id('partition')
export const branchId = id('branch')

/** Whole milliseconds since 1970-01-01 UTC, on the virtual clock unless a name says otherwise. */
export const instant = z.int().min(0)

/** A TCP port; the range is checked by the handlers so that the failure names the field in words. */
export const port = z.int()

export const bytes = z.int().min(0)
export const seconds = z.int().min(0)

/** Versions that Understudy emulates; the texts and limits that differ are in Hyper-V Replica reference 1 to 4. */
export const edition = z.enum(['2012R2', '2016', '2019', '2022', '2025'])
export type Edition = z.infer<typeof edition>

export const authentication = z.enum(['certificate', 'kerberos'])
export type Authentication = z.infer<typeof authentication>
export const serverAuthentication = z.enum(['certificate', 'kerberos', 'certificateAndKerberos'])

/** Certificate stores of a host as Windows names them. */
export const storeName = z.enum([
  'LocalMachine\\My',
  'LocalMachine\\Root',
  'LocalMachine\\CA',
  'CurrentUser\\My',
  'CurrentUser\\Root',
])
export type StoreName = z.infer<typeof storeName>

export const pace = z.enum(['paused', 'x1', 'x60', 'x3600'])
export type Pace = z.infer<typeof pace>

/** PowerShell's names of VMReplicationState, Hyper-V Replica reference 1.3. */
export const replicationState = z.enum([
  'Disabled',
  'ReadyForInitialReplication',
  'InitialReplicationInProgress',
  'WaitingForInitialReplication',
  'Replicating',
  'PreparedForFailover',
  'FailedOverWaitingCompletion',
  'FailedOver',
  'Suspended',
  'Error',
  'WaitingForStartResynchronize',
  'Resynchronizing',
  'ResynchronizeSuspended',
  'RecoveryInProgress',
  'WaitingForUpdateCompletion',
  'UpdateError',
])
export type ReplicationState = z.infer<typeof replicationState>

export const replicationHealth = z.enum(['NotApplicable', 'Normal', 'Warning', 'Critical'])
export type ReplicationHealth = z.infer<typeof replicationHealth>

/** A machine on the middle host of a chain has two relationships; VMReplicationRelationshipType. */
export const relationshipType = z.enum(['Simple', 'Extended'])
export type RelationshipType = z.infer<typeof relationshipType>

/** What every call takes that addresses one relationship of a machine (-ReplicationRelationshipType); left out: Simple. */
export const ofRelationship = { relationshipType: relationshipType.optional() }

export const replicationMode = z.enum(['None', 'Primary', 'Replica', 'TestReplica', 'ExtendedReplica'])
export type ReplicationMode = z.infer<typeof replicationMode>

/** The states of a virtual machine that the emulator uses, Hyper-V Replica reference 1.4. */
export const vmState = z.enum([
  'Off',
  'Starting',
  'Running',
  'Stopping',
  'Saved',
  'Paused',
  'RunningCritical',
  'PausedCritical',
  'OffCritical',
  'SavedCritical',
])
export type VmState = z.infer<typeof vmState>

/** What a host does with a virtual machine when it starts (StartAction, reference 1.4). */
export const automaticStartAction = z.enum(['nothing', 'startIfRunning', 'start'])
export type AutomaticStartAction = z.infer<typeof automaticStartAction>

/** What a host does with a running virtual machine when it shuts down (StopAction, reference 1.4). */
export const automaticStopAction = z.enum(['turnOff', 'save', 'shutDown'])
export type AutomaticStopAction = z.infer<typeof automaticStopAction>

/** CheckpointType, reference 1.4. */
export const checkpointType = z.enum(['production', 'productionOnly', 'standard', 'disabled'])
export type CheckpointType = z.infer<typeof checkpointType>
