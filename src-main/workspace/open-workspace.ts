/**
 * Opens the workspace file, or says why not and leaves it byte for byte as it is.
 *
 * One process at a time: the file is held with SQLite's exclusive lock for as long as it is open. That lock belongs to
 * the process, so nothing is left behind by a crash, and it spares SQLite the shared-memory file.
 */
import { withDetail } from '../contract/problems.ts'
import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Reply } from '../contract/failure.ts'
import { logPath, refuseForeignCompanions } from './companions.ts'
import {
  createPrivateFile,
  demandWritable,
  hasContent,
  makePrivate,
  refuseForeignFile,
  removeEmptyFile,
  removeFile,
} from './file.ts'
import { readHolder, removeHolder, thisHolder, writeHolder } from './holder.ts'
import { skipNumbers } from './copying.ts'
import { checkIdentity, checkQuickly } from './integrity.ts'
import { openingFailureOf, problem } from './problem.ts'
import { watchPlace, type Place } from './place.ts'
import { migrate, readVersion, schemaVersion } from './schema.ts'
import { demandLog, readMark, removeMarkOf, watchChanges } from './unsaved.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** `open-or-create` makes a missing file, `open` does not, `read-only` writes nothing at all. */
export type WorkspaceMode = 'open-or-create' | 'open' | 'read-only'

export interface OpenWorkspaceOptions {
  /** The file, or `:memory:` for a workspace that ends with the process. */
  readonly path: string
  readonly mode: WorkspaceMode
  /** The wall clock, for the audit trail. */
  readonly now: () => Date
  /** Written into the file, so that whoever gets it knows what wrote it. */
  readonly applicationVersion: string
  /** Nobody keeps it, whatever becomes of the computer: what is acknowledged need not be on the disk. */
  readonly isThrownAway?: boolean
  /** How large the file may become; writing more fails as a full disk does. */
  readonly sizeBytesMax?: number
  /** Opens a file whose log is missing with what it holds. */
  readonly acceptsLoss?: boolean
}

const memoryPath = ':memory:'

/** How long a process that is just closing the file may take, in milliseconds. */
const lockWaitMilliseconds = 250

/**
 * The files that this process has open. Opening and closing one of them again, other than through SQLite, would drop
 * SQLite's lock (POSIX advisory locks, https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
const heldPaths = new Set<string>()

/**
 * Opens a workspace.
 * @returns The workspace; or `workspace.missing`, `workspace.notAWorkspace`, `workspace.damaged`, `workspace.newer`,
 *   `workspace.locked` with its holder, `workspace.logMissing`, `workspace.companionRefused`, `workspace.unwritable`, `workspace.diskFull` or `file.unreadable`.
 */
export function openWorkspace(options: OpenWorkspaceOptions): Reply<Workspace> {
  const path = options.path === memoryPath ? memoryPath : resolve(options.path)
  try {
    return ok(path === memoryPath ? openInMemory(options) : openFile({ ...options, path }))
  } catch (error) {
    const failure = openingFailureOf(error, path)
    if (failure === undefined) throw error
    // The user's name for it, which may be a link.
    if (failure.code !== 'workspace.locked') return fail(failure.code, { ...failure.params, path })
    return fail('workspace.locked', { path, holder: heldPaths.has(realPath(path)) ? thisHolder() : readHolder(path) })
  }
}

function openInMemory(options: OpenWorkspaceOptions): Workspace {
  const database = new DatabaseSync(memoryPath)
  limitSize(database, options.sizeBytesMax)
  migrate(database)
  configure(database, options)
  return createWorkspace({
    database,
    path: memoryPath,
    isReadOnly: false,
    now: options.now,
    file: null,
    beforeClose: () => undefined,
    afterClose: () => undefined,
  })
}

function openFile(options: OpenWorkspaceOptions): Workspace {
  const { path, mode, now } = options
  const heldPath = realPath(path)
  if (heldPaths.has(heldPath)) throw problem('workspace.locked', { path, holder: thisHolder() })
  const isReadOnly = mode === 'read-only'
  const isNew = mode === 'open-or-create' && createPrivateFile(path)
  heldPaths.add(heldPath)
  let place: Place | undefined
  const letGo = () => {
    place?.release()
    heldPaths.delete(heldPath)
  }
  try {
    refuseForeignFile(heldPath, mode === 'open-or-create')
    refuseForeignCompanions(heldPath)
    if (options.acceptsLoss !== true) demandLog(heldPath)
    if (!isReadOnly) demandWritable(heldPath)
    const watched = isReadOnly ? null : (place = watchPlace(heldPath))
    const database = isReadOnly ? openForReading(heldPath) : openForWriting({ ...options, path: heldPath }, isNew)
    return letGoUnlessDone(database, () => {
      // A log that was put there in the meantime.
      refuseForeignCompanions(heldPath)
      watched?.note()
      const changes = watched && watchChanges(database, heldPath, watched, now)
      return createWorkspace({
        database,
        path,
        isReadOnly,
        now,
        file: watched && changes && { path: heldPath, place: watched, changes },
        beforeClose: () => (isReadOnly ? undefined : removeCompanions(heldPath)),
        afterClose: letGo,
      })
    })
  } catch (error) {
    letGo()
    // A disk that was full before anything was in it. Still ours: what nobody wrote to nobody has opened.
    if (isNew) removeEmptyFile(heldPath)
    throw error
  }
}

function openForReading(path: string): DatabaseSync {
  return letGoUnlessDone(new DatabaseSync(path, { readOnly: true, timeout: lockWaitMilliseconds }), (database) => {
    // A read transaction for as long as the file is open: what is read fits together, and nobody writes meanwhile.
    database.exec('BEGIN')
    checkIdentity(database, path)
    if (readVersion(database) < schemaVersion) {
      throw problem('workspace.unwritable', {
        path,
        problem: withDetail('formatOlder', `${readVersion(database)} < ${schemaVersion}`),
      })
    }
    checkQuickly(database, path)
    return database
  })
}

function openForWriting(options: OpenWorkspaceOptions, isNew: boolean): DatabaseSync {
  const { path } = options
  // After a crash, closing a writable connection would move the log into the file, even a file that is refused. So
  // such a file is first looked at through a connection that cannot write.
  const isChecked = hasContent(logPath(path))
  if (isChecked) openForChecking(path).close()
  return letGoUnlessDone(new DatabaseSync(path, { timeout: lockWaitMilliseconds }), (database) => {
    // Rolled back, because a commit would give an empty file a header that names no application.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK')
    const isEmpty = Number(database.prepare('PRAGMA page_count').get()?.page_count) === 0
    if (!isEmpty) checkIdentity(database, path)
    if (!isEmpty && !isChecked) checkQuickly(database, path)
    try {
      writeHolder(path)
      makePrivate(path)
      limitSize(database, options.sizeBytesMax)
      const synchronous = options.isThrownAway === true ? 'OFF' : 'FULL'
      database.exec(`PRAGMA synchronous = ${synchronous}`)
      // Before the log is switched on, so that the file's own header names the application and the version.
      migrate(database)
      if (options.acceptsLoss === true && readMark(database) !== null) {
        skipNumbers(database)
        removeMarkOf(database)
      }
      // When the log is moved into the file is decided in `unsaved.ts`.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0')
      configure(database, options)
      return database
    } catch (error) {
      removeHolder(path)
      // Still under the lock: a moment later the file could be another process's workspace.
      if (isNew) removeUnfinished(path)
      throw error
    }
  })
}

function removeUnfinished(path: string): void {
  try {
    for (const ending of ['', '-wal', '-shm', '-journal']) removeFile(path + ending)
  } catch {
    // Windows does not remove an open file. What stays is empty and will be taken for a new workspace.
  }
}

function openForChecking(path: string): DatabaseSync {
  return letGoUnlessDone(new DatabaseSync(path, { readOnly: true, timeout: lockWaitMilliseconds }), (database) => {
    checkIdentity(database, path)
    checkQuickly(database, path)
    return database
  })
}

/** Runs a step of opening; if it throws, the database is closed and with it the lock is gone. */
function letGoUnlessDone<Result>(database: DatabaseSync, step: (database: DatabaseSync) => Result): Result {
  try {
    return step(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function limitSize(database: DatabaseSync, sizeBytesMax: number | undefined): void {
  if (sizeBytesMax === undefined) return
  const pageBytes = Number(database.prepare('PRAGMA page_size').get()?.page_size)
  database.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(sizeBytesMax / pageBytes))}`)
}

function configure(database: DatabaseSync, options: OpenWorkspaceOptions): void {
  database.exec(`
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA journal_size_limit = 67108864;
  `)
  const save = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  const saveNew = database.prepare('INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)')
  const at = options.now().toISOString()
  database.exec('BEGIN IMMEDIATE')
  saveNew.run('createdAt', at)
  saveNew.run('createdBy', options.applicationVersion)
  save.run('openedAt', at)
  save.run('openedBy', options.applicationVersion)
  database.exec('COMMIT')
}

/** Called while the lock is held, so nobody else can be using these files. */
function removeCompanions(path: string): void {
  removeFile(`${path}-shm`)
  removeHolder(path)
}

/** The file's own path, whatever links lead to it; also for a file that is still to be made. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(realPath(folder), basename(path))
  }
}
