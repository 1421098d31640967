/** The state of replication: the record that each side keeps, and what is under way. */
import type { FailureCode, FailureParams } from '../../../contract/failure.ts'
import type { RelationshipType, ReplicationHealth, ReplicationState } from '../../../contract/ids.ts'
import type { ResynchronizationCause } from '../../../contract/views/why.ts'
import type { FailoverRecord, TestFailoverRecord } from './failover.ts'
import type { Content, Position } from './disk.ts'

export interface ReplicationRecord {
  /** What its timers carry as subject. */
  readonly number: number
  relationshipId: string
  relationshipType: RelationshipType
  mode: 'Primary' | 'Replica' | 'ExtendedReplica'
  state: ReplicationState
  primaryServer: string
  /** As typed when replication was enabled. */
  replicaServer: string
  port: number
  authentication: 'certificate' | 'kerberos'
  /** The certificate of this host. */
  certificateId: string | null
  compression: boolean
  /** BypassProxyServer: sends past a proxy that is in the way. */
  bypassesProxy: boolean
  frequencySeconds: number
  recoveryHistoryHours: number
  vssFrequencyHours: number
  /** Counts the changes of these settings: a replica with another number takes them over at the next cycle. */
  settingsNumber: number
  /** On the replica: of the authorization entry that admitted the primary. */
  trustGroup: string | null
  /** Where the machine's first disk and its undo logs are. */
  readonly volumeLetter: string
  /** Disks of this machine; the same order on both sides. */
  replicatedDiskIds: string[]
  excludedDiskIds: string[]
  /** On the primary: replicated disks that were added and of which the replica has nothing yet. */
  blankDiskIds: string[]
  /** The replica holds a complete copy. */
  isInitialized: boolean
  /** The other side already holds an old copy: initial replication compares instead of copying. */
  isCompareOnly: boolean
  /** On the replica: it was an existing machine, so that initial replication may compare (-UseBackup). */
  hasExistingCopy: boolean
  /** On the primary: the folder of the exported initial copy, from the start of the export until the import. */
  initialCopyPath: string | null
  /** On the replica: changes that came before the exported copy, and where they lead. */
  queued: QueuedChanges | null
  /** On the replica: its disks were changed past Hyper-V, so that the next log does not follow on what they hold. */
  isOutOfSequence: boolean
  readonly autoResynchronize: AutoResynchronize
  /** Why and when tracking was lost the last time; absent where it never was, or before it was noted. */
  resynchronization?: { readonly cause: ResynchronizationCause; readonly atInstant: number }
  /** When a resynchronization starts by itself. -1: not at all. */
  resynchronizeStartInstant: number
  /** On the primary: what the replica has confirmed, two numbers (sequence, bytes) per replicated disk. */
  readonly confirmed: number[]
  /** The moment whose content the replica holds ("Last synchronized at"). This and the next two are -1 where there is none. */
  lastReplicationInstant: number
  lastAppliedInstant: number
  nextCycleInstant: number
  /** Next cycle, end of a transfer, retry or scheduled start: a side waits for one of them at a time. -1: none. */
  timer: number
  /** Looks after an idle side once an hour: health, and logs that outgrow the disks. -1: none. */
  watchTimer: number
  /** Sends that failed one after another; decides the back-off of reference 4.3. */
  failedAttempts: number
  lastFailure: {
    readonly code: FailureCode
    readonly params: FailureParams
    readonly windowsCode: string | null
  } | null
  readonly transfer: Transfer
  /** Standard and application-consistent points, oldest first; the latest is the disks themselves. */
  readonly points: RecoveryPoint[]
  readonly latestPointNumber: number
  nextPointInstant: number
  nextVssInstant: number
  /** A planned failover has sent everything: the latest point is complete. */
  hasPlannedPoint: boolean
  /** Space that recovery points take: what was written since the oldest. */
  undoBytes: number
  testVmId: string | null
  /** The last ones, oldest first; absent before the first one, and where they were not noted (rules before 5). */
  tests?: TestFailoverRecord[]
  failover: FailoverRecord | null
  readonly statistics: Statistics
  reportedHealth: ReplicationHealth
}

/** Kept in place and reused, because a cycle must not allocate. */
export interface Transfer {
  kind:
    | 'none'
    | 'initialReplication'
    | 'export'
    | 'delta'
    | 'resynchronization'
    | 'merge'
    | 'plannedFailover'
    | 'diskUpdate'
  /** Before compression. */
  totalBytes: number
  /** Sent before the connection was last set up anew. */
  sentBytes: number
  startedInstant: number
  /** Since when the present attempt sends. */
  resumedInstant: number
  /** -1 while nothing can be sent. */
  endsInstant: number
  /** The moment whose content is sent, and that content: two numbers per replicated disk. */
  cutInstant: number
  /** The moment that this content is of: earlier than the cut where the sender is itself a replica. */
  contentInstant: number
  branch: number
  readonly cut: number[]
}

/** Two numbers per replicated disk, as in `Transfer.cut`. */
interface QueuedChanges {
  readonly bytes: number
  /** Of these bytes, those for each replicated disk. */
  readonly diskBytes: readonly number[]
  readonly branch: number
  readonly contentInstant: number
  readonly cut: readonly number[]
}

/** When a resynchronization may start by itself: minutes after midnight, over midnight if the end is the smaller one. */
export interface AutoResynchronize {
  enabled: boolean
  startMinutes: number
  endMinutes: number
}

/** An exported initial copy: the folder `<path>\\<VM>_<GUID>` on a volume of a host (reference 2.2, row 4). */
export interface InitialCopy {
  hostId: string
  path: string
  readonly relationshipId: string
  readonly vmName: string
  readonly guid: string
  readonly sizeBytes: number
  /** -1 while it is being written. */
  completedInstant: number
  /** The primary has given it up, for example after a power loss; it can no longer be imported. */
  isStale: boolean
  readonly contentInstant: number
  readonly content: Content
}

export interface RecoveryPoint {
  readonly number: number
  readonly at: number
  readonly kind: 'standard' | 'applicationConsistent'
  readonly branch: number
  readonly positions: Position[]
  /** Its undo log cannot be read any more; absent where it can. */
  readonly isDamaged?: boolean
}

export interface Statistics {
  fromInstant: number
  successfulCycles: number
  missedCycles: number
  errors: number
  totalSizeBytes: number
  maximumSizeBytes: number
  totalLatencyMilliseconds: number
  maximumLatencyMilliseconds: number
  initialReplicationBytes: number
}
