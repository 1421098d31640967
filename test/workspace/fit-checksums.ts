/** Rows that a test changes behind the workspace's back get the checksum of what they are now. */
import type { DatabaseSync } from 'node:sqlite'
import { checkedColumns, checkedTables, checksumOf, type CheckedTable } from '../../src-main/workspace/checksums.ts'

export function fitChecksums(database: DatabaseSync, tables: readonly CheckedTable[] = checkedTables): void {
  for (const table of tables) {
    const write = database.prepare(`UPDATE ${table} SET checksum = ? WHERE rowid = ?`)
    for (const row of database.prepare(`SELECT rowid AS place, * FROM ${table}`).all()) {
      const values = checkedColumns[table].map((column) => row[column] ?? null)
      write.run(checksumOf(table, values), row.place ?? null)
    }
  }
}
