import { describe, expect, it } from 'vitest'
import { chooseVariant } from '../../../src-main/labs/reading/variants.ts'

const ids = ['a', 'b', 'c', 'd']

describe('the variant of a try', () => {
  it('is the same for the same seed', () => {
    expect(chooseVariant(ids, '7')).toBe(chooseVariant(ids, '7'))
    expect(new Set(Array.from({ length: 40 }, (_, seed) => chooseVariant(ids, String(seed)))).size).toBe(4)
  })

  it('is none that was seen before all were, and never the same twice in a row', () => {
    for (let first = 0; first < 50; first += 1) {
      const seen: string[] = []
      for (let seed = first; seed < first + 20; seed += 1) seen.push(chooseVariant(ids, String(seed), seen))
      for (let round = 0; round < seen.length; round += ids.length)
        expect(new Set(seen.slice(round, round + ids.length)).size).toBe(ids.length)
      expect(seen.filter((id, index) => id === seen[index - 1])).toEqual([])
    }
  })

  it('is the only one where there is no other', () => {
    expect(chooseVariant(['a'], '1', ['a', 'a'])).toBe('a')
  })
})
