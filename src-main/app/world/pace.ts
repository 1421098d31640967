/**
 * The only place where wall time and virtual time meet: a tick every quarter of a second moves virtual time by what has
 * passed on the wall, times the pace. A tick that comes late (a sleeping laptop) moves time by at most one second of
 * wall time, because nobody wants to find a week gone after the lid was closed.
 */
import type { Pace } from '../../contract/ids.ts'
import type { Ticker } from '../base/dependencies.ts'
import { heldPace, type Presence } from './presence.ts'

const tickMilliseconds = 250
const longestWallStep = 1_000

const factors: Readonly<Record<Pace, number>> = { paused: 0, x1: 1, x60: 60, x3600: 3600 }

/** A tick that comes so late was kept by the program, which heard nobody meanwhile either. */
const lateMilliseconds = 2_000

export interface PaceKeeper {
  /** The pace at which time runs now. */
  current(): Pace
  /** The pace that was asked for; `current` is slower while somebody decides. */
  chosen(): Pace
  set(pace: Pace): void
  /** Lets time stand for as long as somebody is in another world, however long nobody is heard here meanwhile. */
  rest(isResting: boolean): void
  stop(): void
}

/**
 * Starts the pace.
 * @param options The ticker, the wall clock in milliseconds, what moves virtual time by a span, and who is there.
 */
export function createPace(options: {
  readonly initial: Pace
  readonly ticker: Ticker | undefined
  readonly wallMilliseconds: () => number
  readonly moveBy: (virtualMilliseconds: number) => void
  readonly presence: Presence
  /** Called at each tick at which time would run and nobody is there, with the moment since when. */
  readonly onNobody: (since: number) => void
}): PaceKeeper {
  let pace = options.initial
  let last = options.wallMilliseconds()
  let isResting = false
  const current = () => (isResting ? 'paused' : options.presence.isDeciding() ? heldPace(pace) : pace)
  const stop = options.ticker?.every(tickMilliseconds, () => {
    const wall = options.wallMilliseconds()
    const sinceTick = Math.max(0, wall - last)
    last = wall
    if (isResting || sinceTick > lateMilliseconds) options.presence.excuse(sinceTick)
    if (isResting) return
    if (pace === 'paused') return
    if (!options.presence.isSomebodyThere()) {
      const since = options.presence.goneSince()
      return since === null ? undefined : options.onNobody(since)
    }
    const passed = Math.min(sinceTick, longestWallStep)
    if (passed > 0) options.moveBy(Math.round(passed * factors[current()]))
  })
  return {
    current,
    chosen: () => pace,
    set(next) {
      pace = next
      last = options.wallMilliseconds()
    },
    rest(next) {
      isResting = next
      last = options.wallMilliseconds()
    },
    stop: () => stop?.(),
  }
}
