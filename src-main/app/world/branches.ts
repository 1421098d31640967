/**
 * The journal as a tree. Rows are only ever added at the end of the file; a row of the kind `branch` says that what follows
 * belongs to another branch: one that begins at a past row and moment, or one that is opened again and goes on from its
 * own last row. So nothing that was written is lost by going back, and a crash leaves either the old branch or the new one.
 */
import { withDetail } from '../../contract/problems.ts'
import { z } from 'zod'
import { fail } from '../../contract/failure.ts'
import * as ids from '../../contract/ids.ts'
import type { BranchView } from '../../contract/views/branch.ts'
import { WorkspaceProblem, type JournalRow, type Workspace } from '../../workspace/index.ts'

/** Rows from one sequence number to another, both included. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

const branchRow = z.discriminatedUnion('event', [
  /** A branch begins with the world after a row of its parent's, moved on to an instant. */
  z.object({
    event: z.literal('began'),
    branchId: ids.branchId,
    parentBranchId: ids.branchId,
    name: z.string().nullable(),
    forkSequence: z.int().min(1),
    forkInstant: ids.instant,
    /** Where the clock of the branch stood that was left. */
    leftInstant: ids.instant,
    /** Whether it was gone back for it; in rows that do not say so the instants tell. */
    isRewind: z.boolean().optional(),
  }),
  z.object({ event: z.literal('opened'), branchId: ids.branchId, leftInstant: ids.instant }),
  z.object({ event: z.literal('named'), branchId: ids.branchId, name: z.string() }),
])
export type BranchRow = z.infer<typeof branchRow>

interface Branch {
  readonly branchId: string
  name: string | null
  readonly parentBranchId: string | null
  /** The last row of the parent that it includes. */
  readonly forkSequence: number
  readonly fromInstant: number
  leftInstant: number | null
  readonly ranges: { from: number; to: number }[]
}

export interface JournalBranches {
  readonly currentId: string
  has(branchId: string): boolean
  /** The id for the next branch that begins. */
  nextId(): string
  /** All rows that lead to the end of a branch, its ancestors' included, in order. */
  rowsOf(branchId: string, toSequence?: number): RowRange[]
  /** @param now Where the clock of the current branch stands. */
  views(now: number): BranchView[]
}

const firstBranchId = 'branch-1'

/** Reads the tree from the rows that tell of it. */
export function readBranches(workspace: Workspace): JournalBranches {
  const first = branchFrom(firstBranchId, null, null, 0, startInstantOf(workspace), 1)
  const branches = new Map([[firstBranchId, first]])
  let current = first
  for (const row of workspace.readBranchRows()) {
    const payload = parseBranchRow(workspace, row)
    if (payload.event === 'named') {
      find(payload.branchId, row).name = payload.name
      continue
    }
    current.ranges.at(-1)!.to = row.sequence - 1
    current.leftInstant = payload.leftInstant
    if (payload.event === 'opened') {
      current = find(payload.branchId, row)
      current.ranges.push({ from: row.sequence, to: Number.MAX_SAFE_INTEGER })
    } else {
      const { branchId, parentBranchId, name, forkSequence, forkInstant } = payload
      find(parentBranchId, row)
      current = branchFrom(branchId, parentBranchId, name, forkSequence, forkInstant, row.sequence)
      branches.set(branchId, current)
    }
  }

  function find(branchId: string, row: JournalRow): Branch {
    const branch = branches.get(branchId)
    if (branch === undefined) throw damaged(workspace, row, branchId)
    return branch
  }

  return {
    currentId: current.branchId,
    has: (branchId) => branches.has(branchId),
    nextId: () => `branch-${branches.size + 1}`,
    rowsOf(branchId, toSequence = Number.MAX_SAFE_INTEGER) {
      const backwards: RowRange[] = []
      let end = toSequence
      for (let branch = branches.get(branchId); branch !== undefined; branch = parentOf(branch)) {
        for (const { from, to } of branch.ranges.toReversed()) {
          if (from <= end) backwards.push({ from, to: Math.min(to, end) })
        }
        end = Math.min(end, branch.forkSequence)
      }
      return backwards.reverse()
    },
    views: (now) =>
      [...branches.values()].map((branch) => ({
        branchId: branch.branchId,
        name: branch.name,
        parentBranchId: branch.parentBranchId,
        fromInstant: branch.fromInstant,
        tipInstant: branch === current ? now : (branch.leftInstant ?? branch.fromInstant),
        isCurrent: branch === current,
      })),
  }

  function parentOf(branch: Branch): Branch | undefined {
    return branch.parentBranchId === null ? undefined : branches.get(branch.parentBranchId)
  }
}

/** Reads a row of the kind `branch`. */
export function parseBranchRow(workspace: Workspace, row: JournalRow): BranchRow {
  const parsed = branchRow.safeParse(row.payload)
  if (!parsed.success) throw damaged(workspace, row, 'branch')
  return parsed.data
}

/**
 * The problem of a row that makes no sense.
 * @param member Which part of the row, by the name that the journal gives it.
 */
export function damaged(workspace: Workspace, row: JournalRow, member: string): WorkspaceProblem {
  const params = { path: workspace.path, problem: withDetail('row', `journal ${row.sequence}, ${member}`) }
  return new WorkspaceProblem(fail('workspace.damaged', params).failure)
}

function branchFrom(
  branchId: string,
  parentBranchId: string | null,
  name: string | null,
  forkSequence: number,
  fromInstant: number,
  firstRow: number,
): Branch {
  const ranges = [{ from: firstRow, to: Number.MAX_SAFE_INTEGER }]
  return { branchId, name, parentBranchId, forkSequence, fromInstant, leftInstant: null, ranges }
}

function startInstantOf(workspace: Workspace): number {
  const [row] = workspace.readJournal(1, 1)
  const created = z.object({ startInstant: ids.instant }).safeParse(row?.payload)
  if (row === undefined || !created.success) {
    const params = { path: workspace.path, problem: withDetail('row', 'journal 1, world.created') }
    throw new WorkspaceProblem(fail('workspace.damaged', params).failure)
  }
  return created.data.startInstant
}
