import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chance, createRandomStream, nextBelow, nextUint32, type RandomStream } from '../../src-main/kernel/random.ts'

describe('random streams', () => {
  it('give the same numbers for the same seed and name on every machine', () => {
    const stream = createRandomStream('seed', 'guest-writes')
    expect(Array.from({ length: 4 }, () => nextUint32(stream))).toMatchInlineSnapshot(`
      [
        2098779359,
        177916472,
        2073837124,
        2198817069,
      ]
    `)
  })

  it('differ when the seed or the name differs, also when both read the same one after the other', () => {
    const first = (seed: string, name: string) => nextUint32(createRandomStream(seed, name))
    expect(first('ab', 'c')).not.toBe(first('a', 'bc'))
    expect(first('1', 'faults')).not.toBe(first('2', 'faults'))
    expect(first('1', 'faults')).not.toBe(first('1', 'writes'))
  })

  it('go on exactly the same after a visit to JSON', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(50), (seed, name, draws) => {
        const stream = createRandomStream(seed, name)
        for (let draw = 0; draw < draws; draw += 1) nextUint32(stream)
        const copy = JSON.parse(JSON.stringify(stream)) as RandomStream
        expect(copy.every((word) => Number.isInteger(word) && word === (word | 0))).toBe(true)
        for (let draw = 0; draw < 20; draw += 1) expect(nextUint32(copy)).toBe(nextUint32(stream))
      }),
    )
  })

  it('stay below any bound and are whole', () => {
    const bounds = fc.oneof(
      fc.integer({ min: 1, max: 100 }),
      fc.maxSafeNat().map((bound) => Math.max(bound, 1)),
    )
    fc.assert(
      fc.property(fc.string(), bounds, (seed, bound) => {
        const stream = createRandomStream(seed, 'bounds')
        for (let draw = 0; draw < 20; draw += 1) {
          const drawn = nextBelow(stream, bound)
          expect(Number.isSafeInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true)
        }
      }),
    )
  })

  it.each([2, 3, 7, 3 * 2 ** 30, 2 ** 32, 3 * 2 ** 51])('spread evenly below %s', (bound) => {
    const stream = createRandomStream('even', String(bound))
    const draws = 60_000
    const parts = bound < 6 ? bound : 6
    const counts = Array.from({ length: parts }, () => 0)
    for (let draw = 0; draw < draws; draw += 1) {
      const part = bound === 7 ? nextBelow(stream, bound) : Math.floor((nextBelow(stream, bound) * parts) / bound)
      if (part < parts) counts[part]! += 1
    }
    const expected = draws / (bound === 7 ? 7 : parts)
    // Six standard deviations of a binomial count.
    for (const count of counts) expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected))
  })

  it('decide as often as the fraction says, and never or always at its ends', () => {
    const stream = createRandomStream('chance', 'faults')
    let hits = 0
    for (let draw = 0; draw < 30_000; draw += 1) {
      expect(chance(stream, 0, 5)).toBe(false)
      expect(chance(stream, 5, 5)).toBe(true)
      if (chance(stream, 1, 3)) hits += 1
    }
    expect(Math.abs(hits - 10_000)).toBeLessThan(600)
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('refuse the bound %s', (bound) => {
    expect(() => nextBelow(createRandomStream('', ''), bound)).toThrow('no bound')
  })

  it('refuse a fraction above one', () => {
    expect(() => chance(createRandomStream('', ''), 2, 1)).toThrow('more likely than always')
  })
})
