import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { DatabaseSync } from 'node:sqlite'
import { WorkspaceProblem, type Workspace } from '../../src-main/workspace/index.ts'
import { failureOf, open, temporaryPath } from './temporary.ts'

describe('the journal', () => {
  it('gives back what was written, in order, from any row on and as many as wanted', () => {
    const workspace = withRows(1_234)
    expect(workspace.journalLength()).toBe(1_234)
    expect([...workspace.readJournal(1)].map((row) => row.sequence)).toEqual(
      Array.from({ length: 1_234 }, (_, index) => index + 1),
    )
    expect([...workspace.readJournal(1_233)]).toEqual([
      { sequence: 1_233, kind: 'input', payload: { row: 1_233 } },
      { sequence: 1_234, kind: 'input', payload: { row: 1_234 } },
    ])
    expect([...workspace.readJournal(2, 1)].map((row) => row.sequence)).toEqual([2])
    expect([...workspace.readJournal(1, 700)]).toHaveLength(700)
    expect([...workspace.readJournal(1_235)]).toEqual([])
    expect([...workspace.readJournal(1, 0)]).toEqual([])
  })

  it('may be written while it is read', () => {
    const workspace = withRows(3)
    const seen: number[] = []
    for (const row of workspace.readJournal(1)) {
      seen.push(row.sequence)
      if (row.sequence === 1) workspace.transaction(() => ok(workspace.appendJournal('late', null)))
      workspace.findSnapshot('test')
    }
    expect(seen).toEqual([1, 2, 3])
    expect(workspace.journalLength()).toBe(4)
  })

  it('keeps any JSON and nothing else', () => {
    const workspace = open(':memory:')
    const payloads = [null, 0, 'ž', [1, { a: [] }], { 'a"b': '\u0000\ud83d\ude00' }]
    workspace.transaction(() => {
      for (const payload of payloads) workspace.appendJournal('input', payload)
      return ok(undefined)
    })
    expect([...workspace.readJournal(1)].map((row) => row.payload)).toEqual(payloads)
    expect(() => workspace.transaction(() => ok(workspace.appendJournal('input', undefined)))).toThrow('only data')
  })

  it('says which row cannot be read', () => {
    const path = temporaryPath()
    withRows(3, path).close()
    const database = new DatabaseSync(path)
    database.exec(`UPDATE journal SET payload = '{' WHERE sequence = 2`)
    database.close()
    const workspace = open(path)
    const damage = { code: 'workspace.damaged', params: { path, problem: 'checksum: journal 2' } }
    expect(failureOf(workspace.read(() => [...workspace.readJournal(1)]))).toMatchObject(damage)
    expect(failureOf(workspace.verifyIntegrity())).toMatchObject(damage)
    expect(() => [...workspace.readJournal(2)]).toThrow(WorkspaceProblem)
  })
})

describe('the rows about branches', () => {
  it('are found among all others, in order', () => {
    const workspace = withRows(700)
    workspace.transaction(() => {
      workspace.appendJournal('branch', { branchId: 'branch-2' })
      workspace.appendJournal('input', {})
      workspace.appendJournal('branch', { branchId: 'branch-1' })
      return ok(undefined)
    })
    expect(workspace.readBranchRows().map((row) => row.sequence)).toEqual([701, 703])
  })
})

function withRows(count: number, path = ':memory:'): Workspace {
  const workspace = open(path)
  workspace.transaction(() => {
    for (let row = 1; row <= count; row += 1) workspace.appendJournal('input', { row })
    return ok(undefined)
  })
  return workspace
}
