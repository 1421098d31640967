/**
 * What a compound command has made and not yet written to files. The same command finds it again, also after a restart, and goes on
 * with it instead of making it a second time. Nothing secret is in it.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Workspace } from '../../../workspace/index.ts'

const prefix = 'unfinished '
const unfinished = z.object({ certificateIds: z.array(z.string()).min(1) })

/**
 * The name under which a command is found again.
 * @param call Its name.
 * @param wanted What it was asked for, without secrets.
 */
export function unfinishedKey(call: string, wanted: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(wanted).sort(([one], [other]) => (one < other ? -1 : 1))
  return `${prefix}${call} ${createHash('sha256').update(JSON.stringify(sorted)).digest('hex')}`
}

/** Notes what was made; inside the transaction that keeps it. */
export function noteUnfinished(workspace: Workspace, key: string, certificateIds: readonly string[]): void {
  workspace.saveSetting(key, { certificateIds: [...certificateIds] })
}

/** What the same command has made before, as far as it is still there; null where it has to be made. */
export function findUnfinished(workspace: Workspace, key: string): string[] | null {
  const read = unfinished.safeParse(workspace.findSetting(key))
  if (!read.success) return null
  const { certificateIds } = read.data
  return certificateIds.every((certificateId) => workspace.findCertificate(certificateId)) ? certificateIds : null
}

/** Forgets what has been written to files now; inside the transaction that says so. */
export function endUnfinished(workspace: Workspace, exported: ReadonlySet<string>): void {
  for (const [key, value] of Object.entries(workspace.listSettings(prefix))) {
    const read = unfinished.safeParse(value)
    if (read.success && read.data.certificateIds.every((each) => exported.has(each))) workspace.removeSetting(key)
  }
}
