/** The state that a failover leaves: what was lost, and what can still be taken back. */
import type { ReplicationState } from '../../../contract/ids.ts'
import type { TestCheckName, TestCheckResult } from '../../../contract/views/replication.ts'
import type { Content } from './disk.ts'

export interface Loss {
  readonly lostSeconds: number
  readonly lostBytes: number
  readonly lostWrites: number
  readonly files: {
    readonly path: string
    readonly primaryVersion: number | null
    readonly replicaVersion: number | null
  }[]
}

export interface FailoverRecord {
  readonly kind: 'planned' | 'unplanned' | 'test'
  readonly stoppedInstant: number
  readonly failedOverInstant: number
  startedInstant: number | null
  /** When the first client was answered afterwards; null while none has been, absent where nobody looked (rules before 3). */
  reachedInstant?: number | null
  readonly recoveryPointInstant: number
  readonly fromHost: string
  readonly toHost: string
  readonly loss: Loss
  readonly otherPoints: PointWithLoss[]
  isCompleted: boolean
  isReversed: boolean
  /** What the replica held before, for Cancel Failover. */
  readonly before: { readonly content: Content; readonly state: ReplicationState; readonly generationId: string }
}

/** A test failover, which is a rehearsal: what was tried, and what was found when it was stopped. */
export interface TestFailoverRecord {
  readonly startedInstant: number
  readonly recoveryPointInstant: number
  readonly recoveryPointKind: PointWithLoss['kind']
  readonly fromHost: string
  readonly toHost: string
  /** What a failover to this point would have lost when the test began. */
  readonly loss: Loss
  /** When the test machine ran for the first time; null while it never has. */
  ranInstant: number | null
  /** Null while the test machine is there. */
  stoppedInstant: number | null
  /** As they were when it was stopped; null while the test machine is there. */
  checks: TestChecks | null
}

/** What a test failover can show, each by what is there and not by what somebody ticks. */
export type TestChecks = Record<TestCheckName, TestCheckResult>

export interface PointWithLoss {
  readonly recoveryPointId: string
  readonly at: number
  readonly kind: 'latest' | 'standard' | 'applicationConsistent' | 'planned'
  readonly lostSeconds: number
  readonly lostBytes: number
}
