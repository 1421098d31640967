import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { schemaVersion } from '../../src-main/workspace/schema.ts'
import { asOrdinaryUser, failureOf, fingerprint, open, temporaryFolder, temporaryPath, tryOpen } from './temporary.ts'

describe('opening a workspace', () => {
  it('creates it for its owner only, and keeps what was written', () => {
    const path = temporaryPath()
    const first = open(path)
    first.transaction(() => ok(first.appendJournal('input', { vmId: 'vm-1' })))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600)
    expect(first.close()).toEqual(ok(undefined))
    const second = open(path, { mode: 'open' })
    expect([...second.readJournal(1)]).toEqual([{ sequence: 1, kind: 'input', payload: { vmId: 'vm-1' } }])
  })

  it('leaves one file when it is closed', () => {
    const path = temporaryPath()
    const workspace = open(path)
    workspace.transaction(() => ok(workspace.appendJournal('input', {})))
    expect(readdirSync(dirname(path)).sort()).toEqual([
      'test.understudy',
      'test.understudy-wal',
      'test.understudy.lock',
    ])
    workspace.close()
    expect(readdirSync(dirname(path))).toEqual(['test.understudy'])
  })

  it('takes rights on the file away from others', () => {
    const path = temporaryPath()
    open(path).close()
    chmodSync(path, 0o644)
    open(path)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('makes a workspace of an empty file, but does not open one as a workspace', () => {
    const path = temporaryPath()
    writeFileSync(path, '')
    expect(failureOf(tryOpen(path, { mode: 'open' })).code).toBe('workspace.notAWorkspace')
    expect(statSync(path).size).toBe(0)
    expect(open(path).journalLength()).toBe(0)
  })

  it('keeps a write-ahead log while it is open', () => {
    const path = temporaryPath()
    open(path).close()
    open(path)
    // A header that says 2 is the write-ahead log's (SQLite file format 1.3, offset 18).
    expect(readFileSync(path).readUInt8(18)).toBe(2)
  })

  it('reads without writing when told so', () => {
    const path = temporaryPath()
    const writer = open(path)
    writer.transaction(() => ok(writer.appendJournal('input', { a: 1 })))
    writer.close()
    const before = fingerprint(path)
    const reader = open(path, { mode: 'read-only' })
    expect(reader.journalLength()).toBe(1)
    expect(reader.verifyIntegrity().ok).toBe(true)
    const refusal = failureOf(reader.transaction(() => ok(reader.appendJournal('input', {}))))
    expect(refusal).toMatchObject({ code: 'workspace.unwritable', params: { path, problem: 'readOnly' } })
    expect(failureOf(reader.reserve('serial')).code).toBe('workspace.unwritable')
    expect(readdirSync(dirname(path))).toEqual(['test.understudy'])
    reader.close()
    expect(fingerprint(path)).toBe(before)
  })

  it('reads from a folder that cannot be written', () => {
    const path = temporaryPath()
    open(path).close()
    chmodSync(path, 0o444)
    chmodSync(dirname(path), 0o555)
    asOrdinaryUser(() => expect(open(path, { mode: 'read-only' }).journalLength()).toBe(0))
  })

  it('keeps a workspace in memory for tests', () => {
    const workspace = open(':memory:')
    workspace.transaction(() => ok(workspace.appendJournal('input', 1)))
    expect(workspace.journalLength()).toBe(1)
    expect(workspace.path).toBe(':memory:')
  })

  it('takes no more calls once it is closed, and may be closed twice', () => {
    const workspace = open(temporaryPath())
    workspace.close()
    expect(workspace.close()).toEqual(ok(undefined))
    expect(failureOf(workspace.transaction(() => ok(1))).code).toBe('core.closed')
    expect(failureOf(workspace.read(() => workspace.journalLength())).code).toBe('core.closed')
  })
})

describe('a workspace file that cannot be opened', () => {
  it('is missing, and is not made unless asked for', () => {
    const path = temporaryPath()
    for (const mode of ['open', 'read-only'] as const) {
      expect(failureOf(tryOpen(path, { mode }))).toMatchObject({ code: 'workspace.missing', params: { path } })
    }
    expect(readdirSync(dirname(path))).toEqual([])
  })

  it.each([
    ['a text file', Buffer.from('dear diary '.repeat(100))],
    ['a file that is too short', Buffer.from('SQLite format 3\0')],
    ['zeros', Buffer.alloc(8_192)],
  ])('is %s', (_name, content) => {
    const path = temporaryPath()
    writeFileSync(path, content)
    for (const mode of ['open-or-create', 'open', 'read-only'] as const) {
      expect(failureOf(tryOpen(path, { mode }))).toMatchObject({ code: 'workspace.notAWorkspace', params: { path } })
    }
    expect(readFileSync(path).equals(content)).toBe(true)
    expect(readdirSync(dirname(path))).toEqual(['test.understudy'])
  })

  it('is a folder', () => {
    const path = temporaryPath()
    mkdirSync(path)
    expect(failureOf(tryOpen(path)).code).toBe('workspace.notAWorkspace')
  })

  it('is the database of another application, in the middle of its work', () => {
    const path = temporaryPath()
    const other = new DatabaseSync(path)
    other.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)')
    const before = readdirSync(dirname(path)).map((name) => fingerprint(join(dirname(path), name)))
    expect(failureOf(tryOpen(path)).code).toBe('workspace.notAWorkspace')
    expect(readdirSync(dirname(path)).map((name) => fingerprint(join(dirname(path), name)))).toEqual(before)
    other.close()
  })

  it('was written by a newer version', () => {
    const path = temporaryPath()
    open(path).close()
    change(path, 'PRAGMA user_version = 99')
    refusedUnchanged(path, 'workspace.newer', { version: 99, supported: schemaVersion })
  })

  it.each([
    ['tables', 44, 4],
    ['reading', 19, 2],
  ])('was written by a newer SQLite, with a format of %s that nobody here knows', (_name, offset, supported) => {
    const path = temporaryPath()
    open(path).close()
    const content = readFileSync(path)
    content.writeUInt8(9, offset === 44 ? offset + 3 : offset)
    writeFileSync(path, content)
    refusedUnchanged(path, 'workspace.newer', { version: 9, supported })
  })

  it('is cut off', () => {
    const path = filled(300)
    truncateSync(path, statSync(path).size - 4_096)
    refusedUnchanged(path, 'workspace.damaged')
  })

  it('has a page that was overwritten', () => {
    const path = filled(300)
    const content = readFileSync(path)
    content.fill(0x5a, 4_096 * 3, 4_096 * 12)
    writeFileSync(path, content)
    refusedUnchanged(path, 'workspace.damaged')
  })

  it('has a trigger that someone put there', () => {
    const path = filled(1)
    change(path, 'CREATE TRIGGER spy AFTER INSERT ON journal BEGIN DELETE FROM roots; END')
    refusedUnchanged(path, 'workspace.damaged', { problem: 'schema' })
  })

  it('lacks a table', () => {
    const path = filled(1)
    change(path, 'DROP TABLE settings')
    refusedUnchanged(path, 'workspace.damaged', { problem: 'schema' })
  })

  it('cannot be written', () => {
    const path = filled(1)
    chmodSync(path, 0o444)
    asOrdinaryUser(() => refusedUnchanged(path, 'workspace.unwritable', { problem: 'EACCES' }))
  })

  it('cannot be read', () => {
    const path = filled(1)
    chmodSync(path, 0)
    asOrdinaryUser(() => {
      expect(failureOf(tryOpen(path, { mode: 'read-only' })).code).toBe('file.unreadable')
    })
  })

  it('would be in a folder that cannot be written', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    asOrdinaryUser(() => {
      expect(failureOf(tryOpen(join(folder, 'new.understudy')))).toMatchObject({
        code: 'workspace.unwritable',
        params: { problem: 'EACCES' },
      })
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('would be in a folder that does not exist', () => {
    const folder = temporaryFolder()
    const reply = tryOpen(join(folder, 'missing', 'new.understudy'))
    expect(failureOf(reply)).toMatchObject({ code: 'workspace.unwritable', params: { problem: 'ENOENT' } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is on a volume without space, and leaves nothing behind when it was to be created', () => {
    const path = temporaryPath()
    expect(failureOf(tryOpen(path, { sizeBytesMax: 8_192 }))).toMatchObject({
      code: 'workspace.diskFull',
      params: { path },
    })
    expect(readdirSync(dirname(path))).toEqual([])
  })

  it.runIf(mayMount())('is on a volume that was full before, and leaves nothing behind', () => {
    const folder = temporaryFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder])
    try {
      writeFileSync(join(folder, 'full'), Buffer.alloc(16_384))
      expect(failureOf(tryOpen(join(folder, 'new.understudy'))).code).toBe('workspace.diskFull')
      expect(readdirSync(folder)).toEqual(['full'])
    } finally {
      execFileSync('umount', [folder])
    }
  })

  it('is open in this very process, also under another name', () => {
    const path = temporaryPath()
    const holder = open(path)
    const link = join(dirname(path), 'link.understudy')
    symlinkSync(path, link)
    for (const name of [path, link]) {
      const failure = failureOf(tryOpen(name))
      expect(failure).toMatchObject({ code: 'workspace.locked', params: { path: name } })
      expect(failure.params.holder).toContain(`PID ${process.pid}, `)
    }
    expect(holder.transaction(() => ok(holder.appendJournal('input', {})))).toEqual(ok(1))
    holder.close()
    expect(open(path).journalLength()).toBe(1)
  })
})

/** Whether this run may make a volume of its own, which takes the rights of root and more. */
function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'understudy-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function filled(rows: number): string {
  const path = temporaryPath()
  const workspace = open(path)
  workspace.transaction(() => {
    for (let row = 0; row < rows; row += 1) workspace.appendJournal('input', { row, text: 'x'.repeat(200) })
    return ok(undefined)
  })
  workspace.close()
  return path
}

function change(path: string, statement: string): void {
  const database = new DatabaseSync(path)
  database.exec(statement)
  database.close()
}

function refusedUnchanged(path: string, code: string, params: Record<string, unknown> = {}): void {
  const before = fingerprint(path)
  expect(failureOf(tryOpen(path))).toMatchObject({ code, params: { path, ...params } })
  expect(fingerprint(path)).toBe(before)
  expect(readdirSync(dirname(path))).toEqual(['test.understudy'])
}
