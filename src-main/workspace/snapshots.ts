/** States that the journal led to, kept so that nobody has to replay it from the start. */
import type { DatabaseSync } from 'node:sqlite'

const latest = Number.MAX_SAFE_INTEGER

/** What is known of a snapshot without reading its state. */
export interface SnapshotHead {
  /** The last journal row that the state includes. */
  readonly sequence: number
  /** Names the shape of the state; whoever writes another shape cannot read this one. */
  readonly format: string
  /** Where on the virtual clock it stands, in milliseconds. */
  readonly instant: number
  /** How much had been done by then, in a unit of the writer's. */
  readonly work: number
}

export interface SnapshotRow extends SnapshotHead {
  readonly state: string
  readonly hash: string
}

export interface Snapshots {
  /** Keeps a state; a snapshot of the same sequence number is replaced. */
  saveSnapshot(snapshot: SnapshotRow): void
  /**
   * Gives the newest snapshot of a format among those of some rows.
   * @param fromSequence The first row, 1 if left out.
   * @param toSequence The last row, the end of the journal if left out.
   * @param instantMax Where on the virtual clock it may stand at most, anywhere if left out.
   */
  findSnapshot(format: string, fromSequence?: number, toSequence?: number, instantMax?: number): SnapshotRow | undefined
  /** All snapshots without their states, oldest first. */
  listSnapshots(): SnapshotHead[]
  /** Removes snapshots by their sequence numbers. */
  removeSnapshots(sequences: readonly number[]): void
}

/**
 * Prepares the statements.
 * @param database An open, migrated database.
 * @param beforeWrite Called before every write.
 */
export function createSnapshots(database: DatabaseSync, beforeWrite: () => void): Snapshots {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO snapshots (sequence, format, instant, work, state, hash) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const newest = database.prepare(
    `SELECT * FROM snapshots WHERE format = ? AND sequence BETWEEN ? AND ? AND instant <= ?
     ORDER BY sequence DESC LIMIT 1`,
  )
  const heads = database.prepare('SELECT sequence, format, instant, work FROM snapshots ORDER BY sequence')
  const remove = database.prepare('DELETE FROM snapshots WHERE sequence = ?')

  const headOf = (row: Record<string, unknown>): SnapshotHead => ({
    sequence: Number(row.sequence),
    format: String(row.format),
    instant: Number(row.instant),
    work: Number(row.work),
  })

  return {
    saveSnapshot({ sequence, format, instant, work, state, hash }) {
      beforeWrite()
      insert.run(sequence, format, instant, work, state, hash)
    },
    findSnapshot(format, fromSequence = 1, toSequence = latest, instantMax = latest) {
      const row = newest.get(format, fromSequence, toSequence, instantMax)
      return row && { ...headOf(row), state: String(row.state), hash: String(row.hash) }
    },
    listSnapshots: () => heads.all().map(headOf),
    removeSnapshots(sequences) {
      beforeWrite()
      for (const sequence of sequences) remove.run(sequence)
    },
  }
}
