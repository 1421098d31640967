/**
 * Hands events to whoever listens, and keeps those that belong into the activity list. The list is bounded: what is older
 * is in the journal.
 */
import { broughtByTime, eventTypes, type ActivityView, type CoreEvent, type EventType } from '../../contract/events.ts'

export type EventParams = CoreEvent['params']

/** An activity with the journal row that it belongs to; 0 for what is not in the journal. */
export interface KeptActivity extends ActivityView {
  readonly journalSequence: number
}

/** Of what somebody did, and as many again of what time brings: a fast clock must not push out what somebody did. */
const activitiesKept = 500

export interface EventHub {
  /** Sends an event to all listeners and keeps it if its type is kept, with the journal row that it belongs to. */
  emit(type: EventType, at: number, params: EventParams, journalSequence?: number): void
  /** Keeps an event of the past without sending it. The gap in the numbers makes clients ask their queries again. */
  keep(type: EventType, at: number, params: EventParams, journalSequence?: number): void
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Kept events, newest first; with `onlyDone` without those that time brings, and without those of rows that are not told. */
  activities(
    limit: number,
    beforeSequence?: number,
    onlyDone?: boolean,
    isTold?: (activity: KeptActivity) => boolean,
  ): ActivityView[]
  /** The kept events in order, for the snapshot. */
  dump(): readonly KeptActivity[]
  /** Finds a kept event by its number. */
  find(sequence: number): KeptActivity | undefined
  /** Takes back what a snapshot held, in place of what is kept; nothing is sent. */
  restore(activities: readonly KeptActivity[]): void
}

/**
 * Makes a hub without listeners.
 * @param reportError Takes what a listener throws: a window that is gone must not undo a command that was done.
 */
export function createEventHub(reportError: (error: unknown) => void = () => {}): EventHub {
  const listeners = new Set<(event: CoreEvent) => void>()
  let done: KeptActivity[] = []
  let brought: KeptActivity[] = []
  let sequence = 0

  function keep(type: EventType, at: number, params: EventParams, journalSequence = 0): void {
    sequence += 1
    const severity = eventTypes[type]
    if (severity === 'progress') return
    const list = broughtByTime.has(type) ? brought : done
    list.push({ sequence, at, type, severity, params, journalSequence })
    // Trimming in blocks keeps the cost of a push constant.
    if (list.length > activitiesKept * 2) list.splice(0, list.length - activitiesKept)
  }

  return {
    keep,
    emit(type, at, params, journalSequence) {
      keep(type, at, params, journalSequence)
      const event: CoreEvent = { sequence, at, type, params }
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (error) {
          reportError(error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    activities(limit, beforeSequence = Number.POSITIVE_INFINITY, onlyDone = false, isTold = () => true) {
      const before = (list: readonly KeptActivity[]) =>
        list.filter((activity) => activity.sequence < beforeSequence && isTold(activity)).slice(-limit)
      return inOrder(before(done), onlyDone ? [] : before(brought))
        .slice(-limit)
        .reverse()
        .map(({ journalSequence: _journalSequence, ...view }) => view)
    },
    find: (wanted) => [...done, ...brought].find((activity) => activity.sequence === wanted),
    dump: () => inOrder(done.slice(-activitiesKept), brought.slice(-activitiesKept)),
    restore(activities) {
      done = activities.filter(({ type }) => !broughtByTime.has(type))
      brought = activities.filter(({ type }) => broughtByTime.has(type))
      sequence = Math.max(sequence, ...activities.map((activity) => activity.sequence))
    },
  }
}

function inOrder(done: readonly KeptActivity[], brought: readonly KeptActivity[]): KeptActivity[] {
  return [...done, ...brought].sort((one, other) => one.sequence - other.sequence)
}
