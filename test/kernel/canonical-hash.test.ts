import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalHash, canonicalText } from '../../src-main/kernel/canonical-hash.ts'

const { tree: plainData } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('tree'), { maxKeys: 5 }),
  ),
}))

describe('the canonical hash', () => {
  it('is the SHA-256 of a text that is JSON and means the same data', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        const text = canonicalText(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalHash(value)).toBe(createHash('sha256').update(text).digest('hex'))
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the order in which members were set, nor on a visit to JSON', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        expect(canonicalHash(withMembersReversed(value))).toBe(canonicalHash(value))
        expect(canonicalHash(JSON.parse(JSON.stringify(value)))).toBe(canonicalHash(value))
      }),
    )
  })

  it('differs when the data differ', () => {
    fc.assert(
      fc.property(plainData, plainData, (one, other) => {
        const isSame = JSON.stringify(withMembersSorted(one)) === JSON.stringify(withMembersSorted(other))
        expect(canonicalHash(one) === canonicalHash(other)).toBe(isSame)
      }),
    )
  })

  it('writes sorted members, whole numbers and no white space', () => {
    expect(canonicalText({ b: [1, -0, 'ü'], a: { z: null, B: true }, gone: undefined })).toBe(
      '{"a":{"B":true,"z":null},"b":[1,0,"ü"]}',
    )
    expect(canonicalText({})).toBe('{}')
    expect(canonicalText({ gone: undefined })).toBe('{}')
  })

  const circular: unknown[] = []
  circular.push(circular)
  it.each([
    ['a fraction', { a: [0.5] }, '$.a[0]'],
    ['NaN', { a: Number.NaN }, '$.a'],
    ['infinity', [Number.POSITIVE_INFINITY], '$[0]'],
    ['a number beyond the safe integers', { a: 2 ** 53 }, '$.a'],
    ['undefined in an array', [1, undefined], '$[1]'],
    ['a hole in an array', { list: new Array(2) }, '$.list[0]'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a map', new Map(), '$'],
    ['bytes', { bytes: new Uint8Array(2) }, '$.bytes'],
    ['a function', { run: () => 1 }, '$.run'],
    ['a big integer', [1n], '$[0]'],
    ['a symbol as a name', { [Symbol('x')]: 1 }, '$'],
    ['something that contains itself', circular, '$'],
  ])('refuses %s and says where it is', (_name, value, place) => {
    expect(() => canonicalHash(value)).toThrow(`not plain data: ${place}`)
  })
})

function withMembersReversed(value: unknown): unknown {
  return mapMembers(value, (entries) => entries.reverse())
}

function withMembersSorted(value: unknown): unknown {
  return mapMembers(value, (entries) => entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function mapMembers(value: unknown, arrange: (entries: [string, unknown][]) => [string, unknown][]): unknown {
  if (Array.isArray(value)) return value.map((item) => mapMembers(item, arrange))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, mapMembers(member, arrange)])
  return Object.fromEntries(arrange(entries))
}
