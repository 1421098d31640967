/**
 * The files that lie beside a workspace while it is open: SQLite's log and ours. The folder may be one that others may write,
 * so what lies there is looked at before it is used: a link would lead our writing into another file, and a log that somebody
 * else put there would become part of the workspace.
 */
import { lstatSync } from 'node:fs'
import { problem } from './problem.ts'

/** What SQLite reads and writes beside the file. */
const sqliteEndings = ['-wal', '-journal', '-shm'] as const

/** The write-ahead log beside a workspace. */
export const logPath = (path: string): string => `${path}-wal`

/**
 * Refuses links, folders, devices and other users' files where SQLite would find its own.
 * @param path The workspace file itself, not a link to it.
 */
export function refuseForeignCompanions(path: string): void {
  const owner = lstatSync(path, { throwIfNoEntry: false })?.uid
  for (const ending of sqliteEndings) {
    const found = lstatSync(path + ending, { throwIfNoEntry: false })
    if (found === undefined) continue
    // Nobody but the system's own user may put a file there in the name of the workspace's owner.
    const isOwn = process.platform === 'win32' || [owner, process.geteuid?.(), 0].includes(found.uid)
    if (!found.isFile() || found.nlink > 1 || !isOwn) {
      throw problem('workspace.companionRefused', { path, companion: path + ending })
    }
  }
}
