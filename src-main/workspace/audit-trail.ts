/**
 * Who did what when, as a chain: every entry's hash covers the entry before it, and the newest hash is kept apart, so
 * that an entry that was changed, taken out or cut off at the end shows. It keeps honest people honest; whoever can
 * write the file and run this code can write a new chain.
 */
import type { DatabaseSync } from 'node:sqlite'
import { chainHash, firstPreviousHash } from './hash-chain.ts'
import { fromJsonText, toJsonText } from './json-text.ts'

/** What is written down. Secrets do not belong here. */
export interface AuditEntry {
  /** For example `certificate.issued`. */
  readonly kind: string
  /** Id of what it was done to. */
  readonly subject: string
  readonly details: unknown
}

export interface AuditRow extends AuditEntry {
  readonly sequence: number
  /** Wall-clock time in ISO 8601, UTC. */
  readonly at: string
  readonly previousHash: string
  readonly hash: string
}

export interface AuditTrail {
  /** Adds an entry with the current time. */
  appendAudit(entry: AuditEntry): AuditRow
  /** @param fromSequence The first entry wanted; all if left out. */
  listAudit(fromSequence?: number): AuditRow[]
  /** The latest time that an entry says; null while there is none. */
  newestAuditAt(): string | null
  /** Follows the chain from the first entry to the last. */
  verifyAudit(): AuditVerification
}

interface AuditVerification {
  readonly isIntact: boolean
  readonly entryCount: number
  /** The first entry that does not fit; null while the chain holds, or when entries are missing at the end. */
  readonly brokenAtSequence: number | null
}

const headKey = 'auditHead'

/**
 * Prepares the trail's statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param now The wall clock.
 * @param beforeWrite Called before every write.
 */
export function createAuditTrail(
  database: DatabaseSync,
  path: string,
  now: () => Date,
  beforeWrite: () => void,
): AuditTrail {
  /** Once it was looked up; an entry that was rolled back may count, which does no harm. */
  let known: string | null | undefined
  const newest = database.prepare('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1')
  const count = database.prepare('SELECT count(*) AS n FROM audit')
  const insert = database.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)')
  const saveHead = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  const list = database.prepare('SELECT * FROM audit WHERE sequence >= ? ORDER BY sequence')
  return {
    appendAudit(entry) {
      beforeWrite()
      const { kind, subject, details } = entry
      const last = newest.get()
      const sequence = Number(last?.sequence ?? 0) + 1
      const previousHash = String(last?.hash ?? firstPreviousHash)
      const at = now().toISOString()
      const text = toJsonText(details)
      const hash = chainHash(previousHash, sequence, at, kind, subject, text)
      insert.run(sequence, at, kind, subject, text, previousHash, hash)
      saveHead.run(headKey, hash)
      if (known !== undefined && (known === null || at > known)) known = at
      return { sequence, at, kind, subject, details, previousHash, hash }
    },
    newestAuditAt() {
      if (known === undefined) {
        const newestAt = database.prepare('SELECT max(at) AS at FROM audit').get()?.at ?? null
        known = newestAt === null ? null : String(newestAt)
      }
      return known
    },
    listAudit(fromSequence = 1) {
      return list.all(fromSequence).map((row) => ({
        sequence: Number(row.sequence),
        at: String(row.at),
        kind: String(row.kind),
        subject: String(row.subject),
        details: fromJsonText(String(row.details), path, `audit ${String(row.sequence)}`),
        previousHash: String(row.previousHash),
        hash: String(row.hash),
      }))
    },
    verifyAudit() {
      const broken = findAuditBreak(database)
      return {
        isIntact: broken === undefined,
        entryCount: Number(count.get()?.n),
        brokenAtSequence: broken?.atSequence ?? null,
      }
    },
  }
}

/**
 * Follows the chain from the first entry to the last.
 * @returns Nothing if it holds, otherwise where it breaks: at an entry, or at none if entries are missing at the end.
 */
export function findAuditBreak(database: DatabaseSync): { readonly atSequence: number | null } | undefined {
  let previousHash = firstPreviousHash
  let sequence = 0
  for (const row of database.prepare('SELECT * FROM audit ORDER BY sequence').iterate()) {
    sequence += 1
    const hash = chainHash(
      previousHash,
      sequence,
      String(row.at),
      String(row.kind),
      String(row.subject),
      String(row.details),
    )
    const isIntact = row.sequence === sequence && row.previousHash === previousHash && row.hash === hash
    if (!isIntact) return { atSequence: sequence }
    previousHash = hash
  }
  const head = database.prepare('SELECT value FROM meta WHERE key = ?').get(headKey)
  return String(head?.value ?? firstPreviousHash) === previousHash ? undefined : { atSequence: null }
}
