import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Call } from '../../src-main/contract/call.ts'
import { coreEvent, eventTypes } from '../../src-main/contract/events.ts'
import { failures } from '../../src-main/contract/failures/index.ts'
import { calls, isCallName } from '../../src-main/contract/registry.ts'

const declared: [string, Call][] = Object.entries(calls)

describe('the registry of calls', () => {
  it.each(declared)('names %s as a noun and what is done with it', (name) => {
    expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
    expect(isCallName(name)).toBe(true)
  })

  it.each(declared)('declares only existing failures of %s, each once', (_name, call) => {
    for (const code of call.failures) expect(failures).toHaveProperty([code])
    expect(new Set(call.failures).size).toBe(call.failures.length)
  })

  it.each(declared)('summarises %s in one sentence', (_name, call) => {
    expect(call.summary).toMatch(/^[A-Z"].*\.$/)
  })

  it.each(declared)('converts the schemas of %s to JSON Schema', (_name, call) => {
    expect(z.toJSONSchema(call.input, { io: 'input' })).toMatchObject({ type: 'object' })
    expect(z.toJSONSchema(call.output, { io: 'output' })).toMatchObject({ type: 'object' })
  })

  it.each(declared)('refuses members that the input of %s does not declare', (_name, call) => {
    const issues = call.input.safeParse({ notDeclared: true }).error?.issues ?? []
    expect(issues.map((issue) => issue.code)).toContain('unrecognized_keys')
  })

  it('does not know names that objects inherit', () => {
    expect(isCallName('constructor')).toBe(false)
    expect(isCallName('toString')).toBe(false)
  })
})

describe('the events', () => {
  it.each(Object.keys(eventTypes))('name %s as a noun and a fact', (type) => {
    expect(type).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
  })

  it('convert to JSON Schema', () => {
    expect(z.toJSONSchema(coreEvent)).toMatchObject({ type: 'object' })
  })
})
