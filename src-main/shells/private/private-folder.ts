/**
 * The one place that makes folders and files for what is nobody else's business: compiled code, links that open the app, the
 * log. What it gives belongs to this user, is no link, and nobody else can read it or put something in its place.
 */
import { closeSync, constants, fchmodSync, lstatSync, mkdirSync, openSync, rmdirSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { restrictToUser } from './access-list.ts'
import { isTrustedPath } from './trusted-path.ts'

/**
 * Opens a private folder, which is made with the folders above it where it is missing.
 * @param folder Absolute path.
 * @returns The folder, or null if it cannot be made or somebody else has a say in what lies there; then nothing may be read
 *   from it and nothing secret written to it.
 */
export function openPrivateFolder(folder: string): string | null {
  try {
    const isNew = makeFolders(folder)
    if (isNew && process.platform === 'win32' && !restrictToUser(folder)) {
      // An empty folder that is not restricted would be taken for a restricted one the next time.
      rmdirSync(folder)
      return null
    }
    return isPrivate(folder) ? folder : null
  } catch {
    return null
  }
}

/**
 * Creates a file in a private folder; only its user can read it.
 * @param folder What `openPrivateFolder` gave.
 * @param name The name of the file; there must be none of this name, and no link either.
 * @returns Its path.
 * @throws The error of the file system.
 */
export function writePrivateFile(folder: string, name: string, content: string): string {
  const path = join(folder, name)
  const file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | noFollow, 0o600)
  try {
    writeSync(file, content)
  } finally {
    closeSync(file)
  }
  return path
}

/**
 * Opens a file of a private folder to write at its end; it is made where it is missing.
 * @throws The error of the file system, `ELOOP` if it is a link.
 */
export function openPrivateFileToAppend(folder: string, name: string): number {
  const file = openSync(
    join(folder, name),
    constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY | noFollow,
    0o600,
  )
  if (process.platform !== 'win32') fchmodSync(file, 0o600)
  return file
}

/** Does not exist on Windows, where making a link takes a right of its own. */
const noFollow = constants.O_NOFOLLOW ?? 0

/** @returns True if the folder itself was made just now. */
function makeFolders(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 })
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') return false
    const parent = dirname(folder)
    if (code !== 'ENOENT' || parent === folder) throw error
    makeFolders(parent)
    mkdirSync(folder, { mode: 0o700 })
    return true
  }
}

function isPrivate(folder: string): boolean {
  const found = lstatSync(folder)
  if (!found.isDirectory()) return false
  const user = process.geteuid?.()
  // On Windows the folder lies in the user's own profile, and its access list was set when it was made.
  if (user === undefined) return true
  return found.uid === user && (found.mode & 0o077) === 0 && isTrustedPath(folder, user)
}
