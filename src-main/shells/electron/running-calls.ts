/** Which calls a core is carrying out, for whoever wants to end it. */
import type { CorePort } from '../../contract/client.ts'

export interface WatchedCore extends CorePort {
  /** Whether a call has been under way for so long. */
  isBusy(sinceMilliseconds: number): boolean
}

/**
 * Watches the calls of a core.
 * @param core The core.
 * @param now Milliseconds that only go forward.
 * @param done Told the name of each call that has been answered.
 */
export function watchCalls(core: CorePort, now: () => number, done: (name: string) => void): WatchedCore {
  const begun = new Set<{ readonly at: number }>()
  return {
    ...core,
    async call(name, input, tryId) {
      const call = { at: now() }
      begun.add(call)
      try {
        return await core.call(name, input, tryId)
      } finally {
        begun.delete(call)
        done(name)
      }
    },
    isBusy: (sinceMilliseconds) => [...begun].some(({ at }) => now() - at >= sinceMilliseconds),
  }
}
