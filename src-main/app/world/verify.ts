/** Proves that a workspace is what its journal says: `understudy workspace verify`. */
import { judgePeer } from '../../authority/verdict/verdict.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { Workspace } from '../../workspace/index.ts'
import { readBranches } from './branches.ts'
import { readWorld, replayNow } from './replay.ts'

const rules = { judgePeer }

/**
 * Checks the file, replays every branch of the journal from its first row, and compares the hash at each snapshot on the
 * way and that of the newest snapshot with the rows after it.
 * @param workspace An open workspace; read-only is enough.
 * @returns The hash of the current branch and the number of rows, or `workspace.damaged`, `workspace.replayRefused`,
 *   `workspace.hashDiffers`.
 */
export function verifyWorkspace(workspace: Workspace): Reply<{ worldHash: string; journalLength: number }> {
  const intact = workspace.verifyIntegrity()
  if (!intact.ok) return intact
  const compared = readWorld(workspace, () => {
    const branches = readBranches(workspace)
    const others = branches.views(0).filter(({ isCurrent }) => !isCurrent)
    for (const { branchId } of others) {
      replayNow({ workspace, rules, rows: branches.rowsOf(branchId), fromStart: true })
    }
    const rows = branches.rowsOf(branches.currentId)
    const replayed = replayNow({ workspace, rules, rows, fromStart: true }).emulator.hash()
    return { actual: replayed, expected: replayNow({ workspace, rules, rows }).emulator.hash() }
  })
  if (!compared.ok) return compared
  const { actual, expected } = compared.value
  return actual === expected
    ? ok({ worldHash: actual, journalLength: workspace.journalLength() })
    : fail('workspace.hashDiffers', { expected, actual })
}
