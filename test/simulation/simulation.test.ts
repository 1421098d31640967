import { describe, expect, it } from 'vitest'
import { simulate } from './simulation.ts'

const seeds = Array.from({ length: 8 }, (_, index) => `test-${index + 1}`)

describe('the simulation', () => {
  it.each(seeds)('keeps every invariant, replays and converges after healing, seed %s', { timeout: 60_000 }, (seed) => {
    const { accepted, byCommand } = simulate(seed, 800)
    // A simulation in which nothing succeeds proves nothing.
    expect(accepted).toBeGreaterThan(80)
    expect(byCommand['replication.enable']).toBeGreaterThan(0)
  })
})
