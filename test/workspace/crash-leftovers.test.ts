import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { checksumOf } from '../../src-main/workspace/checksums.ts'
import { schemaVersion } from '../../src-main/workspace/schema.ts'
import { failureOf, fingerprint, open, temporaryPath, tryOpen, valueOf } from './temporary.ts'

describe('a workspace whose process was killed', () => {
  it('can be read without being written, with everything that was acknowledged', () => {
    const path = killed('INSERT INTO journal VALUES (2, ?, ?, ?)', 'late', '2', checksumOf('journal', [2, 'late', '2']))
    const before = fingerprints(path)
    const reader = open(path, { mode: 'read-only' })
    expect([...reader.readJournal(1)].map((row) => row.kind)).toEqual(['early', 'late'])
    expect(failureOf(tryOpen(path)).code).toBe('workspace.locked')
    reader.close()
    expect(fingerprints(path)).toEqual(before)
  })

  it('is put in order by the next process that writes', () => {
    const path = killed('INSERT INTO journal VALUES (2, ?, ?, ?)', 'late', '2', checksumOf('journal', [2, 'late', '2']))
    const workspace = open(path)
    expect(valueOf(workspace.verifyIntegrity()).journalRows).toBe(2)
    workspace.close()
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`), existsSync(`${path}.lock`)]).toEqual([
      false,
      false,
      false,
    ])
    expect(open(path, { mode: 'read-only' }).journalLength()).toBe(2)
  })

  it('stays as it is when a newer version was at work in it', () => {
    const path = killed('PRAGMA user_version = 99')
    const before = fingerprints(path)
    expect(failureOf(tryOpen(path))).toMatchObject({
      code: 'workspace.newer',
      params: { path, version: 99, supported: schemaVersion },
    })
    expect(fingerprints(path)).toEqual(before)
  })

  it('stays as it is when it is damaged', () => {
    const path = killed('INSERT INTO journal VALUES (2, ?, ?, ?)', 'late', '2', checksumOf('journal', [2, 'late', '2']))
    const content = readFileSync(path)
    content.fill(0x5a, 4_096 * 4, 4_096 * 12)
    writeFileSync(path, content)
    const before = fingerprints(path)
    expect(failureOf(tryOpen(path)).code).toBe('workspace.damaged')
    expect(fingerprints(path)).toEqual(before)
  })

  it('is taken for new when it was killed before the first tables were there', () => {
    const path = unfinishedDatabase('')
    expect(readFileSync(path).subarray(0, 100)).toEqual(Buffer.alloc(100))
    expect(failureOf(tryOpen(path, { mode: 'open' })).code).toBe('workspace.notAWorkspace')
    expect(valueOf(open(path).verifyIntegrity()).journalRows).toBe(0)
  })
})

describe("another application's database whose process was killed", () => {
  it('is not repaired by us', () => {
    const path = unfinishedDatabase('CREATE TABLE theirs (a)')
    const before = [fingerprint(path), fingerprint(`${path}-journal`)]
    expect(failureOf(tryOpen(path)).code).toBe('workspace.notAWorkspace')
    expect([fingerprint(path), fingerprint(`${path}-journal`)]).toEqual(before)
  })
})

/** Copies a database in the middle of a transaction that is larger than SQLite's cache, so that part of it is written. */
function unfinishedDatabase(committedBefore: string): string {
  const [source, path] = [temporaryPath(), temporaryPath()]
  const database = new DatabaseSync(source)
  database.exec(`${committedBefore}; PRAGMA cache_size = 2; BEGIN; CREATE TABLE large (a)`)
  const insert = database.prepare('INSERT INTO large VALUES (?)')
  for (let row = 0; row < 200; row += 1) insert.run('x'.repeat(1_000))
  for (const ending of ['', '-journal']) copyFileSync(source + ending, path + ending)
  database.close()
  return path
}

/** Copies a workspace in the middle of its life, with its last change in the write-ahead log only. */
function killed(statement: string, ...values: string[]): string {
  const [source, path] = [temporaryPath(), temporaryPath()]
  const workspace = open(source)
  workspace.transaction(() => ok(workspace.appendJournal('early', 1)))
  workspace.close()
  const database = new DatabaseSync(source)
  database.exec('PRAGMA journal_mode = WAL')
  database.prepare(statement).run(...values)
  for (const ending of ['', '-wal']) copyFileSync(source + ending, path + ending)
  database.close()
  return path
}

function fingerprints(path: string): string[] {
  return [fingerprint(path), fingerprint(`${path}-wal`)]
}
