/**
 * The only place where wall time and virtual time meet: a tick every quarter of a second moves virtual time by what has
 * passed on the wall, times the pace. A tick that comes late (a sleeping laptop) moves time by at most one second of
 * wall time, because nobody wants to find a week gone after the lid was closed.
 */
import type { Pace } from '../../contract/ids.ts'
import type { Ticker } from '../base/dependencies.ts'

const tickMilliseconds = 250
const longestWallStep = 1_000

const factors: Readonly<Record<Pace, number>> = { paused: 0, x1: 1, x60: 60, x3600: 3600 }

export interface PaceKeeper {
  current(): Pace
  set(pace: Pace): void
  stop(): void
}

/**
 * Starts the pace.
 * @param options The ticker, the wall clock in milliseconds, and what moves virtual time by a span.
 */
export function createPace(options: {
  readonly initial: Pace
  readonly ticker: Ticker | undefined
  readonly wallMilliseconds: () => number
  readonly moveBy: (virtualMilliseconds: number) => void
}): PaceKeeper {
  let pace = options.initial
  let last = options.wallMilliseconds()
  const stop = options.ticker?.every(tickMilliseconds, () => {
    const wall = options.wallMilliseconds()
    const passed = Math.min(Math.max(0, wall - last), longestWallStep)
    last = wall
    if (pace !== 'paused' && passed > 0) options.moveBy(Math.round(passed * factors[pace]))
  })
  return {
    current: () => pace,
    set(next) {
      pace = next
      last = options.wallMilliseconds()
    },
    stop: () => stop?.(),
  }
}
