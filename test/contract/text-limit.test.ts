import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { query } from '../../src-main/contract/call.ts'
import { describeCalls } from '../../src-main/contract/describe.ts'
import { fail } from '../../src-main/contract/failure.ts'
import { calls } from '../../src-main/contract/registry.ts'
import { findLongText, textLengthMax } from '../../src-main/contract/text-limit.ts'

const call = query({
  summary: 'Takes texts.',
  input: z.strictObject({
    name: z.string(),
    file: z.union([
      z.strictObject({ path: z.string() }),
      z.strictObject({ name: z.string(), base64: z.string().max(20_000) }),
    ]),
    list: z.array(z.string().max(9000)).optional(),
  }),
  output: z.object({}),
  failures: [],
})
const textOf = (length: number) => 'x'.repeat(length)

describe('the limit of texts', () => {
  it('is the same for every text that declares none', () => {
    expect(findLongText(call, { name: textOf(textLengthMax), file: { path: textOf(textLengthMax) } })).toBeNull()
    expect(findLongText(call, { name: textOf(textLengthMax + 1) })).toEqual({
      path: ['name'],
      lengthMax: textLengthMax,
    })
    expect(findLongText(call, { file: { path: textOf(5000) } })?.path).toEqual(['file', 'path'])
  })

  it('is what a call declares where it takes more', () => {
    expect(findLongText(call, { file: { name: 'a', base64: textOf(20_000) } })).toBeNull()
    expect(findLongText(call, { file: { base64: textOf(20_001) } })).toEqual({
      path: ['file', 'base64'],
      lengthMax: 20_000,
    })
    expect(findLongText(call, { list: ['a', textOf(9000)] })).toBeNull()
    expect(findLongText(call, { list: ['a', textOf(9001)] })?.path).toEqual(['list', 1])
  })

  it('holds for what no call declares, for names of members, and at any depth', () => {
    expect(findLongText(call, { other: textOf(5000) })?.path).toEqual(['other'])
    expect(findLongText(call, { [textOf(5000)]: 1 })).not.toBeNull()
    let deep: unknown = textOf(5000)
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(findLongText(call, deep)?.path).toHaveLength(100_000)
    expect(findLongText(call, undefined)).toBeNull()
  })

  it('is part of the reference of every call', () => {
    const withoutLimit: string[] = []
    const look = (name: string, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if (
        'type' in value &&
        value.type === 'string' &&
        !('maxLength' in value || 'enum' in value || 'const' in value)
      ) {
        withoutLimit.push(name)
      }
      for (const each of Object.values(value)) look(name, each)
    }
    for (const { name, input } of describeCalls()) look(name, input)
    expect(withoutLimit).toEqual([])
    expect(describeCalls()).toHaveLength(Object.keys(calls).length)
  })
})

describe('a refusal', () => {
  it('names a long value by its beginning', () => {
    const { failure } = fail('input.invalid', { field: 'name', value: textOf(9_000_000) }, { field: textOf(9000) })
    expect(JSON.stringify(failure).length).toBeLessThan(1000)
    expect(failure.params['value']).toMatch(/^x+…$/)
  })

  it('cuts no sign into halves', () => {
    const { failure } = fail('input.invalid', { value: `${textOf(398)}😀😀` })
    expect(String(failure.params['value']).isWellFormed()).toBe(true)
  })
})
