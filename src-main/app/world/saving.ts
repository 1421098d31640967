/**
 * Keeps the file near what the user sees while nobody gives commands: the time that passed is written, and the file is made
 * complete by itself. A crash then loses some seconds, and a copy of the file alone is at most as old.
 */
import type { Ticker } from '../base/dependencies.ts'

/** How much wall time a crash may take with it, in milliseconds. */
const writeTimeMilliseconds = 5_000
const settleMilliseconds = 1_000

/**
 * @param options What writes the virtual time that passed, and what makes the file complete. Without a ticker neither
 *   happens between commands: then virtual time moves by command only.
 * @returns Ends it.
 */
export function keepSaved(options: {
  readonly ticker: Ticker | undefined
  readonly writeTime: () => void
  readonly settle: () => void
}): () => void {
  const stops = [
    options.ticker?.every(writeTimeMilliseconds, options.writeTime),
    options.ticker?.every(settleMilliseconds, options.settle),
  ]
  return () => stops.forEach((stop) => stop?.())
}
