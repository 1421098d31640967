/** Proves that a workspace is what its journal says: `understudy workspace verify`. */
import { withDetail } from '../../contract/problems.ts'
import { judgePeer } from '../../authority/verdict/verdict.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { Workspace } from '../../workspace/index.ts'
import { readBranches } from './branches.ts'
import { readWorld, replayInSlices, type Replayed, type ReplayOptions } from './replay.ts'

const rules = { judgePeer }

export interface VerifyTask {
  readonly signal?: AbortSignal
  readonly progress?: (done: number, total: number) => void
  /** Names the first row of the inventory that makes no sense, if one does. */
  readonly findNonsense?: (workspace: Workspace) => string | undefined
}

/**
 * Checks the file, replays every branch of the journal from its first row, and compares the hash at each snapshot on the
 * way and that of the newest snapshot with the rows after it.
 * @param workspace An open workspace; read-only is enough.
 * @param task Ends it, and is told how many rows have been replayed.
 * @returns The hash of the current branch (null where no world has begun, as in a file that was copied before anything was saved
 *   into it) and the number of rows, or `workspace.damaged`, `workspace.replayRefused`,
 *   `workspace.hashDiffers`.
 */
export async function verifyWorkspace(
  workspace: Workspace,
  { signal, progress, findNonsense }: VerifyTask = {},
): Promise<Reply<{ worldHash: string | null; journalLength: number }>> {
  const intact = workspace.verifyIntegrity()
  if (!intact.ok) return intact
  const nonsense = findNonsense?.(workspace)
  if (nonsense !== undefined)
    return fail('workspace.damaged', { path: workspace.path, problem: withDetail('row', nonsense) })
  if (workspace.journalLength() === 0) return ok({ worldHash: null, journalLength: 0 })
  const tree = readWorld(workspace, () => readBranches(workspace))
  if (!tree.ok) return tree
  const branches = tree.value
  const total = workspace.journalLength()
  const replay = (options: Pick<ReplayOptions, 'rows' | 'fromStart'>): Promise<Reply<Replayed>> =>
    replayInSlices(
      { workspace, rules, ...options },
      {
        task: 'workspace.verify',
        ...(signal ? { signal } : {}),
        progress: ({ sequence }) => progress?.(sequence, total),
      },
    )
  const others = branches.views(0).filter(({ isCurrent }) => !isCurrent)
  for (const { branchId } of others) {
    const replayed = await replay({ rows: branches.rowsOf(branchId), fromStart: true })
    if (!replayed.ok) return replayed
  }
  const rows = branches.rowsOf(branches.currentId)
  const replayed = await replay({ rows, fromStart: true })
  if (!replayed.ok) return replayed
  const opened = await replay({ rows })
  if (!opened.ok) return opened
  const actual = replayed.value.emulator.hash()
  const expected = opened.value.emulator.hash()
  return actual === expected
    ? ok({ worldHash: actual, journalLength: workspace.journalLength() })
    : fail('workspace.hashDiffers', { expected, actual })
}
