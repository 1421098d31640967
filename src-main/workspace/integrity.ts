/**
 * Is the file what we wrote? A quick answer for every opening, and the complete one on demand. Both only read, and both
 * throw a problem.
 */
import { withDetail, type ProblemText } from '../contract/problems.ts'
import { DatabaseSync } from 'node:sqlite'
import { findAttemptsBreak } from './attempts.ts'
import { findAuditBreak } from './audit-trail.ts'
import { findUnreadableRows } from './checksums.ts'
import { problem } from './problem.ts'
import { applicationId, migrate, migrationSteps, readApplicationId, readVersion, schemaVersion } from './schema.ts'

/** Up to this size SQLite checks the whole file while it is opened; beyond, only its small tables and both ends. */
const wholeCheckBytesMax = 64 * 2 ** 20

/** How many damaged rows are named. */
const namesMax = 5

const bigTables = ['journal', 'meanings', 'snapshots', 'audit']

export interface IntegrityFigures {
  readonly journalRows: number
  readonly snapshots: number
  readonly auditEntries: number
}

/** Refuses a database of another application or of a newer version. */
export function checkIdentity(database: DatabaseSync, path: string): void {
  if (readApplicationId(database) !== applicationId) throw problem('workspace.notAWorkspace', { path })
  const version = readVersion(database)
  if (version > schemaVersion) throw problem('workspace.newer', { path, version, supported: schemaVersion })
}

/**
 * Checks what can be checked within a fraction of a second, however long the journal is. Damage in the middle of a
 * big table shows when it is read, or in `checkCompletely`.
 */
export function checkQuickly(database: DatabaseSync, path: string): void {
  checkSchema(database, path)
  if (fileBytes(database) <= wholeCheckBytesMax) {
    report(path, database.prepare('PRAGMA quick_check(1)').all())
    return
  }
  for (const table of tableNames(database)) {
    if (!bigTables.includes(table)) report(path, database.prepare(`PRAGMA quick_check('${table}')`).all())
  }
  for (const table of bigTables) {
    database.prepare(`SELECT * FROM ${table} ORDER BY sequence LIMIT 1`).get()
    database.prepare(`SELECT * FROM ${table} ORDER BY sequence DESC LIMIT 1`).get()
  }
}

/**
 * Checks every page, index and reference, the checksum of every row, that the journal has no gap and is JSON, and the chains of the
 * audit trail and of what was tried.
 * @returns How much there was to check.
 */
export function checkCompletely(database: DatabaseSync, path: string): IntegrityFigures {
  checkIdentity(database, path)
  checkSchema(database, path)
  report(path, database.prepare('PRAGMA integrity_check(1)').all())
  const orphan = database.prepare('PRAGMA foreign_key_check').get()
  if (orphan)
    throw damaged(
      path,
      withDetail('reference', `${String(orphan.table)} ${String(orphan.rowid)} → ${String(orphan.parent)}`),
    )
  const unreadable = findUnreadableRows(database)
  if (unreadable.length > 0)
    throw damaged(path, withDetail('checksum', listOf(unreadable.map(({ table, id }) => `${table} ${id}`))))
  const figures = countRows(database)
  checkJournal(database, path, figures.journalRows)
  const auditBreak = findAuditBreak(database)
  if (auditBreak !== undefined) throw damaged(path, problemOfChain('audit', auditBreak.atSequence))
  const attemptsBreak = findAttemptsBreak(database)
  if (attemptsBreak !== undefined) throw damaged(path, problemOfChain('attempts', attemptsBreak.atSequence))
  return figures
}

/** A schema that differs may hold triggers or views that someone else put there, so nothing of it may run. */
function checkSchema(database: DatabaseSync, path: string): void {
  const model = new DatabaseSync(':memory:')
  try {
    migrate(model, migrationSteps.slice(0, readVersion(database)))
    if (describeSchema(database) !== describeSchema(model)) throw damaged(path, 'schema')
  } finally {
    model.close()
  }
}

function describeSchema(database: DatabaseSync): string {
  const rows = database
    .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY name`)
    .all()
  // SQLite keeps the statement as it was typed; how it was indented says nothing about the table.
  return JSON.stringify(rows).replace(/(?:\\n|\s)+/g, ' ')
}

function checkJournal(database: DatabaseSync, path: string, rows: number): void {
  const ends = database.prepare('SELECT min(sequence) AS first, max(sequence) AS last FROM journal').get()
  if (rows > 0 && (ends?.first !== 1 || ends.last !== rows)) throw damaged(path, withDetail('rowMissing', 'journal'))
  const bad = database.prepare('SELECT sequence FROM journal WHERE NOT json_valid(payload) LIMIT 1').get()
  if (bad) throw damaged(path, withDetail('json', `journal ${String(bad.sequence)}`))
}

function countRows(database: DatabaseSync): IntegrityFigures {
  const count = (table: string): number => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  return { journalRows: count('journal'), snapshots: count('snapshots'), auditEntries: count('audit') }
}

function fileBytes(database: DatabaseSync): number {
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
  const pageBytes = Number(database.prepare('PRAGMA page_size').get()?.page_size)
  return pages * pageBytes
}

function tableNames(database: DatabaseSync): string[] {
  return database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
    .map((row) => String(row.name))
}

/** The first few names, and how many there are more. */
function listOf(names: readonly string[]): string {
  const more = names.length - namesMax
  return names.slice(0, namesMax).join(', ') + (more > 0 ? ` +${more}` : '')
}

/** SQLite's checks answer one row `ok`, or one row per problem. */
function report(path: string, rows: readonly Record<string, unknown>[]): void {
  const first = String(Object.values(rows[0] ?? {})[0] ?? 'quick_check')
  if (first !== 'ok') throw damaged(path, withDetail('sqlite', first.replace(/\s+/g, ' ')))
}

function problemOfChain(table: string, atSequence: number | null): ProblemText {
  return atSequence === null ? withDetail('rowMissing', table) : withDetail('checksum', `${table} ${atSequence}`)
}

function damaged(path: string, what: ProblemText): Error {
  return problem('workspace.damaged', { path, problem: what })
}
