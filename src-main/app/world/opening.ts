/** Opening a world: the newest snapshot and the rows after it, or all rows where some of them lack their meaning. */
import type { Reply } from '../../contract/failure.ts'
import type { EmulatorRules } from '../../emulator/index.ts'
import type { Workspace } from '../../workspace/index.ts'
import type { JournalBranches } from './branches.ts'
import type { CertificateNames } from './meaning.ts'
import { notingOf } from './noting.ts'
import { replayInSlices, type Replayed, type ReplayOptions } from './replay.ts'
import { rowsUpTo } from './snapshots.ts'

export interface OpeningOptions {
  readonly workspace: Workspace
  readonly rules: EmulatorRules
  readonly names: CertificateNames
  /** Ends the opening, which may replay a long journal. */
  readonly signal?: AbortSignal
  /** Told how many rows of the journal have been replayed, of how many. */
  readonly progress?: (done: number, total: number) => void
}

/**
 * Replays the journal of the current branch, and notes down what rows of any branch meant that do not say so yet. A row that
 * cannot be replayed any more has no meaning, which is no reason to refuse a world that a snapshot holds.
 */
export async function replayAndNote(
  { workspace, rules, names, signal, progress }: OpeningOptions,
  branches: JournalBranches,
): Promise<Reply<Replayed>> {
  const total = workspace.journalLength()
  const replay = (options: Pick<ReplayOptions, 'rows' | 'noting'>) =>
    replayInSlices(
      { workspace, rules, ...options },
      {
        task: 'workspace.open',
        ...(signal ? { signal } : {}),
        progress: ({ sequence }) => progress?.(sequence, total),
      },
    )
  const isEnded = (reply: Reply<unknown>) => !reply.ok && reply.failure.code === 'core.cancelled'
  const rows = branches.rowsOf(branches.currentId)
  const noting = notingOf(workspace, names, rows)
  const noted = noting && (await replay({ rows, noting }))
  const opened = noted?.ok === true || (noted && isEnded(noted)) ? noted : await replay({ rows })
  if (!opened.ok) return opened
  for (const { branchId, isCurrent } of branches.views(0)) {
    if (isCurrent) continue
    const others = branches.rowsOf(branchId)
    const missing = notingOf(workspace, names, others)
    if (missing === undefined) continue
    const replayed = await replay({ rows: [...rowsUpTo(others, missing.lastRow)], noting: missing })
    if (isEnded(replayed)) return replayed
  }
  return opened
}
