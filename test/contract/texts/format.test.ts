import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFor } from '../../../src-main/contract/texts/format.ts'

const en = formatFor('en')
const de = formatFor('de')
const cs = formatFor('cs')
const at = Date.UTC(2026, 9, 20, 14, 7, 32)

describe('formats', () => {
  it.each([
    [0, '0 s'],
    [3.14, '3.1 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [141, '2 min 21 s'],
    [252, '4 min 12 s'],
    [4800, '1 h 20 min'],
    [3600, '1 h'],
    [1_051_200, '12 d 4 h'],
    [86_400, '1 d'],
    [-5, '0 s'],
  ])('writes %d seconds as a duration', (seconds, text) => {
    expect(en.duration(seconds)).toBe(text)
  })

  it('never writes sixty of a smaller unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e8, noNaN: true }), (seconds) => {
        expect(en.duration(seconds)).not.toMatch(/\b60 (s|min)|\b24 h/)
      }),
    )
  })

  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [4096, '4 KB'],
    [9.8 * 1024 ** 2, '9.8 MB'],
    [212 * 1024 ** 2, '212 MB'],
    [40 * 1024 ** 3, '40 GB'],
    [2 * 1024 ** 5, '2,048 TB'],
  ])('writes %d bytes in units of 1024', (sizeBytes, text) => {
    expect(en.bytes(sizeBytes)).toBe(text)
  })

  it('writes numbers as the language does', () => {
    expect(de.bytes(9.8 * 1024 ** 2)).toBe('9,8 MB')
    expect(cs.number(1234.5).replace(/\s/g, ' ')).toBe('1 234,5')
  })

  it('shows instants of the virtual clock in UTC', () => {
    expect(en.time(at)).toBe('14:07:32')
    expect(de.time(at)).toBe('14:07:32')
    expect(cs.time(at)).toBe('14:07:32')
    expect(en.date(at)).toBe('20 Oct 2026')
    expect(en.weekday(at)).toBe('Tue 20 Oct 2026')
    expect(en.instant(at)).toBe('20 Oct 2026 14:07:32')
  })

  it('writes an uptime as Hyper-V Manager does', () => {
    expect(en.uptime(40 * 86_400 + 11 * 3600 + 21 * 60 + 33)).toBe('40.11:21:33')
    expect(en.uptime(165)).toBe('00:02:45')
  })

  it('writes a long span in one unit', () => {
    expect(en.span(9.2 * 365.25 * 86_400)).toBe('9 years')
    expect(en.span(19 * 86_400)).toBe('19 days')
    expect(en.span(15.5 * 30.44 * 86_400)).toBe('15 months')
    expect(en.span(3600)).toBe('1 h')
    expect(de.span(19 * 86_400)).toBe('19 Tage')
    expect(en.ahead(5.5 * 30.44 * 86_400)).toBe('in 5 months')
    expect(de.ahead(5.5 * 30.44 * 86_400)).toBe('in 5 Monaten')
    expect(cs.ahead(3 * 86_400)).toBe('za 3 dny')
    expect(de.ahead(3600)).toBe('in 1 h')
  })
})
