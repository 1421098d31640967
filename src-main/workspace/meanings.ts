/**
 * What commands of the journal meant when they were given, beside the journal: names of things that may be gone by now. It
 * follows from the journal, so a row that is missing or of an older version is written again by a replay.
 */
import type { DatabaseSync } from 'node:sqlite'
import { checksumOf, demandWhole } from './checksums.ts'
import { fromJsonText, toJsonText } from './json-text.ts'

export interface Meanings {
  /**
   * Keeps what a command meant; what was kept of the same row is replaced.
   * @param sequence The row of the journal.
   * @param version Names the shape of the document.
   */
  saveMeaning(sequence: number, version: number, document: unknown): void
  /** The documents of some rows of one version, by the row; the last row is included. */
  readMeanings(version: number, fromSequence: number, toSequence: number): Map<number, unknown>
  /** The rows of the kind `input` that have no meaning of a version, in order. */
  rowsWithoutMeaning(version: number): number[]
}

/**
 * Prepares the statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param beforeWrite Called before every write.
 */
export function createMeanings(database: DatabaseSync, path: string, beforeWrite: () => void): Meanings {
  const save = database.prepare(
    'INSERT OR REPLACE INTO meanings (sequence, version, document, checksum) VALUES (?, ?, ?, ?)',
  )
  const read = database.prepare('SELECT * FROM meanings WHERE version = ? AND sequence BETWEEN ? AND ?')
  // The condition is that of the partial index, word for word, so no payload is read for it.
  const without = database.prepare(
    `SELECT sequence FROM journal WHERE kind = 'input'
     AND NOT EXISTS (SELECT 1 FROM meanings WHERE meanings.sequence = journal.sequence AND meanings.version = ?)
     ORDER BY sequence`,
  )
  return {
    saveMeaning(sequence, version, document) {
      beforeWrite()
      const text = toJsonText(document)
      save.run(sequence, version, text, checksumOf('meanings', [sequence, version, text]))
    },
    readMeanings(version, fromSequence, toSequence) {
      const found = new Map<number, unknown>()
      for (const row of read.all(version, fromSequence, toSequence)) {
        demandWhole('meanings', row, path)
        const sequence = Number(row.sequence)
        found.set(sequence, fromJsonText(String(row.document), path, `meanings ${sequence}`))
      }
      return found
    },
    rowsWithoutMeaning: (version) => without.all(version).map((row) => Number(row.sequence)),
  }
}
