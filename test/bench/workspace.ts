/** What the workspace costs above bare SQLite. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ok, type Reply } from '../../src-main/contract/failure.ts'
import { openWorkspace, type Workspace } from '../../src-main/workspace/index.ts'
import type { BenchResult } from './result.ts'

const journalRows = 1_000_000
const commands = 3_000
const rounds = 5
const openMillisecondsMax = 1_000
const commandsPerSecondMin = 1_500

const payload = {
  name: 'disk.write',
  input: { vmId: 'vm-3', diskId: 'disk-4', sizeBytes: 65_536 },
  at: 1_767_225_600_000,
}

/** Opens a workspace with a million journal rows; beside it, bare SQLite opens the same file and counts the rows. */
export function measureOpen(): BenchResult {
  return inFolder((folder) => {
    const path = join(folder, 'open.understudy')
    const filled = open(path)
    valueOf(
      filled.transaction(() => {
        for (let row = 0; row < journalRows; row += 1) filled.appendJournal('input', payload)
        return ok(undefined)
      }),
    )
    valueOf(filled.close())
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(millisecondsUntilOpen(() => open(path)))
      bare.push(millisecondsUntilOpen(() => openAndCountBare(path)))
    }
    const value = median(ours)
    const baseline = { name: 'node:sqlite, open and count', value: median(bare) }
    return {
      name: 'workspace.open',
      value,
      unit: 'ms',
      baseline,
      ratio: value / baseline.value,
      budget: openMillisecondsMax,
      ok: value <= openMillisecondsMax,
    }
  })
}

/** Durable commands per second; beside it, bare SQLite inserts rows, each durable by itself. */
export function measureCommands(): BenchResult {
  return inFolder((folder) => {
    const workspace = open(join(folder, 'commands.understudy'))
    const bare = openBare(join(folder, 'bare.sqlite'))
    const insert = bare.prepare('INSERT INTO journal (kind, payload) VALUES (?, ?)')
    const text = JSON.stringify(payload)
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(perSecond(() => valueOf(workspace.transaction(() => ok(workspace.appendJournal('input', payload))))))
      theirs.push(perSecond(() => insert.run('input', text)))
    }
    valueOf(workspace.close())
    bare.close()
    const value = median(ours)
    const baseline = { name: 'node:sqlite, one synced insert each', value: median(theirs) }
    return {
      name: 'workspace.commands',
      value,
      unit: '1/s',
      baseline,
      ratio: value / baseline.value,
      budget: commandsPerSecondMin,
      ok: value >= commandsPerSecondMin,
    }
  })
}

function open(path: string): Workspace {
  return valueOf(
    openWorkspace({ path, mode: 'open-or-create', now: () => new Date(), applicationVersion: 'benchmark' }),
  )
}

function openBare(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec('CREATE TABLE journal (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL) STRICT')
  return database
}

function openAndCountBare(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  const found = database.prepare('SELECT count(*) AS rows, max(sequence) AS last FROM journal').get()
  if (found?.rows !== journalRows || found.last !== journalRows) throw new Error('the journal is incomplete')
  return database
}

function millisecondsUntilOpen(openIt: () => { close(): unknown }): number {
  const start = performance.now()
  const opened = openIt()
  const spent = performance.now() - start
  opened.close()
  return spent
}

function perSecond(command: () => void): number {
  const spent = milliseconds(() => {
    for (let done = 0; done < commands; done += 1) command()
  })
  return (commands / spent) * 1_000
}

function milliseconds(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function valueOf<Value>(reply: Reply<Value>): Value {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
  return reply.value
}
