/**
 * The tables of a workspace, as the steps in which they came to be. A step is never edited once a version with it has
 * been given to users: what changes is a new step at the end.
 */
import type { DatabaseSync } from 'node:sqlite'
import { addChecksums } from './checksums.ts'

/** "UnSt" in ASCII: how `file` and we tell a workspace from any other SQLite database. */
export const applicationId = 0x556e5374

const firstTables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE journal (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL) STRICT;
  CREATE TABLE snapshots (sequence INTEGER PRIMARY KEY, state TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
  CREATE TABLE roots (id TEXT PRIMARY KEY, document TEXT NOT NULL, sealedKey TEXT) STRICT;
  CREATE TABLE certificates (
    id TEXT PRIMARY KEY,
    rootId TEXT NOT NULL REFERENCES roots (id),
    document TEXT NOT NULL,
    sealedKey TEXT
  ) STRICT;
  CREATE INDEX certificatesByRoot ON certificates (rootId);
  CREATE TABLE crls (
    id TEXT PRIMARY KEY,
    rootId TEXT NOT NULL REFERENCES roots (id),
    crlNumber INTEGER NOT NULL,
    document TEXT NOT NULL,
    UNIQUE (rootId, crlNumber)
  ) STRICT;
  CREATE TABLE exports (
    sequence INTEGER PRIMARY KEY,
    certificateId TEXT NOT NULL,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    thumbprint TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX exportsByCertificate ON exports (certificateId);
  CREATE TABLE counters (name TEXT PRIMARY KEY, lastReserved INTEGER NOT NULL) STRICT;
  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previousHash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`

/**
 * A snapshot says which state format it has (none of the first version's can be read any more), where on the virtual clock
 * it stands and how many timers had been armed by then. Where branches of the journal begin is found without reading
 * what lies between them.
 */
const describedSnapshots = `
  ALTER TABLE snapshots ADD COLUMN format TEXT NOT NULL DEFAULT '';
  ALTER TABLE snapshots ADD COLUMN instant INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE snapshots ADD COLUMN work INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX branchRows ON journal (sequence) WHERE kind = 'branch';
`

/** What commands meant is kept beside the journal, and rows that have none are found without reading what is in them. */
const meanings = `
  CREATE TABLE meanings (
    sequence INTEGER PRIMARY KEY REFERENCES journal (sequence),
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    checksum TEXT NOT NULL DEFAULT ''
  ) STRICT;
  CREATE INDEX inputRows ON journal (sequence) WHERE kind = 'input';
`

/** What was tried in a lab, refused or not; empty elsewhere. */
const attempts = `
  CREATE TABLE attempts (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    instant INTEGER NOT NULL,
    kind TEXT NOT NULL,
    details TEXT NOT NULL,
    previousHash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
`

/** Step n leads from version n - 1 to version n. */
type MigrationStep = (database: DatabaseSync) => void

export const migrationSteps: readonly MigrationStep[] = [
  (database) => database.exec(firstTables),
  (database) => database.exec(describedSnapshots),
  // A row says whether it is still what was written.
  (database) => addChecksums(database, ['journal', 'roots', 'certificates', 'crls', 'exports', 'counters', 'settings']),
  (database) => database.exec(meanings),
  (database) => database.exec(attempts),
]

export const schemaVersion = migrationSteps.length

/**
 * Brings the tables up to date, one step after the other, all in one transaction: a file is never left between two
 * versions. Must be called outside a transaction.
 * @param database An open database of ours, or an empty one.
 * @param steps All steps from the first on.
 */
export function migrate(database: DatabaseSync, steps: readonly MigrationStep[] = migrationSteps): void {
  const version = readVersion(database)
  if (version >= steps.length) return
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const step of steps.slice(version)) step(database)
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${steps.length}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Gives the version of the tables in a database: 0 if it has none. */
export function readVersion(database: DatabaseSync): number {
  return readPragma(database, 'user_version')
}

/** Gives the mark that says which application a database belongs to. */
export function readApplicationId(database: DatabaseSync): number {
  return readPragma(database, 'application_id')
}

function readPragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
}
