import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-main/contract/failure.ts'
import { open, temporaryPath, valueOf } from './temporary.ts'

describe('a counter', () => {
  it('gives every number once, whatever fails in between and whenever the file is opened anew', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ name: fc.constantFrom('serial', 'crl root-1'), count: fc.integer({ min: 1, max: 5 }) }),
        fc.constantFrom('fail' as const, 'reopen' as const),
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(steps, (list) => {
        const path = temporaryPath()
        let workspace = open(path)
        const given: Record<string, number[]> = { serial: [], 'crl root-1': [] }
        for (const step of list) {
          if (step === 'fail') {
            workspace.transaction(() => {
              workspace.appendJournal('input', 1)
              return fail('core.closed')
            })
          } else if (step === 'reopen') {
            workspace.close()
            workspace = open(path)
          } else {
            const first = valueOf(workspace.reserve(step.name, step.count))
            for (let offset = 0; offset < step.count; offset += 1) given[step.name]?.push(first + offset)
          }
        }
        for (const [name, numbers] of Object.entries(given)) {
          expect(numbers).toEqual(numbers.map((_, index) => index + 1))
          expect(workspace.lastReserved(name)).toBe(numbers.length)
        }
        workspace.close()
      }),
      { numRuns: 25 },
    )
  })

  it('is refused inside a transaction, which could take the number back', () => {
    const workspace = open(':memory:')
    expect(() => workspace.transaction(() => ok(workspace.reserve('serial')))).toThrow('before the transaction')
    expect(valueOf(workspace.reserve('serial'))).toBe(1)
  })

  it.each([0, -1, 1.5, 2 ** 53])('does not give %s numbers', (count) => {
    expect(() => open(':memory:').reserve('serial', count)).toThrow('cannot reserve')
  })
})
