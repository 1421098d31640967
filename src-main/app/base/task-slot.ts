/** One long task at a time, with progress and an end that the user can force. */
import type { Reply } from '../../contract/failure.ts'
import type { EventHub } from './events.ts'

/** The one long task that may run. */
export interface TaskSlot {
  /** Runs work that can be cancelled and reports progress as `task.progressed`. */
  run<Value>(
    task: string,
    work: (signal: AbortSignal, progress: (done: number, total: number) => void) => Promise<Reply<Value>>,
  ): Promise<Reply<Value>>
  cancel(): boolean
}

/**
 * Makes the slot.
 * @param hub Takes the progress.
 * @param now The virtual instant of the events.
 * @param holdKeys Keeps unlocked roots unlocked while a task runs.
 */
export function createTaskSlot(
  hub: EventHub,
  { now, holdKeys }: { readonly now: () => number; readonly holdKeys: () => () => void },
): TaskSlot {
  let running: AbortController | null = null
  return {
    async run(task, work) {
      // A task within a task (the rehearsal issues certificates) shares the outer one's cancel.
      const outer = running
      const controller = outer ?? new AbortController()
      running = controller
      const release = holdKeys()
      try {
        // Whoever works knows until when it can still leave nothing behind; what was done is not called cancelled.
        return await work(controller.signal, (done, total) => hub.emit('task.progressed', now(), { task, done, total }))
      } finally {
        running = outer
        release()
      }
    },
    cancel() {
      running?.abort()
      return running !== null
    },
  }
}
