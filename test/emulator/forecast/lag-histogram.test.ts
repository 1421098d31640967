import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addHistogram,
  addRamp,
  createLagHistogram,
  percentiles,
} from '../../../src-main/emulator/forecast/lag-histogram.ts'

const ramp = fc
  .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 300, max: 40_000 }))
  .map(([from, length]) => [from, from + length] as const)

/** Every second of every ramp, one by one. */
function secondsOf(ramps: readonly (readonly [number, number])[]): number[] {
  return ramps
    .flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index + 1))
    .sort((one, other) => one - other)
}

describe('the histogram of how far replicas are behind', () => {
  it('gives the percentiles of all seconds, to within one part in 128', () => {
    fc.assert(
      fc.property(fc.array(ramp, { minLength: 1, maxLength: 8 }), (ramps) => {
        const histogram = createLagHistogram()
        const other = createLagHistogram()
        ramps.forEach(([from, to], index) => addRamp(index % 2 === 0 ? histogram : other, from * 1000, to * 1000))
        addHistogram(histogram, other)
        const seconds = secondsOf(ramps)
        const percents = [1, 50, 95, 99, 100]
        for (const [index, value] of percentiles(histogram, percents).entries()) {
          const slack = 2 + value / 64
          const upTo = (limit: number) => (100 * seconds.filter((second) => second <= limit).length) / seconds.length
          expect(upTo(value + slack)).toBeGreaterThanOrEqual(percents[index]!)
          expect(upTo(value - slack)).toBeLessThanOrEqual(percents[index]! + 0.5)
        }
        expect(histogram.worstSeconds).toBe(seconds.at(-1))
      }),
      // Short ramps far out, whose ends fall within one bin.
      {
        numRuns: 60,
        examples: [
          [
            [
              [0, 300],
              [19_456, 19_756],
            ],
          ],
        ],
      },
    )
  })

  it('takes a year', () => {
    const histogram = createLagHistogram()
    addRamp(histogram, 0, 366 * 86_400_000)
    const [half = 0] = percentiles(histogram, [50])
    expect(half / (183 * 86_400)).toBeCloseTo(1, 1)
  })

  it('without anything in it gives nothing', () => {
    expect(percentiles(createLagHistogram(), [50, 99])).toEqual([0, 0])
  })
})
