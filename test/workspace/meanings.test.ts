import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { open, temporaryPath, valueOf } from './temporary.ts'

describe('the meanings of journal rows', () => {
  it('are read by their row and version, and the rows without one are found', () => {
    const workspace = open(temporaryPath())
    workspace.transaction(() => {
      for (const kind of ['world.created', 'input', 'advance', 'input', 'input']) workspace.appendJournal(kind, {})
      workspace.saveMeaning(2, 1, { vm: 'web01' })
      workspace.saveMeaning(4, 1, { vm: 'old' })
      workspace.saveMeaning(4, 2, { vm: 'web02' })
      return ok(undefined)
    })
    expect(workspace.rowsWithoutMeaning(1)).toEqual([4, 5])
    expect(workspace.rowsWithoutMeaning(2)).toEqual([2, 5])
    expect([...workspace.readMeanings(2, 1, 5)]).toEqual([[4, { vm: 'web02' }]])
    expect([...workspace.readMeanings(1, 1, 1)]).toEqual([])
  })

  it('belong to a row that is there', () => {
    const workspace = open(temporaryPath())
    expect(() => workspace.transaction(() => ok(workspace.saveMeaning(7, 1, {})))).toThrow('FOREIGN KEY')
    expect(valueOf(workspace.verifyIntegrity()).journalRows).toBe(0)
  })
})
