/**
 * Who has the workspace open. SQLite's lock on the file decides, and the operating system drops it with the process; the
 * note beside the file only serves the sentence that the second process shows, so a stale one does no harm.
 */
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { removeFile } from './file.ts'

const noteBytesMax = 1_024
const unknownHolder = 'PID ?'
/** Windows has neither; there, making a link takes rights of an administrator. */
const noFollow = constants.O_NOFOLLOW ?? 0
const noWaiting = constants.O_NONBLOCK ?? 0

/**
 * Leaves the note of this process. It is always a new file: what lies there may be a link into another one. Where it cannot
 * be made the workspace opens without it.
 */
export function writeHolder(path: string): void {
  let file: number | undefined
  try {
    removeFile(notePath(path))
    file = openSync(notePath(path), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, 0o600)
    writeSync(file, JSON.stringify({ pid: process.pid, host: hostname() }))
  } catch {
    // A folder of that name, or somebody who puts a file there again and again: the note is for a sentence only.
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Takes the note away; call it while the lock is still held, or it may be another process's note. */
export function removeHolder(path: string): void {
  try {
    removeFile(notePath(path))
  } catch {
    // What cannot be removed is no note of ours.
  }
}

/** Names this process: `PID 4711, HYPERVISOR-01`. */
export function thisHolder(): string {
  return describe(process.pid, hostname())
}

/** Names the process that left the note, or says `PID ?` when there is none or its process is gone. */
export function readHolder(path: string): string {
  try {
    const note: unknown = JSON.parse(readNote(notePath(path)))
    if (!isNote(note)) return unknownHolder
    const isGone = note.host === hostname() && !isRunning(note.pid)
    return isGone ? unknownHolder : describe(note.pid, note.host)
  } catch {
    // Not being able to name the holder must not hide that there is one.
    return unknownHolder
  }
}

/** Reads a short file that is no link, and nothing that would make one wait. */
function readNote(path: string): string {
  const file = openSync(path, constants.O_RDONLY | noFollow | noWaiting)
  try {
    const found = fstatSync(file)
    if (!found.isFile() || found.size > noteBytesMax) return ''
    const bytes = Buffer.alloc(noteBytesMax)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, noteBytesMax, 0))
  } finally {
    closeSync(file)
  }
}

function notePath(path: string): string {
  return `${path}.lock`
}

function describe(pid: number, host: string): string {
  return `PID ${pid}, ${host}`
}

function isNote(value: unknown): value is { pid: number; host: string } {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return false
  return Number.isSafeInteger(value.pid) && typeof value.host === 'string' && /^[\w.-]{1,253}$/.test(value.host)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
