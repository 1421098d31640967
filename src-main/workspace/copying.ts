/**
 * A workspace in a second file: as it is, or up to the row before one that was damaged. The first file is only read.
 */
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Reply } from '../contract/failure.ts'
import { checksumOf, findUnreadableRows } from './checksums.ts'
import { createPrivateFile, removeFile } from './file.ts'
import { failureOf, problem } from './problem.ts'
import { removeMarkOf } from './unsaved.ts'

export interface Recovery {
  /** The last row of the journal that the copy has. */
  readonly lastSequence: number
  /** How many rows came after it. */
  readonly lostRows: number
}

/**
 * Writes a database, with what its log holds, into a new file that only its owner can read.
 * @param database The open database.
 * @param target The new file, absolute; one that exists is left as it is.
 * @param change Changes the copy before it is finished.
 * @returns Nothing, or `workspace.unwritable` with `EEXIST` or what else is in the way, `workspace.diskFull`.
 */
export function copyDatabase<Result>(
  database: DatabaseSync,
  target: string,
  change: (copy: DatabaseSync) => Result,
): Reply<Result> {
  let isNew = false
  try {
    isNew = createPrivateFile(target)
    if (!isNew) throw problem('workspace.unwritable', { path: target, problem: 'EEXIST' })
    // Who only reads does so in one long transaction, in which SQLite copies nothing.
    const isReading = database.isTransaction
    if (isReading) database.exec('COMMIT')
    try {
      database.prepare('VACUUM INTO ?').run(target)
    } finally {
      if (isReading) database.exec('BEGIN')
    }
    const copy = new DatabaseSync(target)
    try {
      copy.exec('BEGIN IMMEDIATE')
      // A copy is complete, whatever the first file says of itself.
      removeMarkOf(copy)
      const result = change(copy)
      copy.exec('COMMIT; PRAGMA wal_checkpoint; VACUUM')
      return ok(result)
    } finally {
      copy.close()
    }
  } catch (error) {
    if (isNew) removeFile(target)
    const failure = failureOf(error, target)
    if (failure === undefined) throw error
    return fail(failure.code, failure.params)
  }
}

/** Takes the first damaged row of the journal and everything after it out of a copy. */
export function cutJournal(copy: DatabaseSync): Recovery {
  const first = findUnreadableRows(copy, ['journal']).map(({ id }) => Number(id))[0]
  const before = Number(copy.prepare('SELECT count(*) AS n FROM journal').get()?.n)
  const lastSequence = first === undefined ? before : first - 1
  copy.prepare('DELETE FROM meanings WHERE sequence > ?').run(lastSequence)
  // One that is damaged is written again when the copy is opened.
  const forget = copy.prepare('DELETE FROM meanings WHERE sequence = ?')
  for (const { id } of findUnreadableRows(copy, ['meanings'])) forget.run(Number(id))
  copy.prepare('DELETE FROM journal WHERE sequence > ?').run(lastSequence)
  copy.prepare('DELETE FROM snapshots WHERE sequence > ?').run(lastSequence)
  return { lastSequence, lostRows: before - lastSequence }
}

/** How many numbers may have been given that the file does not know of. */
const numbersSkipped = 1_000

/** Leaves out numbers that may have been given in what was lost: none is ever given twice. */
export function skipNumbers(database: DatabaseSync): void {
  const save = database.prepare('UPDATE counters SET lastReserved = ?, checksum = ? WHERE name = ?')
  for (const { name, lastReserved } of database.prepare('SELECT name, lastReserved FROM counters').all()) {
    const last = Number(lastReserved) + numbersSkipped
    save.run(last, checksumOf('counters', [String(name), last]), String(name))
  }
}
