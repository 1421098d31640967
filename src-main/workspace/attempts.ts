/**
 * What somebody tried, refused or not, with the wall time: a chain beside the journal, which holds only what was carried out and
 * knows no wall time. It is written where it is asked for, in labs, and empty elsewhere. Secrets do not belong here.
 */
import type { DatabaseSync } from 'node:sqlite'
import { chainHash, firstPreviousHash } from './hash-chain.ts'
import { fromJsonText, toJsonText } from './json-text.ts'

interface Attempt {
  /** For example `done`, `refused`, `answer`, `back`, `handIn`. */
  readonly kind: string
  /** Virtual time, in milliseconds since 1970 UTC. */
  readonly instant: number
  readonly details: unknown
}

export interface AttemptRow extends Attempt {
  readonly sequence: number
  /** Wall-clock time in ISO 8601, UTC. */
  readonly at: string
  readonly previousHash: string
  readonly hash: string
}

export interface Attempts {
  /** Adds an attempt with the current time. */
  appendAttempt(attempt: Attempt): AttemptRow
  /** Takes rows of an earlier or later state of this log over as they are; they must go on from its last one. */
  keepAttempts(rows: readonly AttemptRow[]): void
  /** @param fromSequence The first one wanted; all if left out. */
  listAttempts(fromSequence?: number): AttemptRow[]
}

const headKey = 'attemptsHead'

/**
 * Prepares the log's statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param now The wall clock.
 * @param beforeWrite Called before every write.
 */
export function createAttempts(
  database: DatabaseSync,
  path: string,
  now: () => Date,
  beforeWrite: () => void,
): Attempts {
  const newest = database.prepare('SELECT sequence, hash FROM attempts ORDER BY sequence DESC LIMIT 1')
  const insert = database.prepare('INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?)')
  const saveHead = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  const list = database.prepare('SELECT * FROM attempts WHERE sequence >= ? ORDER BY sequence')

  function write({ sequence, at, instant, kind, details, previousHash, hash }: AttemptRow): void {
    insert.run(sequence, at, instant, kind, toJsonText(details), previousHash, hash)
    saveHead.run(headKey, hash)
  }

  return {
    appendAttempt({ kind, instant, details }) {
      beforeWrite()
      const last = newest.get()
      const sequence = Number(last?.sequence ?? 0) + 1
      const previousHash = String(last?.hash ?? firstPreviousHash)
      const at = now().toISOString()
      const hash = chainHash(previousHash, sequence, at, instant, kind, toJsonText(details))
      const row = { sequence, at, instant, kind, details, previousHash, hash }
      write(row)
      return row
    },
    keepAttempts(rows) {
      beforeWrite()
      for (const row of rows) write(row)
    },
    listAttempts: (fromSequence = 1) =>
      list.all(fromSequence).map((row) => ({
        sequence: Number(row.sequence),
        at: String(row.at),
        instant: Number(row.instant),
        kind: String(row.kind),
        details: fromJsonText(String(row.details), path, `attempts ${String(row.sequence)}`),
        previousHash: String(row.previousHash),
        hash: String(row.hash),
      })),
  }
}

/**
 * Follows the chain from the first attempt to the last.
 * @returns Nothing if it holds, otherwise where it breaks: at a row, or at none if rows are missing at the end.
 */
export function findAttemptsBreak(database: DatabaseSync): { readonly atSequence: number | null } | undefined {
  let previousHash = firstPreviousHash
  let sequence = 0
  for (const row of database.prepare('SELECT * FROM attempts ORDER BY sequence').iterate()) {
    sequence += 1
    const { at, instant, kind, details } = row
    const hash = chainHash(previousHash, sequence, String(at), Number(instant), String(kind), String(details))
    if (row.sequence !== sequence || row.previousHash !== previousHash || row.hash !== hash)
      return { atSequence: sequence }
    previousHash = hash
  }
  const head = database.prepare('SELECT value FROM meta WHERE key = ?').get(headKey)
  return String(head?.value ?? firstPreviousHash) === previousHash ? undefined : { atSequence: null }
}
