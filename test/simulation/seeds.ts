/** The seeds of the test suite, in halves, so that two cores share them. */
import { describe, expect, it } from 'vitest'
import { simulate } from './simulation.ts'

const steps = 10_000

/** Declares a test for each seed from one number to another. */
export function testSeeds(first: number, last: number): void {
  const seeds = Array.from({ length: last - first + 1 }, (_, index) => `test-${first + index}`)
  describe('the simulation', () => {
    it.each(seeds)(
      'keeps every invariant, replays and converges after healing, seed %s',
      { timeout: 300_000 },
      (seed) => {
        const { accepted, byCommand } = simulate(seed, steps)
        // A simulation in which nothing succeeds proves nothing.
        expect(accepted).toBeGreaterThan(steps / 10)
        expect(byCommand['replication.enable']).toBeGreaterThan(0)
      },
    )
  })
}
