/** The inputs in the order in which they came, and snapshots of what they led to. */
import type { DatabaseSync } from 'node:sqlite'
import { invariant } from '../kernel/invariant.ts'
import { fromJsonText, toJsonText } from './json-text.ts'

export interface JournalRow {
  /** 1, 2, 3 and so on, without gaps. */
  readonly sequence: number
  readonly kind: string
  readonly payload: unknown
}

export interface SnapshotRow {
  /** The last journal row that the state includes. */
  readonly sequence: number
  readonly state: string
  readonly hash: string
}

export interface Journal {
  /** Adds a row at the end and gives its sequence number. */
  appendJournal(kind: string, payload: unknown): number
  /** The sequence number of the last row, 0 in an empty journal. */
  journalLength(): number
  /**
   * Reads rows in order, in batches, so that a long journal is never in memory as a whole. Rows that are added
   * while it is read are read too.
   * @param fromSequence The first row wanted.
   * @param limit How many rows at most; all if left out.
   */
  readJournal(fromSequence: number, limit?: number): Iterable<JournalRow>
  /** Keeps a state; a snapshot of the same sequence number is replaced. */
  saveSnapshot(sequence: number, state: string, hash: string): void
  /**
   * Gives the newest snapshot.
   * @param atOrBefore Only snapshots up to this sequence number, if given.
   */
  latestSnapshot(atOrBefore?: number): SnapshotRow | undefined
  /** Removes all snapshots but the newest ones and says how many it removed. */
  trimSnapshots(keep: number): number
}

const batchRows = 500

/**
 * Prepares the journal's statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param beforeWrite Called before every write.
 */
export function createJournal(database: DatabaseSync, path: string, beforeWrite: () => void): Journal {
  const insert = database.prepare('INSERT INTO journal (kind, payload) VALUES (?, ?)')
  const last = database.prepare('SELECT max(sequence) AS sequence FROM journal')
  const batch = database.prepare('SELECT * FROM journal WHERE sequence >= ? ORDER BY sequence LIMIT ?')
  const insertSnapshot = database.prepare('INSERT OR REPLACE INTO snapshots (sequence, state, hash) VALUES (?, ?, ?)')
  const newestSnapshot = database.prepare(
    'SELECT sequence, state, hash FROM snapshots WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1',
  )
  const trim = database.prepare(
    'DELETE FROM snapshots WHERE sequence NOT IN (SELECT sequence FROM snapshots ORDER BY sequence DESC LIMIT ?)',
  )

  function* read(fromSequence: number, limit = Number.POSITIVE_INFINITY): Generator<JournalRow> {
    let next = fromSequence
    let left = limit
    while (left > 0) {
      const wanted = Math.min(left, batchRows)
      const rows = batch.all(next, wanted)
      for (const row of rows) {
        const sequence = Number(row.sequence)
        yield {
          sequence,
          kind: String(row.kind),
          payload: fromJsonText(String(row.payload), path, `journal ${sequence}`),
        }
        next = sequence + 1
      }
      if (rows.length < wanted) return
      left -= rows.length
    }
  }

  return {
    appendJournal(kind, payload) {
      beforeWrite()
      return Number(insert.run(kind, toJsonText(payload)).lastInsertRowid)
    },
    journalLength: () => Number(last.get()?.sequence ?? 0),
    readJournal: read,
    saveSnapshot(sequence, state, hash) {
      beforeWrite()
      insertSnapshot.run(sequence, state, hash)
    },
    latestSnapshot(atOrBefore = Number.MAX_SAFE_INTEGER) {
      const row = newestSnapshot.get(atOrBefore)
      return row && { sequence: Number(row.sequence), state: String(row.state), hash: String(row.hash) }
    },
    trimSnapshots(keep) {
      invariant(Number.isSafeInteger(keep) && keep >= 0, `cannot keep ${keep} snapshots`)
      beforeWrite()
      return Number(trim.run(keep).changes)
    },
  }
}
