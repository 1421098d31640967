/**
 * Where things stand on the time strip of a failover. Hours before the chosen point would squeeze the minutes after it into
 * nothing, so the strip has two scales with a break between them: older points on the left, the failover itself on the right.
 */
import type { FailoverView } from '../../../src-main/contract/views/replication.ts'
import { outageOf } from './failovers.ts'

interface StripPoint {
  readonly percent: number
  readonly at: number
  readonly kind: FailoverView['otherPoints'][number]['kind']
  readonly isChosen: boolean
}

interface Strip {
  readonly points: readonly StripPoint[]
  /** Null where everything fits on one scale. */
  readonly breakPercent: number | null
  readonly chosenPercent: number
  readonly stoppedPercent: number
  /** Null while the machine has not been started. */
  readonly startedPercent: number | null
  /** Where the outage ends; null while it goes on. */
  readonly backPercent: number | null
}

const leftEdge = 2
const breakAt = 40
const chosenAfterBreak = 46
const rightEdge = 100

/**
 * @param failover What the record remembers.
 */
export function stripOf(failover: FailoverView): Strip {
  const { endInstant } = outageOf(failover, failover.failedOverInstant)
  const chosenAt = failover.recoveryPointInstant
  const older = failover.otherPoints.filter((point) => point.at < chosenAt)
  const newer = failover.otherPoints.filter((point) => point.at > chosenAt)
  const stopped = failover.stoppedInstant
  // A planned point is made after the machine stopped, every other before.
  const origin = Math.min(stopped, chosenAt)
  const until = endInstant ?? failover.startedInstant ?? failover.failedOverInstant
  // A tenth more on the right, so that "Running again" has room.
  const end = Math.max(stopped, until) + Math.max(1, (Math.max(stopped, until) - origin) * 0.11)

  const originPercent = older.length > 0 ? chosenAfterBreak : leftEdge + 4
  const scale = (at: number) => originPercent + ((at - origin) / (end - origin)) * (rightEdge - originPercent)
  const chosenPercent = scale(chosenAt)
  const oldest = Math.min(...older.map((point) => point.at))
  const newestOld = Math.max(...older.map((point) => point.at))
  const leftScale = (at: number) =>
    newestOld === oldest ? leftEdge + 4 : leftEdge + ((at - oldest) / (newestOld - oldest)) * (breakAt - leftEdge - 6)

  const chosenKind = failover.otherPoints.find((point) => point.at === chosenAt)?.kind
  return {
    points: [
      ...older.map((point) => ({ percent: leftScale(point.at), at: point.at, kind: point.kind, isChosen: false })),
      {
        percent: chosenPercent,
        at: chosenAt,
        kind: chosenKind ?? (failover.kind === 'planned' ? 'planned' : 'latest'),
        isChosen: true,
      },
      ...newer.map((point) => ({ percent: scale(point.at), at: point.at, kind: point.kind, isChosen: false })),
    ],
    breakPercent: older.length > 0 ? breakAt : null,
    chosenPercent,
    stoppedPercent: scale(stopped),
    backPercent: endInstant === null ? null : scale(endInstant),
    startedPercent: failover.startedInstant === null ? null : scale(failover.startedInstant),
  }
}
