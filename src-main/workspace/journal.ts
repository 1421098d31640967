/** The inputs in the order in which they came. Snapshots of what they led to are in `snapshots.ts`. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { checksumOf, demandWhole } from './checksums.ts'
import { fromJsonText, toJsonText } from './json-text.ts'

export interface JournalRow {
  /** 1, 2, 3 and so on, without gaps. */
  readonly sequence: number
  readonly kind: string
  readonly payload: unknown
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
  /** The rows that say where branches of the journal begin and go on, found by an index. */
  readBranchRows(): JournalRow[]
}

const batchRows = 500

/**
 * Prepares the journal's statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param beforeWrite Called before every write.
 */
export function createJournal(database: DatabaseSync, path: string, beforeWrite: () => void): Journal {
  const insert = database.prepare('INSERT INTO journal (sequence, kind, payload, checksum) VALUES (?, ?, ?, ?)')
  const last = database.prepare('SELECT max(sequence) AS sequence FROM journal')
  const batch = database.prepare('SELECT * FROM journal WHERE sequence >= ? ORDER BY sequence LIMIT ?')
  // The condition is that of the partial index, word for word.
  const branchRows = database.prepare("SELECT * FROM journal WHERE kind = 'branch' ORDER BY sequence")

  const length = (): number => Number(last.get()?.sequence ?? 0)

  function parsed(row: Record<string, SQLOutputValue>): JournalRow {
    const sequence = Number(row.sequence)
    demandWhole('journal', row, path)
    return {
      sequence,
      kind: String(row.kind),
      payload: fromJsonText(String(row.payload), path, `journal ${sequence}`),
    }
  }

  function* read(fromSequence: number, limit = Number.POSITIVE_INFINITY): Generator<JournalRow> {
    let next = fromSequence
    let left = limit
    while (left > 0) {
      const wanted = Math.min(left, batchRows)
      const rows = batch.all(next, wanted)
      for (const row of rows) {
        const journalRow = parsed(row)
        yield journalRow
        next = journalRow.sequence + 1
      }
      if (rows.length < wanted) return
      left -= rows.length
    }
  }

  return {
    appendJournal(kind, payload) {
      beforeWrite()
      const sequence = length() + 1
      const text = toJsonText(payload)
      insert.run(sequence, kind, text, checksumOf('journal', [sequence, kind, text]))
      return sequence
    },
    journalLength: length,
    readJournal: read,
    readBranchRows: () => branchRows.all().map(parsed),
  }
}
