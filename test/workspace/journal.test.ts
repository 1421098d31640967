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
      workspace.latestSnapshot()
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
    const damage = { code: 'workspace.damaged', params: { path, problem: 'journal 2: JSON' } }
    expect(failureOf(workspace.read(() => [...workspace.readJournal(1)]))).toMatchObject(damage)
    expect(failureOf(workspace.verifyIntegrity())).toMatchObject(damage)
    expect(() => [...workspace.readJournal(2)]).toThrow(WorkspaceProblem)
  })
})

describe('snapshots', () => {
  it('are found by age, replaced and trimmed', () => {
    const workspace = open(':memory:')
    workspace.transaction(() => {
      for (const sequence of [10, 20, 30]) workspace.saveSnapshot(sequence, `{"at":${sequence}}`, `hash ${sequence}`)
      workspace.saveSnapshot(20, '{"at":"20 again"}', 'other')
      return ok(undefined)
    })
    expect(workspace.latestSnapshot()).toEqual({ sequence: 30, state: '{"at":30}', hash: 'hash 30' })
    expect(workspace.latestSnapshot(29)).toEqual({ sequence: 20, state: '{"at":"20 again"}', hash: 'other' })
    expect(workspace.latestSnapshot(9)).toBeUndefined()
    expect(workspace.transaction(() => ok(workspace.trimSnapshots(2)))).toEqual(ok(1))
    expect(workspace.latestSnapshot(19)).toBeUndefined()
    expect(workspace.latestSnapshot(20)?.sequence).toBe(20)
    expect(workspace.transaction(() => ok(workspace.trimSnapshots(0)))).toEqual(ok(2))
    expect(workspace.latestSnapshot()).toBeUndefined()
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
