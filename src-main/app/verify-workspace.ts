/** Proves that a workspace is what its journal says: `understudy workspace verify`. */
import { judgePeer } from '../authority/verdict.ts'
import { fail, ok, type Reply } from '../contract/failure.ts'
import type { Workspace } from '../workspace/index.ts'
import { readWorld, replay, type SnapshotDocument } from './world-keeper.ts'

const rules = { judgePeer }

/**
 * Checks the file, replays the journal from its first row, and compares the hash with that of the newest snapshot and the
 * rows after it.
 * @param workspace An open workspace; read-only is enough.
 * @returns The hash and the number of rows, or `workspace.damaged`, `workspace.hashDiffers`.
 */
export function verifyWorkspace(workspace: Workspace): Reply<{ worldHash: string; journalLength: number }> {
  const intact = workspace.verifyIntegrity()
  if (!intact.ok) return intact
  const compared = readWorld(workspace, () => {
    const replayed = replay(workspace, rules, null, 1, () => {}).hash()
    const snapshot = workspace.latestSnapshot()
    if (!snapshot) return { actual: replayed, expected: replayed }
    const { world } = JSON.parse(snapshot.state) as SnapshotDocument
    const resumed = replay(workspace, rules, world, snapshot.sequence + 1, () => {})
    return { actual: replayed, expected: resumed.hash() }
  })
  if (!compared.ok) return compared
  const { actual, expected } = compared.value
  return actual === expected
    ? ok({ worldHash: actual, journalLength: workspace.journalLength() })
    : fail('workspace.hashDiffers', { expected, actual })
}
