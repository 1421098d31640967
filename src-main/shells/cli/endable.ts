/**
 * Opening and verifying a workspace replays its journal, which may take long. On the command line it says how far it has come
 * once that is worth saying, and ends when the process is told to stop.
 */
import type { Assembly, LongWork } from '../assembly.ts'
import type { Lifetime } from '../lifetime.ts'
import type { Terminal } from './terminal.ts'

/** What is done sooner needs no words; then a line from time to time, both in milliseconds. */
const sayMilliseconds = 2_000
const betweenMilliseconds = 5_000

/**
 * @param assembly Where cores come from.
 * @param lifetime Ends the work.
 * @param terminal Is told how far it has come.
 */
export function endable(assembly: Assembly, lifetime: Lifetime, terminal: Terminal): Assembly {
  /** Runs work that can be ended; the end of the process waits until it has let go of the workspace. */
  async function run<Value>(work: (options: Required<LongWork>) => Promise<Value>): Promise<Value> {
    const controller = new AbortController()
    const done = Promise.withResolvers<void>()
    lifetime.onEnd(() => {
      controller.abort()
      return done.promise
    })
    let sayAt = performance.now() + sayMilliseconds
    try {
      return await work({
        signal: controller.signal,
        progress(rows, total) {
          if (performance.now() < sayAt) return
          sayAt = performance.now() + betweenMilliseconds
          terminal.note(`Replaying the journal: ${rows} of ${total} rows.`)
        },
      })
    } finally {
      done.resolve()
    }
  }

  return {
    ...assembly,
    openCore: (options) =>
      run((work) =>
        assembly.openCore({ ...options, ...work, reportClosing: (failure) => void terminal.fail(failure) }),
      ),
    verifyWorkspace: (path) => run((work) => assembly.verifyWorkspace(path, work)),
  }
}
