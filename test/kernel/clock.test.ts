import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInstant } from '../../src-main/kernel/clock.ts'

describe('virtual instants', () => {
  it('are the whole milliseconds of the years 0 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (at) => {
        expect(isInstant(at)).toBe(true)
        expect(new Date(at).toISOString()).toMatch(/^\d{4}-/)
      }),
    )
  })

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 253_402_300_800_000, -62_167_219_200_001])(
    'are not the number %s',
    (value) => {
      expect(isInstant(value)).toBe(false)
    },
  )
})
