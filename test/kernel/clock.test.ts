import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, formatDuration, formatInstant, hourMs, isInstant, parseInstant } from '../../src-main/kernel/clock.ts'

const instants = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 })

describe('virtual instants', () => {
  it('read back as what was written', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(parseInstant(formatInstant(at))).toBe(at)
      }),
    )
  })

  it('sort as text as they sort as numbers from the year 0 on', () => {
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        expect(formatInstant(one) < formatInstant(other)).toBe(one < other)
      }),
    )
  })

  it('may be written without seconds and milliseconds', () => {
    expect(parseInstant('2026-03-01T08:00Z')).toBe(Date.UTC(2026, 2, 1, 8))
    expect(parseInstant('2026-03-01T08:00:07Z')).toBe(Date.UTC(2026, 2, 1, 8, 0, 7))
  })

  it.each(['', '2026-03-01', '2026-03-01T08:00', '2026-02-30T08:00Z', '2026-03-01T24:00Z', '2026-13-01T00:00Z', '1'])(
    'do not come from the text "%s"',
    (text) => {
      expect(parseInstant(text)).toBeUndefined()
    },
  )

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 253_402_300_800_000])('are not the number %s', (value) => {
    expect(isInstant(value)).toBe(false)
    expect(() => formatInstant(value)).toThrow('no instant')
  })
})

describe('durations', () => {
  it.each([
    [0, '00:00:00'],
    [999, '00:00:00.999'],
    [300_000, '00:05:00'],
    [dayMs - 1, '23:59:59.999'],
    [dayMs, '1.00:00:00'],
    [30 * dayMs + 2 * hourMs + 3, '30.02:00:00.003'],
    [-61_000, '-00:01:01'],
  ])('%s ms reads %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text)
  })

  it('refuse a part of a millisecond', () => {
    expect(() => formatDuration(1.5)).toThrow('no whole number')
  })
})
