/** What the screens and the CLI see of one side of a replication relationship. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { failureView } from './fix.ts'

const recoveryPointView = z.object({
  recoveryPointId: ids.recoveryPointId,
  at: ids.instant,
  kind: z.enum(['latest', 'standard', 'applicationConsistent', 'planned']),
  /** What a failover to this point would lose, measured against the primary's disks as they are now. */
  lostSeconds: ids.seconds,
  lostBytes: ids.bytes,
})

const transferView = z.object({
  /** An `export` writes to a folder; a `merge` ends a resynchronization; a `diskUpdate` copies disks that were added. */
  kind: z.enum([
    'initialReplication',
    'export',
    'delta',
    'resynchronization',
    'merge',
    'plannedFailover',
    'diskUpdate',
  ]),
  sentBytes: ids.bytes,
  totalBytes: ids.bytes,
  startedInstant: ids.instant,
  /** Null while the connection is down, and while others go first. */
  endsInstant: ids.instant.nullable(),
  /** Counted from 1 among those that wait because of MaximumActiveTransfers; null for one that does not. */
  queuePlace: z.int().nullable(),
})

/** Measure-VMReplication, Hyper-V Replica reference 1.2 and 3.8. */
const statisticsView = z.object({
  fromInstant: ids.instant,
  successfulCycles: z.int(),
  missedCycles: z.int(),
  errors: z.int(),
  averageSizeBytes: ids.bytes,
  maximumSizeBytes: ids.bytes,
  averageLatencyMilliseconds: z.int(),
  maximumLatencyMilliseconds: z.int(),
  initialReplicationBytes: ids.bytes,
})

/** A health message of reference 4.2, as a code with parameters; the texts are in the language catalogs. */
const healthDetailView = z.object({
  code: z.enum([
    'initialReplicationPending',
    'replicationPaused',
    'replicaPaused',
    'inError',
    'cyclesMissed',
    'behindOneHour',
    'resynchronizationRequired',
    'failedOverNotReversed',
    'importPending',
    'diskUpdateFailed',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** Data that a failover did not bring over, computed from the disks of both sides. */
export const lossView = z.object({
  lostSeconds: ids.seconds,
  lostBytes: ids.bytes,
  lostWrites: z.int(),
  files: z.array(
    z.object({
      path: z.string(),
      /** Null where the file does not exist on that side. */
      primaryVersion: z.int().nullable(),
      replicaVersion: z.int().nullable(),
    }),
  ),
})
export type LossView = z.infer<typeof lossView>

/** The last failover of this record: what `Rehearsals` shows. */
const failoverView = z.object({
  kind: z.enum(['planned', 'unplanned', 'test']),
  /** When the primary stopped serving. */
  stoppedInstant: ids.instant,
  failedOverInstant: ids.instant,
  /** When the virtual machine ran again; null while it does not. */
  startedInstant: ids.instant.nullable(),
  /** When the first client was answered afterwards, which ends the outage; null while none has been. */
  reachedInstant: ids.instant.nullable(),
  /** False for a failover from before it was noted when clients were answered. */
  isMeasured: z.boolean(),
  recoveryPointInstant: ids.instant,
  fromHost: z.string(),
  toHost: z.string(),
  loss: lossView,
  /** What each other point would have lost at the moment of the failover. */
  otherPoints: z.array(recoveryPointView),
  isCompleted: z.boolean(),
  isReversed: z.boolean(),
})
export type FailoverView = z.infer<typeof failoverView>

/** What a test failover can show, in the order in which it is looked at. */
const testCheckName = z.enum(['ran', 'apart', 'network', 'replication'])
export type TestCheckName = z.infer<typeof testCheckName>

const testCheckResult = z.enum(['passed', 'failed', 'notChecked'])
export type TestCheckResult = z.infer<typeof testCheckResult>

/** A test failover of this replica, which is a rehearsal: what `Rehearsals` shows. */
const testFailoverView = z.object({
  startedInstant: ids.instant,
  recoveryPointInstant: ids.instant,
  recoveryPointKind: recoveryPointView.shape.kind,
  fromHost: z.string(),
  toHost: z.string(),
  /** What a failover to this point would have lost when the test began. */
  loss: lossView,
  /** When the test machine ran for the first time; null while it never has. */
  ranInstant: ids.instant.nullable(),
  /** Null while the test machine is there. */
  stoppedInstant: ids.instant.nullable(),
  /** Live while the test machine is there, and afterwards as they were when it was stopped. */
  checks: z.array(z.object({ name: testCheckName, result: testCheckResult })),
  /** `nothing` is one whose machine was never started: it has shown nothing. */
  outcome: z.enum(['running', 'passed', 'failed', 'nothing']),
})
export type TestFailoverView = z.infer<typeof testFailoverView>

/** The change log of one virtual hard disk, in the folder of the disk. */
const logFileView = z.object({ diskId: ids.diskId, path: z.string(), sizeBytes: ids.bytes })

/** A folder with an exported initial copy (rows 4 and 5). */
export const initialCopyView = z.object({
  hostId: ids.hostId,
  path: z.string(),
  vmName: z.string(),
  guid: z.string(),
  sizeBytes: ids.bytes,
  /** Null while it is being written. */
  completedInstant: ids.instant.nullable(),
})
export type InitialCopyView = z.infer<typeof initialCopyView>

export const replicationView = z.object({
  relationshipId: ids.relationshipId,
  relationshipType: ids.relationshipType,
  mode: ids.replicationMode,
  state: ids.replicationState,
  health: ids.replicationHealth,
  healthDetails: z.array(healthDetailView),
  primaryServer: z.string(),
  replicaServer: z.string(),
  port: z.int(),
  authentication: ids.authentication,
  certificateId: ids.certificateId.nullable(),
  compression: z.boolean(),
  /** BypassProxyServer. */
  bypassesProxy: z.boolean(),
  frequencySeconds: z.int(),
  recoveryHistoryHours: z.int(),
  vssFrequencyHours: z.int(),
  autoResynchronizeEnabled: z.boolean(),
  /** Minutes after midnight between which a resynchronization may start by itself. */
  autoResynchronizeStartMinutes: z.int(),
  autoResynchronizeEndMinutes: z.int(),
  /** When a resynchronization shall start; null unless it is scheduled or waits for its interval. */
  resynchronizeStartInstant: ids.instant.nullable(),
  /** When the initial replication shall start; null unless it is scheduled. */
  initialReplicationStartInstant: ids.instant.nullable(),
  /** The folder of the exported initial copy, until it has been imported. */
  initialCopyPath: z.string().nullable(),
  replicatedDiskIds: z.array(ids.diskId),
  excludedDiskIds: z.array(ids.diskId),
  lastReplicationInstant: ids.instant.nullable(),
  lastAppliedInstant: ids.instant.nullable(),
  nextCycleInstant: ids.instant.nullable(),
  pendingBytes: ids.bytes,
  /** Now minus "Last synchronized at". */
  lagSeconds: ids.seconds,
  /** On the replica: changes that wait until the initial copy has been imported. */
  queuedBytes: ids.bytes,
  /** On the primary side only. */
  logFiles: z.array(logFileView),
  transfer: transferView.nullable(),
  /** The failure that put the record into Error, or that the last attempt met. */
  lastFailure: failureView.pick({ code: true, params: true, windowsCode: true }).nullable(),
  /** On the replica side only, newest first. */
  recoveryPoints: z.array(recoveryPointView),
  testVmId: ids.vmId.nullable(),
  /** The last test failovers of this replica, newest first. */
  testFailovers: z.array(testFailoverView),
  /** When the next test failover is due, counted from the last one that passed; null before the first, and on a primary. */
  nextTestFailoverInstant: ids.instant.nullable(),
  failover: failoverView.nullable(),
  statistics: statisticsView,
})
export type ReplicationView = z.infer<typeof replicationView>
