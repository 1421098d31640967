import { describe, expect, it } from 'vitest'
import { describeCalls } from '../../src-main/contract/describe.ts'

describe('the reference of calls', () => {
  const descriptions = describeCalls()

  it('is ordered by name and gives each call a sentence', () => {
    const names = descriptions.map(({ name }) => name)
    expect(names).toEqual(names.toSorted())
    for (const { summary } of descriptions) expect(summary).toMatch(/^[A-Z].+[.?]$/)
  })

  it('shows inputs as callers write them: what has a default may be left out', () => {
    const add = descriptions.find(({ name }) => name === 'host.add')
    expect(add?.input).toMatchObject({ required: ['name'], additionalProperties: false })
  })

  it('names the failures that every call can give', () => {
    for (const { failures } of descriptions)
      expect(failures).toEqual(expect.arrayContaining(['input.invalid', 'core.internal']))
  })
})
