/**
 * Numbers that are never given twice: serial numbers, CRL numbers, ids. A number is on disk as used before the caller
 * sees it, so a crash can waste numbers but not repeat one.
 */
import type { DatabaseSync } from 'node:sqlite'
import { ok, type Reply } from '../contract/failure.ts'
import { invariant } from '../kernel/invariant.ts'
import { checksumOf, demandWhole } from './checksums.ts'
import type { Transactions } from './transactions.ts'

export interface Counters {
  /**
   * Takes the next numbers of a counter, durably. Not allowed inside a transaction, whose rollback would give the
   * numbers back after they were seen.
   * @param name For example `serial` or `crl root-1`; a new counter begins at 1.
   * @param count How many numbers in a row.
   * @returns The first of them.
   */
  reserve(name: string, count?: number): Reply<number>
  /** The highest number given so far, 0 if none. */
  lastReserved(name: string): number
}

/**
 * Prepares the counters' statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param transactions What makes a reservation durable.
 */
export function createCounters(database: DatabaseSync, path: string, transactions: Transactions): Counters {
  const find = database.prepare('SELECT * FROM counters WHERE name = ?')
  const save = database.prepare('INSERT OR REPLACE INTO counters (name, lastReserved, checksum) VALUES (?, ?, ?)')
  const lastReserved = (name: string): number => {
    const row = find.get(name)
    // A damaged one could give a number twice.
    if (row) demandWhole('counters', row, path)
    return Number(row?.lastReserved ?? 0)
  }
  return {
    lastReserved,
    reserve(name, count = 1) {
      invariant(transactions.depth() === 0, 'numbers are reserved before the transaction that uses them')
      invariant(Number.isSafeInteger(count) && count >= 1, `cannot reserve ${count} numbers`)
      return transactions.transaction(() => {
        const last = lastReserved(name)
        invariant(Number.isSafeInteger(last + count), `the counter ${name} has run out`)
        save.run(name, last + count, checksumOf('counters', [name, last + count]))
        return ok(last + 1)
      })
    },
  }
}
