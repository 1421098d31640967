/**
 * Backups beside a workspace, in a folder of its name: the newest five, and never more than a limit for all of them. They are taken of
 * a workspace that has just opened well, so that a damaged one never takes the place of a good one.
 */
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fail, ok, type Reply } from '../contract/failure.ts'
import { removeFile } from './file.ts'
import { logPath } from './companions.ts'
import { failureOf } from './problem.ts'
import type { Workspace } from './workspace.ts'

export interface Backup {
  readonly path: string
  /** When it was taken, as in its name. */
  readonly takenAt: Date
  readonly sizeBytes: number
}

const backupsMax = 5

/** Of all backups of one workspace; the newest is kept however large it is. */
const backupBytesMax = 1024 ** 3

const ending = '.understudy'

/** Gives the backups of a workspace, newest first; none where there is no folder with them. */
export function listBackups(workspacePath: string): Backup[] {
  const folder = folderOf(workspacePath)
  const stem = `${stemOf(workspacePath)}-`
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.startsWith(stem) && name.endsWith(ending))
    .flatMap((name): Backup[] => {
      const takenAt = readStamp(name.slice(stem.length, -ending.length))
      const facts = statSync(join(folder, name), { throwIfNoEntry: false })
      if (takenAt === null || facts === undefined || !facts.isFile()) return []
      return [{ path: join(folder, name), takenAt, sizeBytes: facts.size }]
    })
    .sort((one, other) => other.takenAt.getTime() - one.takenAt.getTime())
}

/**
 * When a workspace was last written to, its log included; call it before opening, which writes. In milliseconds, 0 if there is no file.
 */
export function lastChangeOf(workspacePath: string): number {
  const changed = [workspacePath, logPath(workspacePath)].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  )
  return Math.max(...changed)
}

/**
 * Takes a backup of an open workspace and removes those that are too many.
 * @param workspace Open, and known to be good.
 * @param now The wall clock.
 * @returns Its path; or `workspace.unwritable`, `workspace.diskFull`, and then the older ones are all still there.
 */
export function takeBackup(workspace: Workspace, now: Date): Reply<string> {
  const folder = folderOf(workspace.path)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const failure = failureOf(error, folder)
    if (failure === undefined) throw error
    return fail(failure.code, failure.params)
  }
  const target = join(folder, `${stemOf(workspace.path)}-${stampOf(now)}${ending}`)
  const copied = workspace.copyTo(target)
  if (!copied.ok) return copied
  let bytes = 0
  for (const [index, { path, sizeBytes }] of listBackups(workspace.path).entries()) {
    bytes += sizeBytes
    if (index >= backupsMax || (index > 0 && bytes > backupBytesMax)) removeFile(path)
  }
  return ok(target)
}

function folderOf(workspacePath: string): string {
  return `${workspacePath}-backups`
}

function stemOf(workspacePath: string): string {
  return basename(workspacePath, ending)
}

/** An instant as it may stand in a name of a file everywhere: `20260105T080000000Z`. */
export function stampOf(instant: Date): string {
  return instant.toISOString().replaceAll(/[-:.]/g, '')
}

function readStamp(stamp: string): Date | null {
  const [, year, month, day, hours, minutes, seconds, fraction] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(stamp) ?? []
  const instant = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${fraction}Z`)
  return Number.isNaN(instant.getTime()) ? null : instant
}
