/** Where somebody stands: with each lab, when it is worth a repetition, and how a course goes on. Computed from the tries alone. */
import { courseOf } from '../../contract/lab-course.ts'
import { labLimits } from '../../contract/limits/lab.ts'
import type {
  LabCourseView,
  LabModeView,
  LabProgressView,
  LabResultView,
  LabStandingView,
  LabTryView,
} from '../../contract/views/lab-result.ts'
import { dayMs, hourMs } from '../../kernel/clock.ts'

type Finished = LabTryView & { readonly result: LabResultView }

/**
 * Computes the progress.
 * @param tries All of them, in any order.
 * @param wallNow On the wall clock.
 */
export function progressOf(tries: readonly LabTryView[], wallNow: number): LabProgressView {
  const labs = groups(tries, ({ packId, labId }) => `${packId} ${labId}`)
  const courses = groups(tries, ({ packId, labId }) => `${packId} ${courseOf(labId)}`)
  return {
    labs: labs.map((ofLab) => standingOf(ofLab, wallNow)),
    courses: courses.map((ofCourse): LabCourseView => ({
      packId: ofCourse[0]!.packId,
      course: courseOf(ofCourse[0]!.labId),
      opensAs: modeAfter(ofCourse),
    })),
  }
}

/** @param tries Of one lab, in any order; at least one. */
function standingOf(tries: readonly LabTryView[], wallNow: number): LabStandingView {
  const { packId, labId } = tries[0]!
  const finished = finishedOf(tries)
  const passed = finished.filter(({ result }) => result.isPassed)
  return {
    packId,
    labId,
    begun: tries.length,
    handedIn: finished.length,
    isPassed: passed.length > 0,
    bestPoints: finished.length === 0 ? null : Math.max(...finished.map(({ result }) => result.points)),
    measuredMinutes: medianMinutes(passed.map(({ result }) => result.workedSeconds)),
    variantIds: [...tries]
      .sort((one, other) => one.begunWallInstant - other.begunWallInstant)
      .map(({ variantId }) => variantId),
    repetition: repetitionOf(finished, wallNow),
  }
}

/**
 * When a lab is worth a repetition: 2 days after the first success, 7 after that repetition, 30 after the next; then it is kept. What
 * is done too early changes nothing, for the distance is what makes it stay; a repetition that fails begins the row again.
 */
function repetitionOf(finished: readonly Finished[], wallNow: number): LabStandingView['repetition'] {
  const { repetitionDays } = labLimits
  let stage = 0
  let due: number | null = null
  for (const { result } of finished) {
    const at = result.handedInWallInstant
    const isFirst = due === null && stage === 0
    if (isFirst && !result.isPassed) continue
    if (due === null && !isFirst) continue
    if (due !== null && result.isPassed && at < due - labLimits.repetitionEarlyHours * hourMs) continue
    if (due !== null) stage = result.isPassed ? stage + 1 : 0
    const days = repetitionDays[stage]
    due = days === undefined ? null : at + days * dayMs
  }
  if (due === null) return null
  return { number: stage + 1, dueWallInstant: due, isDue: wallNow >= due - labLimits.repetitionEarlyHours * hourMs }
}

/**
 * How the next lab of a course opens. Help fades by what somebody shows: after two guided labs in a row without "show me" as a
 * challenge, after a challenge that was not passed guided again.
 * @param tries Of one course, in any order.
 */
function modeAfter(tries: readonly LabTryView[]): LabModeView {
  const newestFirst = finishedOf(tries).reverse()
  const [newest] = newestFirst
  if (newest === undefined) return 'guided'
  if (newest.mode !== 'guided') return newest.result.isPassed ? 'challenge' : 'guided'
  const shown = new Set<string>()
  for (const { labId, mode, result } of newestFirst) {
    const isAlone = mode === 'guided' && result.isPassed && result.hints.every(({ kind }) => kind !== 'showMe')
    if (!isAlone) break
    shown.add(labId)
  }
  return shown.size >= labLimits.guidedBeforeChallenge ? 'challenge' : 'guided'
}

/** Those that were handed in, in that order. */
function finishedOf(tries: readonly LabTryView[]): Finished[] {
  return tries
    .filter((each): each is Finished => each.result !== null)
    .sort((one, other) => one.result.handedInWallInstant - other.result.handedInWallInstant)
}

/** Whole minutes, at least one; null of none. */
function medianMinutes(seconds: readonly number[]): number | null {
  if (seconds.length === 0) return null
  const sorted = [...seconds].sort((one, other) => one - other)
  const middle = sorted.length / 2
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
  return Math.max(1, Math.round(median / 60))
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  return [...Map.groupBy(items, keyOf)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group)
}
