import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { aSnapshot, failureOf, fingerprint, open, temporaryPath, tryOpen, valueOf } from './temporary.ts'

describe('the complete check', () => {
  it('counts what it found in order', () => {
    const workspace = open(written(5))
    expect(valueOf(workspace.verifyIntegrity())).toEqual({ journalRows: 5, snapshots: 1, auditEntries: 5 })
  })

  it('holds for an empty workspace', () => {
    const workspace = open(':memory:')
    expect(valueOf(workspace.verifyIntegrity())).toEqual({ journalRows: 0, snapshots: 0, auditEntries: 0 })
  })

  it.each([
    ['a row taken out of the journal', 'DELETE FROM journal WHERE sequence = 3', 'rowMissing: journal'],
    ['a row taken from its front', 'DELETE FROM journal WHERE sequence = 1', 'rowMissing: journal'],
    [
      'a reference to nothing',
      `INSERT INTO certificates VALUES ('c', 'root-9', '{}', NULL, '')`,
      'reference: certificates 1 → roots',
    ],
  ])('finds %s', (_name, statement, problem) => {
    const path = written(5)
    const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
    database.exec(statement)
    database.close()
    expect(failureOf(open(path).verifyIntegrity())).toEqual({ code: 'workspace.damaged', params: { path, problem } })
  })
})

describe('a workspace too large to be checked as a whole while it opens', () => {
  it('opens with damage in the middle, which the complete check finds', { timeout: 60_000 }, () => {
    const path = large()
    const content = readFileSync(path)
    // The pages of the snapshots' text lie in the middle of the file; their first four bytes lead to the next page.
    const middlePage = Math.floor(content.length / 2 / 4_096)
    content.writeUInt32BE(0xffff_ffff, middlePage * 4_096)
    writeFileSync(path, content)
    expect(failureOf(open(path).verifyIntegrity()).code).toBe('workspace.damaged')
  })

  it('is refused with damage in a small table, unchanged', { timeout: 60_000 }, () => {
    const path = large()
    const content = readFileSync(path)
    content.fill(0xff, rootPageOf(path, 'settings') * 4_096 - 4_096, rootPageOf(path, 'settings') * 4_096)
    writeFileSync(path, content)
    const before = fingerprint(path)
    expect(failureOf(tryOpen(path)).code).toBe('workspace.damaged')
    expect(fingerprint(path)).toBe(before)
  })
})

function written(rows: number): string {
  const path = temporaryPath()
  const workspace = open(path)
  workspace.transaction(() => {
    for (let row = 1; row <= rows; row += 1) {
      workspace.appendJournal('input', { row })
      workspace.appendAudit({ kind: 'written', subject: `row ${row}`, details: null })
    }
    workspace.saveSnapshot(aSnapshot(rows, '{}'))
    return ok(undefined)
  })
  workspace.close()
  return path
}

function large(): string {
  const path = written(5)
  const workspace = open(path)
  workspace.transaction(() => {
    for (let sequence = 10; sequence < 80; sequence += 1)
      workspace.saveSnapshot(aSnapshot(sequence, 'x'.repeat(2 ** 20)))
    return ok(undefined)
  })
  workspace.close()
  expect(statSync(path).size).toBeGreaterThan(64 * 2 ** 20)
  return path
}

function rootPageOf(path: string, table: string): number {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    return Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.rootpage)
  } finally {
    database.close()
  }
}
