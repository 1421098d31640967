/**
 * Hands events to whoever listens, and keeps those that belong into the activity list. The list is bounded: what is older
 * is in the journal.
 */
import { eventTypes, type ActivityView, type CoreEvent, type EventType } from '../../contract/events.ts'

export type EventParams = CoreEvent['params']

/** An activity with the journal row that it belongs to; 0 for what is not in the journal. */
export interface KeptActivity extends ActivityView {
  readonly journalSequence: number
}

const activitiesKept = 500

export interface EventHub {
  /** Sends an event to all listeners and keeps it if its type is kept, with the journal row that it belongs to. */
  emit(type: EventType, at: number, params: EventParams, journalSequence?: number): void
  /** Keeps an event of the past without sending it. The gap in the numbers makes clients ask their queries again. */
  keep(type: EventType, at: number, params: EventParams, journalSequence?: number): void
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Kept events, newest first. */
  activities(limit: number, beforeSequence?: number): ActivityView[]
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
  let kept: KeptActivity[] = []
  let sequence = 0

  function keep(type: EventType, at: number, params: EventParams, journalSequence = 0): void {
    sequence += 1
    const severity = eventTypes[type]
    if (severity === 'progress') return
    kept.push({ sequence, at, type, severity, params, journalSequence })
    // Trimming in blocks keeps the cost of a push constant.
    if (kept.length > activitiesKept * 2) kept = kept.slice(-activitiesKept)
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
    activities(limit, beforeSequence) {
      const newestFirst: ActivityView[] = []
      for (let index = kept.length - 1; index >= 0 && newestFirst.length < limit; index--) {
        const activity = kept[index]
        if (!activity || (beforeSequence !== undefined && activity.sequence >= beforeSequence)) continue
        const { journalSequence: _journalSequence, ...view } = activity
        newestFirst.push(view)
      }
      return newestFirst
    },
    find: (wanted) => kept.find((activity) => activity.sequence === wanted),
    dump: () => kept.slice(-activitiesKept),
    restore(activities) {
      kept = [...activities]
      sequence = Math.max(sequence, ...activities.map((activity) => activity.sequence))
    },
  }
}
