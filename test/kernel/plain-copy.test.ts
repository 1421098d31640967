import { expect, it } from 'vitest'
import { canonicalHash } from '../../src-main/kernel/canonical-hash.ts'
import { copyPlain } from '../../src-main/kernel/plain-copy.ts'

const data = () => ({
  text: 'ä\u0000',
  numbers: [0, -1, 1.5, 2 ** 53 - 1],
  nothing: null,
  absent: undefined,
  nested: [{ empty: {}, list: [] as number[] }, [[{ deep: true }]]],
})

it('copies everything, in the order in which it stands', () => {
  expect(copyPlain(data())).toStrictEqual(data())
  expect(JSON.stringify(copyPlain(data()))).toBe(JSON.stringify(data()))
})

it('shares nothing with what it copied', () => {
  const original = data()
  const copy = copyPlain(original)
  copy.numbers.push(7)
  copy.nested.push([])
  ;(copy.nested[0] as { list: number[] }).list.push(1)
  expect(original).toStrictEqual(data())
})

it('gives values that are no objects as they are', () => {
  for (const value of ['text', 0, true, null, undefined]) expect(copyPlain(value)).toBe(value)
})

it('has the hash of what it copied', () => {
  const world = { now: 1, vms: Array.from({ length: 50 }, (_, number) => ({ number, disks: [{ bytes: number * 7 }] })) }
  expect(canonicalHash(copyPlain(world))).toBe(canonicalHash(world))
})
