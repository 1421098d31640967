import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inputProblem } from '../../../src-main/app/base/input-problem.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../../src-main/contract/texts/index.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'

await Promise.all(languages.map(loadTexts))

const cases: readonly (readonly [string, z.ZodType, unknown, object])[] = [
  ['a value that is missing', z.string(), undefined, { problem: 'missing' }],
  ['a text in place of a number', z.number(), 'x', { problem: 'wrongType' }],
  ['a broken number', z.int(), 1.5, { problem: 'wrongType' }],
  ['a number above its maximum', z.number().max(5), 6, { problem: 'tooLarge', bound: 5 }],
  ['a number below its minimum', z.number().min(5), 4, { problem: 'tooSmall', bound: 5 }],
  ['a long text', z.string().max(2), 'abc', { problem: 'tooLong', bound: 2 }],
  ['an empty text', z.string().min(1), '', { problem: 'tooShort', bound: 1 }],
  ['a long list', z.array(z.int()).max(1), [1, 2], { problem: 'tooMany', bound: 1 }],
  ['an empty list', z.array(z.int()).min(1), [], { problem: 'tooFew', bound: 1 }],
  ['a value that is not offered', z.enum(['a', 'b']), 'c', { problem: 'notOneOf', bound: 'a, b' }],
  ['a text of another form', z.string().regex(/^x/), 'y', { problem: 'wrongForm' }],
  ['a member that nobody knows', z.strictObject({}), { x: 1 }, { problem: 'unknownMember' }],
  ['neither of two forms', z.union([z.string(), z.int()]), true, { problem: 'wrongType' }],
  ['what a rule refuses', z.int().refine(() => false), 1, { problem: 'notAllowed' }],
]

describe('a problem of an input', () => {
  it.each(cases)('is told by its kind: %s', (_, schema, value, params) => {
    const issue = schema.safeParse(value).error!.issues[0]!
    expect(inputProblem(issue)).toEqual(params)
    const told = languages.map((language) =>
      describeFailure({ code: 'input.invalid', params: { field: 'port', ...inputProblem(issue) } }, language),
    )
    expect(new Set(told.map(({ sentence }) => sentence)).size).toBe(3)
    for (const { sentence, next } of told) {
      expect(`${sentence} ${next}`).not.toMatch(/\{\{|Invalid|expected [a-z]+,|received/)
      expect(`${sentence} ${next}`).not.toMatch(/tooLarge|tooSmall|wrongType|notOneOf|unknownMember|notAllowed/)
    }
  })
})
