/**
 * A checksum per row: SQLite finds a damaged page but not a digit that changed in the middle of a text. It guards against
 * damage, not against people: whoever can write the file can write the checksum as well. Snapshots and the audit trail have
 * hashes of their own.
 */
import { withDetail } from '../contract/problems.ts'
import { createHash } from 'node:crypto'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { problem } from './problem.ts'

/** What of a row its checksum covers, by table; the first column names the row in failures. */
export const checkedColumns = {
  journal: ['sequence', 'kind', 'payload'],
  roots: ['id', 'document', 'sealedKey'],
  certificates: ['id', 'rootId', 'document', 'sealedKey'],
  crls: ['id', 'rootId', 'crlNumber', 'document'],
  exports: ['sequence', 'certificateId', 'kind', 'path', 'thumbprint', 'at'],
  counters: ['name', 'lastReserved'],
  settings: ['key', 'value'],
  meanings: ['sequence', 'version', 'document'],
} as const

export type CheckedTable = keyof typeof checkedColumns
export const checkedTables = Object.keys(checkedColumns) as CheckedTable[]

type Columns = Readonly<Record<string, SQLOutputValue>>

/** A row that is no longer what was written. */
export interface UnreadableRow {
  readonly table: CheckedTable
  /** Its key as it is now, which may itself be what was damaged. */
  readonly id: string
}

/**
 * Gives the checksum of a row: 32 hexadecimal digits.
 * @param table Part of the checksum, so that no row fits into another table.
 * @param values Of the columns in the order of `checkedColumns`.
 */
export function checksumOf(table: CheckedTable, values: readonly SQLOutputValue[]): string {
  const text = JSON.stringify([table, ...values.map((value) => (typeof value === 'bigint' ? Number(value) : value))])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** Whether a row, read with all its columns, is what was written. */
export function isWhole(table: CheckedTable, row: Columns): boolean {
  const values = checkedColumns[table].map((column) => row[column] ?? null)
  return row.checksum === checksumOf(table, values)
}

/** Throws `workspace.damaged` with the name of a row that is not what was written. */
export function demandWhole(table: CheckedTable, row: Columns, path: string): void {
  if (!isWhole(table, row))
    throw problem('workspace.damaged', { path, problem: withDetail('checksum', nameOf(table, row)) })
}

/** Goes through tables and gives the rows that are not what was written. */
export function findUnreadableRows(
  database: DatabaseSync,
  tables: readonly CheckedTable[] = checkedTables,
): UnreadableRow[] {
  return tables.flatMap((table) => {
    const found: UnreadableRow[] = []
    for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).iterate()) {
      if (!isWhole(table, row)) found.push({ table, id: String(row[checkedColumns[table][0]]) })
    }
    return found
  })
}

/**
 * Writes the checksum of every row; for files of versions that had none.
 * @param tables The tables that such a version had.
 */
export function addChecksums(database: DatabaseSync, tables: readonly CheckedTable[]): void {
  for (const table of tables) {
    database.exec(`ALTER TABLE ${table} ADD COLUMN checksum TEXT NOT NULL DEFAULT ''`)
    const columns = checkedColumns[table]
    const read = database.prepare(
      `SELECT rowid AS place, ${columns.join(', ')} FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT 500`,
    )
    const write = database.prepare(`UPDATE ${table} SET checksum = ? WHERE rowid = ?`)
    for (let last: SQLOutputValue = -1; ;) {
      const rows: Columns[] = read.all(last)
      for (const row of rows) {
        const values = columns.map((column) => row[column] ?? null)
        write.run(checksumOf(table, values), row.place ?? null)
      }
      if (rows.length < 500) break
      last = rows.at(-1)?.place ?? 0
    }
  }
}

function nameOf(table: CheckedTable, row: Columns): string {
  return `${table} ${String(row[checkedColumns[table][0]])}`
}
