/**
 * A copy of a workspace that another process has open, for who only wants to read: SQLite's lock keeps everybody out, but not from the
 * octets of the file. What was acknowledged is in the file and in the log beside it, so both are copied until nothing was moved from one to
 * the other meanwhile.
 */
import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { logPath } from './companions.ts'

/** Of a log: magic, format, page size, count of checkpoints, and two salts that change with every new beginning. */
const logHeaderBytes = 32

const attemptsMax = 20
const betweenMilliseconds = 50

/**
 * Copies a workspace with its log.
 * @param path The workspace file.
 * @param target Where the copy goes; its log lies beside it.
 * @returns False if the file was written to all the time; then there is no copy.
 * @throws What the file system throws.
 */
export async function copyWhileOpen(path: string, target: string): Promise<boolean> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const before = stateOf(path)
    copyFileSync(path, target)
    if (sizeOf(logPath(path)) > 0) copyFileSync(logPath(path), logPath(target))
    // The log only grows between two beginnings, and what is half written at its end counts for nothing.
    if (stateOf(path) === before) return true
    for (const file of [target, logPath(target)]) rmSync(file, { force: true })
    await wait(betweenMilliseconds)
  }
  return false
}

/** What changes when anything is moved from the log into the file. */
function stateOf(path: string): string {
  const { size, mtimeNs } = statSync(path, { bigint: true })
  return `${size} ${mtimeNs} ${beginningOf(logPath(path))}`
}

function beginningOf(log: string): string {
  if (sizeOf(log) < logHeaderBytes) return ''
  const file = openSync(log, 'r')
  try {
    const header = Buffer.alloc(logHeaderBytes)
    readSync(file, header, 0, logHeaderBytes, 0)
    return header.toString('hex')
  } finally {
    closeSync(file)
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
