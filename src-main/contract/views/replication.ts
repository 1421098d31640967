/** What the screens and the CLI see of one side of a replication relationship. */
import { z } from 'zod'
import * as ids from '../ids.ts'

export const recoveryPointView = z.object({
  recoveryPointId: ids.recoveryPointId,
  at: ids.instant,
  kind: z.enum(['latest', 'standard', 'applicationConsistent', 'planned']),
  /** What a failover to this point would lose, measured against the primary's disks as they are now. */
  lostSeconds: ids.seconds,
  lostBytes: ids.bytes,
})

export const transferView = z.object({
  kind: z.enum(['initialReplication', 'delta', 'resynchronization', 'plannedFailover']),
  sentBytes: ids.bytes,
  totalBytes: ids.bytes,
  startedInstant: ids.instant,
  /** Null while the connection is down. */
  endsInstant: ids.instant.nullable(),
})

/** Measure-VMReplication, Hyper-V Replica reference 1.2 and 3.8. */
export const statisticsView = z.object({
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
export const healthDetailView = z.object({
  code: z.enum([
    'initialReplicationPending',
    'replicationPaused',
    'replicaPaused',
    'inError',
    'cyclesMissed',
    'behindOneHour',
    'resynchronizationRequired',
    'failedOverNotReversed',
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
export const failoverView = z.object({
  kind: z.enum(['planned', 'unplanned', 'test']),
  /** When the primary stopped serving. */
  stoppedInstant: ids.instant,
  failedOverInstant: ids.instant,
  /** When the virtual machine ran again; null while it does not. */
  startedInstant: ids.instant.nullable(),
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

export const replicationView = z.object({
  relationshipId: ids.relationshipId,
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
  replicatedDiskIds: z.array(ids.diskId),
  excludedDiskIds: z.array(ids.diskId),
  lastReplicationInstant: ids.instant.nullable(),
  lastAppliedInstant: ids.instant.nullable(),
  nextCycleInstant: ids.instant.nullable(),
  pendingBytes: ids.bytes,
  /** Now minus "Last synchronized at". */
  lagSeconds: ids.seconds,
  transfer: transferView.nullable(),
  /** The failure that put the record into Error, or that the last attempt met. */
  lastFailure: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      windowsCode: z.string().optional(),
    })
    .nullable(),
  /** On the replica side only, newest first. */
  recoveryPoints: z.array(recoveryPointView),
  testVmId: ids.vmId.nullable(),
  failover: failoverView.nullable(),
  statistics: statisticsView,
})
export type ReplicationView = z.infer<typeof replicationView>
