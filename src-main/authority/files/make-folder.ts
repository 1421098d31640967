/**
 * Makes a folder with the folders above it. Node's own recursive `mkdir` never returns where a file system refuses new folders
 * by saying that the parent does not exist, as `/proc` does; this one asks once per level.
 */
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * @param folder Absolute path; a folder that exists is left as it is.
 * @param mode Permission bits of every folder that is made.
 * @throws The error of the file system, `EEXIST` if a file is in the way.
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(folder, { mode })
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await isFolder(folder))) return
    const parent = dirname(folder)
    if (codeOf(error) !== 'ENOENT' || parent === folder) throw error
    await makeFolder(parent, mode)
    await mkdir(folder, { mode })
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
