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
import { createAuditTrail, type AuditTrail } from './audit-trail.ts'
import { createCounters, type Counters } from './counters.ts'
import { checkCompletely, type IntegrityFigures } from './integrity.ts'
import { createInventory, type Inventory } from './inventory.ts'
import { createJournal, type Journal } from './journal.ts'
import { failureOf } from './problem.ts'
import { createSnapshots, type Snapshots } from './snapshots.ts'
import { createSettings, type Settings } from './settings.ts'
import { createTransactions, demandTransaction } from './transactions.ts'

export interface Workspace extends Journal, Snapshots, Inventory, AuditTrail, Counters, Settings {
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
  /** Writes everything into the one file and lets go of it, also if it fails. Closing again does nothing. */
  close(): Reply<void>
}

interface WorkspaceParts {
  /** An open, checked and migrated database that this process holds the lock of. */
  readonly database: DatabaseSync
  readonly path: string
  readonly isReadOnly: boolean
  readonly now: () => Date
  /** Tidies up beside the file, before the lock goes. */
  readonly beforeClose: () => void
  /** Called when the lock is gone. */
  readonly afterClose: () => void
}

/** Puts the workspace together around an open database. */
export function createWorkspace(parts: WorkspaceParts): Workspace {
  const { database, path, isReadOnly, now } = parts
  const transactions = createTransactions(database, path, isReadOnly)
  const beforeWrite = demandTransaction(transactions)
  return {
    path,
    isReadOnly,
    ...createJournal(database, path, beforeWrite),
    ...createSnapshots(database, beforeWrite),
    ...createInventory(database, path, beforeWrite),
    ...createAuditTrail(database, path, now, beforeWrite),
    ...createCounters(database, transactions),
    ...createSettings(database, path, beforeWrite),
    transaction: transactions.transaction,
    read: transactions.read,
    verifyIntegrity: () => transactions.read(() => checkCompletely(database, path)),
    close() {
      if (!database.isOpen) return ok(undefined)
      invariant(transactions.depth() === 0, 'a workspace is not closed inside a transaction')
      return close(parts)
    },
  }
}

function close({ database, path, isReadOnly, beforeClose, afterClose }: WorkspaceParts): Reply<void> {
  try {
    // Without a write-ahead log beside it the workspace is one file, to be copied and mailed as it is.
    if (!isReadOnly) database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
    beforeClose()
    return ok(undefined)
  } catch (error) {
    const failure = failureOf(error, path)
    if (failure === undefined) throw error
    // Nothing is lost: what could not be moved into the file is still in the log beside it.
    return fail(failure.code, failure.params)
  } finally {
    database.close()
    afterClose()
  }
}
