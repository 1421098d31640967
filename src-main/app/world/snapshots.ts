/**
 * When a snapshot is taken, and which are kept. Their distance is measured in work, because what they save is replaying:
 * within one there are at most so many rows and timers as take some tenths of a second. The older they are the sparser
 * they become, so that going back costs no more than a share of how far one goes, and the file stays small.
 */
import { createHash } from 'node:crypto'
import type { Emulator, World } from '../../emulator/index.ts'
import { worldFormat } from '../../emulator/index.ts'
import { ok } from '../../contract/failure.ts'
import type { SnapshotHead, Workspace } from '../../workspace/index.ts'
import type { KeptActivity } from '../base/events.ts'
import type { RowRange } from './branches.ts'

/** What a snapshot holds, as JSON. */
export interface SnapshotDocument {
  readonly world: World
  readonly activities: readonly KeptActivity[]
}

/** The shape of `SnapshotDocument` around the world; counted up with it. */
const documentFormat = 2

/** Snapshots of another format are never read: their state may lack what this version relies on. */
const snapshotFormat = `${worldFormat}.${documentFormat}`

const rowsBetween = 500
/** Timers that may be armed between two snapshots; a large world costs more to save, so it is saved less often. */
const timersBetween = 250_000
const timersBetweenPerVm = 2_500
/** What a row weighs beside a timer. */
const timersPerRow = 20

interface SnapshotKeeper {
  /** Counts a row that was written. */
  countRow(): void
  isDue(world: World): boolean
  /** Saves the world at the end of the journal and forgets what has become superfluous. */
  save(emulator: Emulator, activities: readonly KeptActivity[]): void
  /** The world was replaced by one that was read. */
  restart(world: World): void
}

/** Looks after the snapshots of a workspace. */
export function createSnapshotKeeper(workspace: Workspace): SnapshotKeeper {
  let rowsSince = 0
  let workAtLast = 0
  return {
    countRow: () => void (rowsSince += 1),
    isDue(world) {
      if (rowsSince >= rowsBetween) return true
      return workOf(world) - workAtLast >= workBetweenSnapshots(world)
    },
    save(emulator, activities) {
      const { world } = emulator
      const state = JSON.stringify({ world, activities } satisfies SnapshotDocument)
      // Inside the transaction, which says so if the workspace is closed already.
      const saved = workspace.transaction(() => {
        const sequence = workspace.journalLength()
        const head = { sequence, format: snapshotFormat, instant: world.now, work: workOf(world) }
        workspace.saveSnapshot({ ...head, state, hash: digestOf(state) })
        workspace.removeSnapshots(superfluous(workspace.listSnapshots(), head))
        return ok(undefined)
      })
      // A snapshot only saves time at the next start; without it the journal still holds everything.
      if (saved.ok) this.restart(world)
    },
    restart(world) {
      rowsSince = 0
      workAtLast = workOf(world)
    },
  }
}

/**
 * Finds the newest snapshot that this version can read. One whose text is no longer the one that was written only costs the
 * time to replay from an older one.
 * @param rows Where it may stand.
 * @param instantMax Where on the virtual clock it may stand at most.
 */
export function findSnapshot(
  workspace: Workspace,
  rows: readonly RowRange[],
  instantMax?: number,
): { readonly sequence: number; readonly document: SnapshotDocument } | undefined {
  for (const { from, to } of rows.toReversed()) {
    const row = workspace.findSnapshot(snapshotFormat, from, to, instantMax)
    if (row === undefined) continue
    if (row.hash !== digestOf(row.state))
      return findSnapshot(workspace, [...rowsUpTo(rows, row.sequence - 1)], instantMax)
    // The text is one that `save` of the same format wrote.
    return { sequence: row.sequence, document: JSON.parse(row.state) as SnapshotDocument }
  }
  return undefined
}

/**
 * Chooses the snapshots that may go: those of other formats, and of the others all but the oldest and the newest of each
 * age. An age reaches to twice the one before.
 */
function superfluous(heads: readonly SnapshotHead[], tip: SnapshotHead): number[] {
  const byAge = new Map<number, number[]>()
  const going: number[] = []
  for (const head of heads) {
    if (head.format !== tip.format) {
      going.push(head.sequence)
      continue
    }
    const work = (tip.sequence - head.sequence) * timersPerRow + Math.abs(tip.work - head.work)
    const age = Math.floor(Math.log2(1 + work / timersBetween))
    byAge.set(age, [...(byAge.get(age) ?? []), head.sequence])
  }
  for (const sequences of byAge.values()) going.push(...sequences.slice(1, -1))
  return going
}

/** The rows up to one of them. */
export function* rowsUpTo(rows: readonly RowRange[], toSequence: number): Generator<RowRange> {
  for (const { from, to } of rows) if (from <= toSequence) yield { from, to: Math.min(to, toSequence) }
}

/** Of the text, because the canonical hash of a large world takes longer than all the rest of a snapshot. */
function digestOf(state: string): string {
  return createHash('sha256').update(state).digest('hex')
}

/** How many timers are armed at most between two snapshots. */
export function workBetweenSnapshots(world: World): number {
  return Math.max(timersBetween, timersBetweenPerVm * world.vms.length)
}

/** How many timers have been armed so far. */
export function workOf(world: World): number {
  return world.timers.nextSequence
}
