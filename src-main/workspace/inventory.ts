/**
 * What exists for real: roots, certificates, CRLs, and the files that were written from them. Documents are public data
 * as JSON; a private key is here only in its sealed form, which this layer cannot open.
 */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import {
  checksumOf,
  demandWhole,
  findUnreadableRows,
  isWhole,
  type CheckedTable,
  type UnreadableRow,
} from './checksums.ts'
import { fromJsonText, refusePlaintextKey, toJsonText } from './json-text.ts'

export interface RootRow {
  readonly id: string
  readonly document: unknown
  /** The private key, encrypted under the user's passphrase; nothing if only the certificate is held. */
  readonly sealedKey: string | null
}

export interface CertificateRow extends RootRow {
  readonly rootId: string
}

export interface CrlRow {
  readonly id: string
  readonly rootId: string
  /** The CRL number extension (RFC 5280, 5.2.3); two CRLs of a root never share one. */
  readonly crlNumber: number
  readonly document: unknown
}

/** One file that was written. */
export interface NewExport {
  /** The certificate, root or CRL that the file holds. */
  readonly certificateId: string
  /** What the file is, for example `compat.pfx`. */
  readonly kind: string
  readonly path: string
  readonly thumbprint: string
  /** Wall-clock time in ISO 8601, UTC. */
  readonly at: string
}

export interface ExportRow extends NewExport {
  readonly sequence: number
}

/** A certificate without its key, for reading many. */
interface CertificatePageRow {
  /** Its place in the order of insertion; the next page begins after it. */
  readonly row: number
  readonly id: string
  readonly rootId: string
  readonly document: unknown
  /** False if the row is not what was written; then nothing in it can be relied on, and `document` is null. */
  readonly isReadable: boolean
}

/** What was written since a revision, as far as this process wrote it; ids that were rolled back may be among them. */
interface InventoryChanges {
  readonly revision: number
  readonly rootIds: readonly string[]
  readonly certificateIds: readonly string[]
}

/**
 * A row that is not what was written is in no list; who asks for it by its id gets `workspace.damaged` with its name.
 */
export interface Inventory {
  /** Adds a root, or replaces the one with the same id. */
  saveRoot(row: RootRow): void
  findRoot(id: string): RootRow | undefined
  /** All roots in the order in which they were added, as with every list here. */
  listRoots(): RootRow[]
  /** Adds a certificate, or replaces the one with the same id. */
  saveCertificate(row: CertificateRow): void
  findCertificate(id: string): CertificateRow | undefined
  /** @param rootId Only the certificates of this root, if given. */
  listCertificates(rootId?: string): CertificateRow[]
  /** @param afterRow 0 for the first page, then the `row` of the last one read. */
  pageOfCertificates(afterRow: number, limit: number): CertificatePageRow[]
  countCertificates(rootId: string): number
  /** @param revision 0, or the revision of an earlier answer. */
  inventoryChangesSince(revision: number): InventoryChanges
  /** Adds a CRL. A CRL is never changed: the same id or the same number again breaks a constraint. */
  addCrl(row: CrlRow): void
  findCrl(id: string): CrlRow | undefined
  /** The CRL of a root with the highest number. */
  latestCrl(rootId: string): CrlRow | undefined
  /** @param rootId Only the CRLs of this root, if given. */
  listCrls(rootId?: string): CrlRow[]
  addExport(row: NewExport): ExportRow
  /** @param certificateId Only the files of this certificate, if given. */
  listExports(certificateId?: string): ExportRow[]
  /** Whether a file of this certificate was ever written. */
  hasExports(certificateId: string): boolean
  /** Rows of roots and CRLs that are in no list because they are damaged; those of certificates come with their pages. */
  unreadableRows(): UnreadableRow[]
}

type Columns = Record<string, SQLOutputValue>

/**
 * Prepares the inventory's statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param beforeWrite Called before every write.
 */
export function createInventory(database: DatabaseSync, path: string, beforeWrite: () => void): Inventory {
  const document = (table: string, row: Columns): unknown =>
    fromJsonText(String(row.document), path, `${table} ${String(row.id)}`)
  const sealedKey = (row: Columns): string | null => (row.sealedKey === null ? null : String(row.sealedKey))
  const toRoot = (row: Columns): RootRow => ({
    id: String(row.id),
    document: document('roots', row),
    sealedKey: sealedKey(row),
  })
  const toCertificate = (row: Columns): CertificateRow => ({
    id: String(row.id),
    rootId: String(row.rootId),
    document: document('certificates', row),
    sealedKey: sealedKey(row),
  })
  const toCrl = (row: Columns): CrlRow => ({
    id: String(row.id),
    rootId: String(row.rootId),
    crlNumber: Number(row.crlNumber),
    document: document('crls', row),
  })

  const saveRoot = database.prepare(
    `INSERT INTO roots (id, document, sealedKey, checksum) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET document = excluded.document, sealedKey = excluded.sealedKey,
       checksum = excluded.checksum`,
  )
  const saveCertificate = database.prepare(
    `INSERT INTO certificates (id, rootId, document, sealedKey, checksum) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET rootId = excluded.rootId, document = excluded.document, sealedKey = excluded.sealedKey,
       checksum = excluded.checksum`,
  )
  const addCrl = database.prepare('INSERT INTO crls (id, rootId, crlNumber, document, checksum) VALUES (?, ?, ?, ?, ?)')
  const newestCrl = database.prepare('SELECT * FROM crls WHERE rootId = ? ORDER BY crlNumber DESC LIMIT 1')
  const addExport = database.prepare(
    'INSERT INTO exports (sequence, certificateId, kind, path, thumbprint, at, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const lastExport = database.prepare('SELECT max(sequence) AS sequence FROM exports')
  const page = database.prepare('SELECT rowid AS row, * FROM certificates WHERE rowid > ? ORDER BY rowid LIMIT ?')
  const count = database.prepare('SELECT count(*) AS n FROM certificates WHERE rootId = ?')
  const changes = createChangeLog()
  const anyExport = database.prepare('SELECT 1 FROM exports WHERE certificateId = ? LIMIT 1')
  const roots = createReader(database, path, 'roots', 'id', toRoot)
  const certificates = createReader(database, path, 'certificates', 'rootId', toCertificate)
  const crls = createReader(database, path, 'crls', 'rootId', toCrl)
  const exports = createReader(database, path, 'exports', 'certificateId', toExport)

  return {
    saveRoot(row) {
      beforeWrite()
      changes.note('roots', row.id)
      run(saveRoot, 'roots', [row.id, toJsonText(row.document), sealed(row.sealedKey)])
    },
    findRoot: roots.find,
    listRoots: () => roots.list(),
    saveCertificate(row) {
      beforeWrite()
      changes.note('certificates', row.id)
      run(saveCertificate, 'certificates', [row.id, row.rootId, toJsonText(row.document), sealed(row.sealedKey)])
    },
    findCertificate: certificates.find,
    listCertificates: certificates.list,
    pageOfCertificates: (afterRow, limit) =>
      page.all(afterRow, limit).map((row) => ({
        row: Number(row.row),
        id: String(row.id),
        rootId: String(row.rootId),
        isReadable: isWhole('certificates', row),
        document: isWhole('certificates', row) ? document('certificates', row) : null,
      })),
    countCertificates: (rootId) => Number(count.get(rootId)?.n),
    inventoryChangesSince: changes.since,
    addCrl(row) {
      beforeWrite()
      run(addCrl, 'crls', [row.id, row.rootId, row.crlNumber, toJsonText(row.document)])
    },
    findCrl: crls.find,
    latestCrl(rootId) {
      const row = newestCrl.get(rootId)
      // An older one would say that what was revoked since is valid.
      if (row) demandWhole('crls', row, path)
      return row && toCrl(row)
    },
    listCrls: crls.list,
    addExport(row) {
      beforeWrite()
      const sequence = Number(lastExport.get()?.sequence ?? 0) + 1
      run(addExport, 'exports', [sequence, row.certificateId, row.kind, row.path, row.thumbprint, row.at])
      return { sequence, ...row }
    },
    listExports: exports.list,
    hasExports: (certificateId) => anyExport.get(certificateId) !== undefined,
    unreadableRows: () => findUnreadableRows(database, ['roots', 'crls']),
  }
}

/** Finds one row by its key, and lists all rows or those of one owner, in the order of insertion. */
function createReader<Row>(
  database: DatabaseSync,
  path: string,
  table: CheckedTable,
  ownerColumn: string,
  toRow: (row: Columns) => Row,
) {
  const key = table === 'exports' ? 'sequence' : 'id'
  const one = database.prepare(`SELECT * FROM ${table} WHERE ${key} = ?`)
  const all = database.prepare(`SELECT * FROM ${table} ORDER BY rowid`)
  const owned = database.prepare(`SELECT * FROM ${table} WHERE ${ownerColumn} = ? ORDER BY rowid`)
  return {
    find(id: string): Row | undefined {
      const row = one.get(id)
      if (row) demandWhole(table, row, path)
      return row && toRow(row)
    },
    list: (ownerId?: string): Row[] =>
      (ownerId === undefined ? all.all() : owned.all(ownerId)).filter((row) => isWhole(table, row)).map(toRow),
  }
}

/**
 * Remembers what was written, so that whoever keeps an index reads only that again. A write that is rolled back stays noted:
 * reading it once more does no harm.
 */
function createChangeLog() {
  const revisions = { roots: new Map<string, number>(), certificates: new Map<string, number>() }
  let revision = 0
  return {
    note(table: keyof typeof revisions, id: string): void {
      revision += 1
      revisions[table].set(id, revision)
    },
    since(from: number): InventoryChanges {
      const later = (table: keyof typeof revisions) =>
        from >= revision ? [] : [...revisions[table]].filter(([, at]) => at > from).map(([id]) => id)
      return { revision, rootIds: later('roots'), certificateIds: later('certificates') }
    },
  }
}

/** Writes a row with its checksum. */
function run(statement: StatementSync, table: CheckedTable, values: readonly (string | number | null)[]): void {
  statement.run(...values, checksumOf(table, values))
}

function sealed(key: string | null): string | null {
  if (key !== null) refusePlaintextKey(key)
  return key
}

function toExport(row: Columns): ExportRow {
  return {
    sequence: Number(row.sequence),
    certificateId: String(row.certificateId),
    kind: String(row.kind),
    path: String(row.path),
    thumbprint: String(row.thumbprint),
    at: String(row.at),
  }
}
