/**
 * What is acknowledged is on disk, but first in the log beside the file. Whoever copies the file alone, or moves it after a
 * crash, would get less than was acknowledged and not know it. So the file itself says when its log holds more than it does:
 * a mark is set before the first change goes into the log, and taken away when everything has been moved into the file.
 */
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { logPath } from './companions.ts'
import type { Place } from './place.ts'
import { failureOf, problem } from './problem.ts'

const markKey = 'unsavedSince'
/** After this long without a change the file is made complete, in milliseconds. */
const quietMilliseconds = 2_000
/** As long as changes go on, what there is moves into the file this often. */
const saveMilliseconds = 5_000
const logBytesMax = 4 * 2 ** 20

export interface UnsavedChanges {
  /** Sets the mark; call it before a transaction that writes. */
  beforeChange(): void
  afterChange(): void
  /** Moves the log into the file when it is time to; call it every second or so, outside of transactions. */
  settle(): void
  /** Moves everything into the file and takes the mark away. */
  save(): void
}

/**
 * @param database An open database with a write-ahead log.
 * @param path The workspace file.
 * @param place Told of every write to the file.
 * @param now The wall clock.
 */
export function watchChanges(database: DatabaseSync, path: string, place: Place, now: () => Date): UnsavedChanges {
  const writeMark = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  const removeMark = database.prepare('DELETE FROM meta WHERE key = ?')
  let isMarked = readMark(database) !== null
  let changedAt = 0
  let movedAt = 0

  /** Waits for nobody: this process is the only one. */
  function moveLog(): void {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    place.note()
    movedAt = now().getTime()
  }

  /** Where there is no room for it in the file, it stays in the log, which is as durable. */
  function tryToMoveLog(): void {
    try {
      moveLog()
    } catch (error) {
      if (failureOf(error, path) === undefined) throw error
    }
  }

  function mark(): void {
    writeMark.run(markKey, now().toISOString())
    moveLog()
    isMarked = true
  }

  function save(): void {
    // First what was changed, then the mark: at no moment does the file say that it is complete and is not.
    moveLog()
    removeMark.run(markKey)
    moveLog()
    isMarked = false
  }

  return {
    beforeChange() {
      if (!isMarked) mark()
    },
    afterChange() {
      changedAt = now().getTime()
      if ((statSync(logPath(path), { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) tryToMoveLog()
    },
    settle() {
      if (!isMarked) return
      const at = now().getTime()
      // A clock that was set back makes either span negative, which is no reason to wait.
      const isOver = (since: number, span: number) => at - since >= span || at < since
      if (isOver(changedAt, quietMilliseconds)) save()
      else if (isOver(movedAt, saveMilliseconds)) mark()
    },
    save,
  }
}

/** When the file was last complete, as far as it says itself; null if it is complete. */
export function readMark(database: DatabaseSync): string | null {
  const row = database.prepare('SELECT value FROM meta WHERE key = ?').get(markKey)
  return row === undefined ? null : String(row.value)
}

/** Takes the mark away without moving anything, because what is missing is lost or was never there. */
export function removeMarkOf(database: DatabaseSync): void {
  database.prepare('DELETE FROM meta WHERE key = ?').run(markKey)
}

/**
 * Refuses a file that says that its log holds more, when there is no log.
 * @param path The file, which is one of ours; it is only read.
 * @throws `workspace.logMissing`
 */
export function demandLog(path: string): void {
  if (existsSync(logPath(path))) return
  const savedAt = peekMark(path)
  if (savedAt === null) return
  throw problem('workspace.logMissing', { path, log: basename(logPath(path)), savedAt: readable(savedAt) })
}

/** Without locking and without a log, or SQLite would make a new one beside the file. */
function peekMark(path: string): string | null {
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  const database = new DatabaseSync(url, { readOnly: true })
  try {
    return readMark(database)
  } catch {
    // What is wrong with it is found and said by the checks that follow.
    return null
  } finally {
    database.close()
  }
}

function readable(savedAt: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(savedAt) ? `${savedAt.slice(0, 19).replace('T', ' ')} UTC` : '?'
}
