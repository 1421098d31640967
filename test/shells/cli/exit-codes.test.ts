import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fail } from '../../../src-main/contract/failure.ts'
import { exitCodes } from '../../../src-main/shells/cli/exit-codes.ts'
import { createTerminal } from '../../../src-main/shells/cli/terminal.ts'

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')

describe('exit codes', () => {
  it('stand in one table of the README, each once', () => {
    const table = readme.slice(readme.indexOf('| Exit code |')).split('\n\n')[0]!
    const numbers = [...table.matchAll(/^\| (\d)/gm)].map((match) => Number(match[1]))
    expect(numbers).toEqual(Object.values(exitCodes))
  })

  it('tell a refusal from a defect and from something that was done in part', () => {
    const terminal = createTerminal({ language: 'en', isJson: true })
    const code = (failure: Parameters<typeof terminal.fail>[0]) => terminal.fail(failure)
    expect(code(fail('vm.unknown', { vmId: 'vm-1' }).failure)).toBe(exitCodes.refused)
    expect(code(fail('core.internal', { message: '' }).failure)).toBe(exitCodes.defect)
    const partly = { done: ['failover.start'], remaining: ['vm.start'] } as const
    expect(code(fail('vm.unknown', { vmId: 'vm-1' }, { partly }).failure)).toBe(exitCodes.partly)
  })
})
