/**
 * All or nothing: what is written inside a transaction is durable together when it answers, or was never there. SQLite
 * knows nothing of replies; this is where a failed reply becomes a rollback and an SQLite error a failed reply.
 */
import type { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Failure, type Reply } from '../contract/failure.ts'
import { invariant } from '../kernel/invariant.ts'
import { failureOf } from './problem.ts'

/** What is done around every outermost transaction. */
export interface Surroundings {
  /** Before it begins; what it throws keeps it from beginning. */
  before(): void
  /** When it is durable; what it throws makes its reply a failed one. */
  after(): void
}

export interface Transactions {
  /** How many transactions are open within one another. */
  depth(): number
  transaction<Value>(work: () => Reply<Value>): Reply<Value>
  read<Value>(work: () => Value): Reply<Value>
}

/**
 * @param database An open database.
 * @param path The workspace file, for failures.
 * @param isReadOnly Whether every transaction is refused.
 * @param surroundings Left out where there is no file.
 */
export function createTransactions(
  database: DatabaseSync,
  path: string,
  isReadOnly: boolean,
  surroundings?: Surroundings,
): Transactions {
  let depth = 0
  /** The first problem inside the outermost transaction. After it nothing may be committed, whoever ignored it. */
  let doom: Failure | undefined

  /** Runs something that may throw a problem, and answers the problem as a reply. Defects pass through. */
  function guard<Value>(work: () => Reply<Value>): Reply<Value> {
    try {
      return work()
    } catch (error) {
      const failure = failureOf(error, path)
      if (failure === undefined) throw error
      doom ??= failure
      return { ok: false, failure }
    }
  }

  function undo(level: number): void {
    // SQLite has already rolled back by itself after some errors, a full disk among them.
    if (!database.isTransaction) return
    database.exec(level === 0 ? 'ROLLBACK' : `ROLLBACK TO level${level}; RELEASE level${level}`)
  }

  function runWithin<Value>(level: number, work: () => Reply<Value>): Reply<Value> {
    let isKept = false
    depth += 1
    try {
      const reply = guard(work)
      if (!reply.ok) return reply
      if (doom !== undefined) return { ok: false, failure: doom }
      database.exec(level === 0 ? 'COMMIT' : `RELEASE level${level}`)
      isKept = true
      if (level === 0) surroundings?.after()
      return reply
    } finally {
      depth -= 1
      if (!isKept) undo(level)
    }
  }

  return {
    depth: () => depth,
    transaction(work) {
      if (!database.isOpen) return fail('core.closed')
      if (isReadOnly) return fail('workspace.unwritable', { path, problem: 'readOnly' })
      const level = depth
      if (level === 0) doom = undefined
      return guard(() => {
        if (level === 0) surroundings?.before()
        database.exec(level === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT level${level}`)
        return runWithin(level, work)
      })
    },
    read(work) {
      if (!database.isOpen) return fail('core.closed')
      return guard(() => ok(work()))
    },
  }
}

/**
 * Makes the check that every writing function calls first: a write on its own would be durable by itself, apart from
 * what belongs to it.
 */
export function demandTransaction(transactions: Pick<Transactions, 'depth'>): () => void {
  return () => invariant(transactions.depth() > 0, 'a workspace is written inside a transaction only')
}
