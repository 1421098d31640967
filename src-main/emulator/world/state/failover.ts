/** The state that a failover leaves: what was lost, and what can still be taken back. */
import type { ReplicationState } from '../../../contract/ids.ts'
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

export interface PointWithLoss {
  readonly recoveryPointId: string
  readonly at: number
  readonly kind: 'latest' | 'standard' | 'applicationConsistent' | 'planned'
  readonly lostSeconds: number
  readonly lostBytes: number
}
