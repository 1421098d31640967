/**
 * The temporary files of the writer. Each carries the number of its process in its name; what a process that was killed left
 * behind, passwords among it, is taken away by whoever writes into the folder next.
 */
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const temporary = /^\..+\.(\d+)\.tmp$/
/** File systems allow 255 bytes; the rest of the name needs a few of them. */
const nameLengthMax = 200

/** Those of this process that are in use: another run of the writer may look at the same folder meanwhile. */
const inUse = new Set<string>()

/**
 * The temporary name of a file.
 * @param name The file's own name, without a folder.
 * @param age `old` for what is kept of the file that is replaced.
 */
export function temporaryName(name: string, age: 'new' | 'old'): string {
  return `.${name.slice(0, nameLengthMax)}${age === 'old' ? '.old' : ''}.${process.pid}.tmp`
}

/** Marks a temporary file of this process as in use, or as done with. */
export function useTemporary(path: string, isUsed: boolean): void {
  if (isUsed) inUse.add(path)
  else inUse.delete(path)
}

/**
 * Removes temporary files whose process is no more. What cannot be removed stays; a folder is left alone.
 * @param folder Where to look, not below it.
 */
export async function sweepLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const processId = Number(temporary.exec(name)?.[1] ?? Number.NaN)
    const path = join(folder, name)
    if (!Number.isSafeInteger(processId) || processId === 0 || inUse.has(path)) continue
    if (processId !== process.pid && isAlive(processId)) continue
    const found = await lstat(path).catch(() => null)
    if (found && !found.isDirectory()) await rm(path, { force: true }).catch(() => undefined)
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // A process of another user is there, too, although it must not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
