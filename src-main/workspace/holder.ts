/**
 * Who has the workspace open. SQLite's lock on the file decides, and the operating system drops it with the process; the
 * note beside the file only serves the sentence that the second process shows, so a stale one does no harm.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { removeFile } from './file.ts'

const noteBytesMax = 1_024
const unknownHolder = 'PID ?'

/** Leaves the note of this process. */
export function writeHolder(path: string): void {
  writeFileSync(notePath(path), JSON.stringify({ pid: process.pid, host: hostname() }), { mode: 0o600 })
}

/** Takes the note away; call it while the lock is still held, or it may be another process's note. */
export function removeHolder(path: string): void {
  removeFile(notePath(path))
}

/** Names this process: `PID 4711, HYPERVISOR-01`. */
export function thisHolder(): string {
  return describe(process.pid, hostname())
}

/** Names the process that left the note, or says `PID ?` when there is none or its process is gone. */
export function readHolder(path: string): string {
  try {
    if (statSync(notePath(path)).size > noteBytesMax) return unknownHolder
    const note: unknown = JSON.parse(readFileSync(notePath(path), 'utf8'))
    if (!isNote(note)) return unknownHolder
    const isGone = note.host === hostname() && !isRunning(note.pid)
    return isGone ? unknownHolder : describe(note.pid, note.host)
  } catch {
    // Not being able to name the holder must not hide that there is one.
    return unknownHolder
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
