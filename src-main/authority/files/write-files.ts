/**
 * Writes exported files so that each is either wholly there or not at all, and readable by its owner only. All files are
 * written and flushed under temporary names first; only then are they renamed, so that a full disk changes nothing.
 */
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { makeFolder } from './make-folder.ts'

export interface ExportedFile {
  /** A file name, or one in a folder below with `/` between them. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Permission bits, for example 0o600; without effect on Windows. */
  readonly mode: number
}

/**
 * Writes files into a folder, which is made (0700) when it is missing. Existing files of the same names are replaced.
 * @param folder The folder.
 * @param files What to write.
 * @returns The paths in the order of the files, or `file.diskFull`, `file.unwritable`; then no file has been replaced,
 *   unless the very renaming failed.
 */
export async function writeFiles(folder: string, files: readonly ExportedFile[]): Promise<Reply<string[]>> {
  const temporary = (name: string) => join(folder, dirname(name), `.${basename(name)}.${process.pid}.tmp`)
  const folders = new Set([folder, ...files.map(({ name }) => dirname(join(folder, name)))])
  let current = folder
  try {
    for (const each of folders) {
      current = each
      await makeFolder(each, 0o700)
    }
    for (const { name, bytes, mode } of files) {
      current = join(folder, name)
      await writeFlushed(temporary(name), bytes, mode)
    }
    const written: string[] = []
    for (const { name } of files) {
      current = join(folder, name)
      await renameOver(temporary(name), current)
      written.push(current)
    }
    for (const each of folders) await flushFolder(each)
    return ok(written)
  } catch (error) {
    await Promise.all(files.map(({ name }) => rm(temporary(name), { force: true }).catch(() => undefined)))
    return fileFailure(error, current)
  }
}

/**
 * Turns the error of a file operation into a failure. An error that is none of the file system's is thrown again.
 * @param error What was caught.
 * @param path The path to name.
 */
export function fileFailure(error: unknown, path: string): Reply<never> {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code === null) throw error
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('file.diskFull', { path })
  return fail('file.unwritable', { path, problem: code })
}

async function writeFlushed(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  await rm(path, { force: true })
  const handle = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode)
  try {
    await handle.writeFile(bytes)
    // The umask may have taken bits away, never added some; this settles both.
    if (process.platform !== 'win32') await handle.chmod(mode)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** On Windows a virus scanner may hold the old file for a moment, so the renaming is tried for about two seconds. */
async function renameOver(from: string, to: string): Promise<void> {
  const tries = process.platform === 'win32' ? 8 : 1
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (attempt >= tries) throw error
      await wait(attempt * 60)
    }
  }
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
