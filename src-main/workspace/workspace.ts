/**
 * The open workspace: one SQLite file that holds everything a user has. This layer keeps rows and knows nothing of what
 * they mean.
 *
 * Writing functions work inside `transaction` only. A problem with the file (full, damaged, not writable) is thrown as
 * `WorkspaceProblem` and comes out of the nearest `transaction` or `read` as a failed reply; a caller that reads
 * outside of both must expect the throw.
 */
import type { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Reply } from '../contract/failure.ts'
import { invariant } from '../kernel/invariant.ts'
import { createAttempts, type Attempts } from './attempts.ts'
import { createAuditTrail, type AuditTrail } from './audit-trail.ts'
import { truncateSync } from 'node:fs'
import { logPath } from './companions.ts'
import type { Place } from './place.ts'
import type { UnsavedChanges } from './unsaved.ts'
import { copyDatabase, cutJournal, type Recovery } from './copying.ts'
import { removeEmptyFile } from './file.ts'
import { createCounters, type Counters } from './counters.ts'
import { checkCompletely, type IntegrityFigures } from './integrity.ts'
import { createInventory, type Inventory } from './inventory.ts'
import { createJournal, type Journal } from './journal.ts'
import { createMeanings, type Meanings } from './meanings.ts'
import { failureOf, ownFailure } from './problem.ts'
import { createSnapshots, type Snapshots } from './snapshots.ts'
import { createSettings, type Settings } from './settings.ts'
import { createTransactions, demandTransaction, type Surroundings } from './transactions.ts'

export interface Workspace extends Journal, Meanings, Snapshots, Inventory, AuditTrail, Attempts, Counters, Settings {
  /** The file, absolute, or `:memory:`. */
  readonly path: string
  readonly isReadOnly: boolean
  /**
   * Does everything in `work` together or not at all. Returns when it is durable.
   * @param work Answers a reply; a failed one undoes what it wrote. May contain further transactions, which can fail
   *   on their own. Must not wait for anything.
   * @returns The reply of `work`, or the failure that kept it from being written.
   */
  transaction<Value>(work: () => Reply<Value>): Reply<Value>
  /** Reads, and answers a problem with the file as a failed reply. Go through a journal inside `work`. */
  read<Value>(work: () => Value): Reply<Value>
  /** Checks the whole file: seconds for a million journal rows. Fails with `workspace.damaged` and the first damage. */
  verifyIntegrity(): Reply<IntegrityFigures>
  /**
   * Writes everything into a new file, complete by itself. A damaged row stays what it is.
   * @param target Absolute; a file that exists is left as it is.
   */
  copyTo(target: string): Reply<void>
  /**
   * The same without the first damaged row of the journal and everything after it: the world before it.
   */
  recoverTo(target: string): Reply<Recovery>
  /**
   * Makes the file complete by itself when nothing was written for a while, and from time to time while much is. Call it
   * every second or so where the workspace stays open.
   */
  settle(): void
  /**
   * Writes everything into the one file and lets go of it, also if it fails. Closing again does nothing. Fails with
   * `workspace.displaced` if the file was taken away or written over meanwhile.
   */
  close(): Reply<void>
}

interface WorkspaceParts {
  /** An open, checked and migrated database that this process holds the lock of. */
  readonly database: DatabaseSync
  readonly path: string
  readonly isReadOnly: boolean
  readonly now: () => Date
  /** The file as such; null in memory and where nothing is written. */
  readonly file: OpenFile | null
  /** Tidies up beside the file, before the lock goes. */
  readonly beforeClose: () => void
  /** Called when the lock is gone. */
  readonly afterClose: () => void
}

/** A file that is written. */
interface OpenFile {
  /** Its own path, whatever links lead to it. */
  readonly path: string
  readonly place: Place
  readonly changes: UnsavedChanges
}

/** Puts the workspace together around an open database. */
export function createWorkspace(parts: WorkspaceParts): Workspace {
  const { database, path, isReadOnly, now } = parts
  const transactions = createTransactions(database, path, isReadOnly, parts.file ? around(parts.file) : undefined)
  const beforeWrite = demandTransaction(transactions)
  return {
    path,
    isReadOnly,
    ...createJournal(database, path, beforeWrite),
    ...createMeanings(database, path, beforeWrite),
    ...createSnapshots(database, beforeWrite),
    ...createInventory(database, path, beforeWrite),
    ...createAuditTrail(database, path, now, beforeWrite),
    ...createAttempts(database, path, now, beforeWrite),
    ...createCounters(database, path, transactions),
    ...createSettings(database, path, beforeWrite),
    transaction: transactions.transaction,
    read: transactions.read,
    verifyIntegrity: () => transactions.read(() => checkCompletely(database, path)),
    copyTo: (target) => copyDatabase(database, target, () => undefined),
    recoverTo: (target) => copyDatabase(database, target, cutJournal),
    settle() {
      if (database.isOpen && transactions.depth() === 0 && parts.file) settle(parts.file, path)
    },
    close() {
      if (!database.isOpen) return ok(undefined)
      invariant(transactions.depth() === 0, 'a workspace is not closed inside a transaction')
      return close(parts)
    },
  }
}

/** Nothing is acknowledged that goes into a file which is no longer the workspace. */
function around({ place, changes }: OpenFile): Surroundings {
  return {
    before() {
      place.demandUnchanged()
      changes.beforeChange()
    },
    after() {
      place.demandUnchanged()
      changes.afterChange()
    },
  }
}

/** A full disk or a file that is away shows at the next command, which says so; here it only means to try again. */
function settle({ place, changes }: OpenFile, path: string): void {
  try {
    place.demandUnchanged()
    changes.settle()
  } catch (error) {
    if (failureOf(error, path) === undefined) throw error
  }
}

function close({ database, path, file, beforeClose, afterClose }: WorkspaceParts): Reply<void> {
  const displaced = file === null ? undefined : ownFailure(() => file.place.demandUnchanged())
  const isOverwritten = file !== null && displaced !== undefined && file.place.isOverwritten()
  try {
    if (file !== null && isOverwritten) {
      // SQLite would put the rest of the log into the file that is another one now. What cannot be read it leaves alone.
      truncateSync(logPath(file.path), 0)
    } else if (file !== null) {
      // Without a write-ahead log beside it the workspace is one file, to be copied and mailed as it is. One that was
      // moved gets its rest where it is now.
      file.changes.save()
      database.exec('PRAGMA journal_mode = DELETE')
    }
    beforeClose()
    return displaced === undefined ? ok(undefined) : { ok: false, failure: displaced }
  } catch (error) {
    const failure = failureOf(error, path)
    if (failure === undefined) throw error
    if (displaced !== undefined) return { ok: false, failure: displaced }
    // Nothing is lost: what could not be moved into the file is still in the log beside it.
    return fail(failure.code, failure.params)
  } finally {
    database.close()
    if (file !== null && isOverwritten) removeEmptyFile(logPath(file.path))
    afterClose()
  }
}
