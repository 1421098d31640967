/**
 * Writes exported files so that all of them are there or none has changed, and readable by their owner only. They are written and
 * flushed under temporary names first, then renamed in their order; what they replace is kept beside them until the end, so that
 * a refusal half-way, by the file system or by whoever keeps the books, puts everything back.
 */
import { constants } from 'node:fs'
import { copyFile, link, lstat, open, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { systemProblem } from '../../contract/problems.ts'
import { makeFolder } from './make-folder.ts'
import { sweepLeftovers, temporaryName, useTemporary } from './temporary-files.ts'

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
 * @param files What to write, in the order in which it appears; what others need comes first.
 * @returns The paths in the order of the files, or `file.diskFull`, `file.unwritable`; then nothing has changed.
 */
export async function writeFiles(folder: string, files: readonly ExportedFile[]): Promise<Reply<string[]>> {
  return writeFilesAnd(folder, files, () => ok(files.map(({ name }) => join(folder, name))))
}

/**
 * Writes files as `writeFiles` does, together with something else that can be refused.
 * @param keep Called when all files are in place; where it fails, they are taken away again and the earlier ones put back.
 * @returns What `keep` gave, or `file.diskFull`, `file.unwritable`.
 */
export async function writeFilesAnd<Value>(
  folder: string,
  files: readonly ExportedFile[],
  keep: () => Reply<Value>,
): Promise<Reply<Value>> {
  const replacing = new Replacing(folder, files)
  let isKept = false
  try {
    const reply = await replacing.run(keep)
    isKept = reply.ok
    return reply.ok || (await replacing.undo()) ? reply : halfWritten(reply)
  } catch (error) {
    const isUndone = isKept || (await replacing.undo())
    const reply = fileFailure(error, replacing.current)
    return isUndone ? reply : halfWritten(reply)
  } finally {
    await replacing.tidy()
  }
}

/** Some files are new and could not be taken back; each of them is whole. */
function halfWritten(reply: Reply<never>): Reply<never> {
  if (reply.ok) return reply
  return { ok: false, failure: { ...reply.failure, partly: { done: ['file.write'], remaining: ['file.write'] } } }
}

/** One run of the writer, with what it takes to go back. */
class Replacing {
  /** What is being worked on, for the failure. */
  current: string
  readonly #folder: string
  readonly #files: readonly ExportedFile[]
  readonly #made: string[] = []
  readonly #renamed: { readonly path: string; readonly kept: string | null }[] = []
  readonly #temporaries = new Set<string>()

  constructor(folder: string, files: readonly ExportedFile[]) {
    this.current = folder
    this.#folder = folder
    this.#files = files
  }

  async run<Value>(keep: () => Reply<Value>): Promise<Reply<Value>> {
    const folders = new Set([this.#folder, ...this.#files.map(({ name }) => dirname(join(this.#folder, name)))])
    for (const each of folders) {
      this.current = each
      this.#made.push(...(await missingFolders(each)))
      await makeFolder(each, 0o700)
      await sweepLeftovers(each)
    }
    for (const { name, bytes, mode } of this.#files) {
      this.current = join(this.#folder, name)
      await refuseFolder(this.current)
      await writeFlushed(this.#temporary(name, 'new'), bytes, mode)
    }
    const kept = new Map<string, string | null>()
    for (const { name } of this.#files) {
      this.current = join(this.#folder, name)
      kept.set(name, await keepBeside(this.current, this.#temporary(name, 'old')))
    }
    for (const [index, { name }] of this.#files.entries()) {
      this.current = join(this.#folder, name)
      await renameOver(this.#temporary(name, 'new'), this.current)
      this.#renamed.push({ path: this.current, kept: kept.get(name) ?? null })
      // The passwords come first, and must be on disk before any file that needs them, also after a power cut.
      if (index === 0) await flushFolder(dirname(this.current))
    }
    for (const each of folders) await flushFolder(each)
    return keep()
  }

  /** Puts everything back, the last one first; false where something could not be put back. */
  async undo(): Promise<boolean> {
    let isUndone = true
    for (const { path, kept } of this.#renamed.toReversed()) {
      await (kept === null ? rm(path, { force: true }) : renameOver(kept, path)).catch(() => (isUndone = false))
    }
    await this.tidy()
    // Only those that are empty go, which those that were made here are.
    for (const each of this.#made.toReversed()) await rmdir(each).catch(() => undefined)
    return isUndone
  }

  /** Takes the temporary files away; one that cannot be is swept by the next run. */
  async tidy(): Promise<void> {
    for (const each of this.#temporaries) {
      await rm(each, { force: true }).catch(() => undefined)
      useTemporary(each, false)
    }
    this.#temporaries.clear()
  }

  #temporary(name: string, age: 'new' | 'old'): string {
    const path = join(this.#folder, dirname(name), temporaryName(basename(name), age))
    this.#temporaries.add(path)
    useTemporary(path, true)
    return path
  }
}

/**
 * Says whether files could be written into a folder, without leaving a trace: the folder itself, or the nearest one above it that
 * is there.
 * @returns Nothing, or `file.unwritable`, `file.diskFull`.
 */
export async function probeFolder(folder: string): Promise<Reply<void>> {
  const [topmost] = await missingFolders(folder)
  const existing = topmost === undefined ? folder : dirname(topmost)
  const probe = join(existing, temporaryName('probe', 'new'))
  useTemporary(probe, true)
  try {
    await writeFlushed(probe, Buffer.alloc(4_096), 0o600)
    return ok(undefined)
  } catch (error) {
    return fileFailure(error, folder)
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
    useTemporary(probe, false)
  }
}

/**
 * Turns the error of a file operation into a failure. An error that is none of the file system's is thrown again.
 * @param error What was caught.
 * @param path The path to name.
 */
export function fileFailure(error: unknown, path: string): Reply<never> {
  const code = codeOf(error)
  if (code === null) throw error
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('file.diskFull', { path })
  return fail('file.unwritable', { path, problem: systemProblem(code) })
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** The folders of a path that are not there, the topmost first. */
async function missingFolders(folder: string): Promise<string[]> {
  const missing: string[] = []
  for (let each = folder; ; each = dirname(each)) {
    const found = await lstat(each).catch(codeOf)
    if (found !== 'ENOENT' || dirname(each) === each) return missing
    missing.unshift(each)
  }
}

/** A folder in the way is found before anything is replaced. */
async function refuseFolder(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null)
  if (found?.isDirectory()) throw Object.assign(new Error('a folder is in the way'), { code: 'EISDIR' })
}

/** Keeps what is to be replaced under another name; null where there is nothing. */
async function keepBeside(path: string, kept: string): Promise<string | null> {
  const found = await lstat(path).catch(codeOf)
  if (found === 'ENOENT') return null
  await rm(kept, { force: true })
  // Not every file system knows a second name for a file, those of memory sticks do not.
  await link(path, kept).catch(() => copyFile(path, kept, constants.COPYFILE_EXCL))
  return kept
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
