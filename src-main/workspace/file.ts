/**
 * The file before SQLite sees it. What is not ours is refused by reading a hundred bytes, because SQLite leaves files
 * beside whatever it opens.
 */
import { withDetail } from '../contract/problems.ts'
import { chmodSync, closeSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { problem } from './problem.ts'
import { applicationId, schemaVersion } from './schema.ts'

const privateMode = 0o600
/** Of an SQLite file. */
export const headerBytes = 100
/** Schema format and read version that SQLite knows (file format 1.3, offsets 44 and 19). */
const schemaFormatMax = 4
const readFormatMax = 2
const magic = 'SQLite format 3\0'

/**
 * Makes an empty file that only its owner can read, unless one is there.
 * @returns Whether the file is new.
 */
export function createPrivateFile(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return false
  try {
    writeFileSync(path, '', { mode: privateMode, flag: 'wx' })
    return true
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST') return false
    // The folder is missing: to the user that is a place that cannot be written, not a missing workspace.
    if (code === 'ENOENT' || code === 'ENOTDIR') throw problem('workspace.unwritable', { path, problem: code })
    throw error
  }
}

/** Takes away from others what rights they have on a file with sealed keys in it. */
export function makePrivate(path: string): void {
  if ((statSync(path).mode & 0o077) === 0) return
  try {
    chmodSync(path, privateMode)
  } catch {
    // Another user's file, or a file system without rights, such as a memory stick's: the keys are sealed all the same.
  }
}

/**
 * Refuses a file that is no workspace, was written by a newer version, or is cut off. Only reads.
 * @param path The file, which exists.
 * @param mayBeEmpty Whether an empty file may become a workspace.
 */
export function refuseForeignFile(path: string, mayBeEmpty: boolean): void {
  const facts = statSync(path)
  if (facts.isFile() && facts.size === 0 && mayBeEmpty) return
  const header = facts.isFile() && facts.size >= headerBytes ? readHeader(path) : undefined
  // A rollback journal means that a crash interrupted a change. Zeros: it was the one that made the file.
  const isUnfinished = hasContent(`${path}-journal`)
  if (mayBeEmpty && isUnfinished && header?.every((byte) => byte === 0)) return
  if (header?.toString('latin1', 0, magic.length) !== magic) throw problem('workspace.notAWorkspace', { path })
  // Offsets: https://www.sqlite.org/fileformat.html, 1.3.
  if (header.readUInt32BE(68) !== applicationId) throw problem('workspace.notAWorkspace', { path })
  const version = header.readUInt32BE(60)
  if (version > schemaVersion) throw problem('workspace.newer', { path, version, supported: schemaVersion })
  // SQLite's own format of tables and of reading, beyond which this SQLite gives an error of no kind.
  for (const [found, supported] of [
    [header.readUInt32BE(44), schemaFormatMax],
    [header.readUInt8(19), readFormatMax],
  ] as const) {
    if (found > supported) throw problem('workspace.newer', { path, version: found, supported })
  }
  const isCut = headerSizeBytes(header) > facts.size && !isUnfinished && !hasContent(`${path}-wal`)
  if (isCut)
    throw problem('workspace.damaged', {
      path,
      problem: withDetail('cut', `${facts.size} < ${headerSizeBytes(header)} B`),
    })
}

/** Finds out whether the file may be written without writing to it. */
export function demandWritable(path: string): void {
  closeSync(openSync(path, 'r+'))
}

/** Tells whether a file is there and not empty. */
export function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Removes a file that was made a moment ago and that nobody has written to. */
export function removeEmptyFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) removeFile(path)
}

/** Removes a file if it is there. */
export function removeFile(path: string): void {
  rmSync(path, { force: true })
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(headerBytes)
  const file = openToRead(path)
  try {
    readSync(file, header, 0, headerBytes, 0)
  } finally {
    closeSync(file)
  }
  return header
}

/** The size that the header claims, or 0 if an old SQLite wrote last and the claim is stale. */
function headerSizeBytes(header: Buffer): number {
  const isStale = header.readUInt32BE(24) !== header.readUInt32BE(92)
  const pageBytes = header.readUInt16BE(16)
  return isStale ? 0 : header.readUInt32BE(28) * (pageBytes === 1 ? 65_536 : pageBytes)
}

function openToRead(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EACCES' || code === 'EPERM') throw problem('file.unreadable', { path, problem: code })
    throw error
  }
}

function systemCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
