/**
 * The virtual clock as the top bar shows it. Between two answers of the core it counts on at the current pace, but never past
 * the next event of the world and never far, so that it does not show a moment that has not been reached.
 */
import type { Pace } from '../../src-main/contract/ids.ts'
import type { WorldState } from './world.svelte.ts'

const speeds: Readonly<Record<Pace, number>> = { paused: 0, x1: 1, x60: 60, x3600: 3600 }
const tickMs = 200
const countOnMsMax = 1500

export class ClockState {
  #wallNow = $state(performance.now())
  readonly #world: WorldState

  constructor(world: WorldState) {
    this.#world = world
  }

  get pace(): Pace {
    return this.#world.view?.clock.pace ?? 'paused'
  }

  /** Milliseconds since 1970, UTC; undefined before the first answer. */
  get now(): number | undefined {
    const clock = this.#world.view?.clock
    if (!clock) return undefined
    const since = Math.min(Math.max(0, this.#wallNow - this.#world.receivedAt), countOnMsMax)
    const guess = clock.now + since * speeds[clock.pace]
    return Math.max(clock.now, Math.min(guess, clock.nextEventInstant ?? guess))
  }

  /** Starts counting; the returned function stops it. */
  start(): () => void {
    const timer = setInterval(() => {
      if (this.pace !== 'paused') this.#wallNow = performance.now()
    }, tickMs)
    return () => clearInterval(timer)
  }
}
