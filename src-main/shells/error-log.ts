/**
 * What went wrong inside, for whoever is asked about it afterwards: a file of this user's own on this computer, which nothing sends
 * anywhere. It holds where in the program an error came up and none of the values that the program worked on.
 */
import { closeSync, fstatSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { logFolder } from './paths.ts'
import { openPrivateFileToAppend, openPrivateFolder } from './private/private-folder.ts'

export interface ErrorLog {
  /** Writes an error down; never throws, because whoever reports has troubles enough. */
  report(error: unknown): void
  /** Where something has been written; null if nothing was. */
  path(): string | null
}

interface ErrorLogOptions {
  /** Gives an absolute path. Where there is none, or it cannot be made this user's own, nothing is written. */
  readonly folder: () => string
  readonly applicationVersion: string
  readonly now: () => Date
  /** At this size the file becomes the older one, in the place of the one before it. */
  readonly sizeBytesMax?: number
}

const fileName = 'errors.log'
const olderFileName = 'errors.1.log'
const usualSizeBytesMax = 256_000

/** A defect that comes up at every tick says nothing new after some time. */
const entriesMax = 500

/**
 * Makes the log of one process; nothing is opened before there is something to write.
 */
export function createErrorLog(options: ErrorLogOptions): ErrorLog {
  const { applicationVersion, now, sizeBytesMax = usualSizeBytesMax } = options
  let entries = 0
  let written: string | null = null

  const write = (line: string) => {
    const folder = openPrivateFolder(options.folder())
    if (folder === null) return
    const file = openPrivateFileToAppend(folder, fileName)
    let isFull: boolean
    try {
      writeSync(file, line)
      isFull = fstatSync(file).size > sizeBytesMax
    } finally {
      closeSync(file)
    }
    if (isFull) renameSync(join(folder, fileName), join(folder, olderFileName))
    written = join(folder, isFull ? olderFileName : fileName)
  }

  return {
    report(error) {
      if (++entries > entriesMax) return
      try {
        const { platform, arch, versions } = process
        const program = { understudy: applicationVersion, node: versions.node, platform: `${platform} ${arch}` }
        write(`${JSON.stringify({ at: now().toISOString(), ...program, ...entryOf(error) })}\n`)
      } catch {
        return
      }
    },
    path: () => written,
  }
}

/**
 * The log of this program where it belongs on this platform. What ends the process without having been caught is in it, too.
 * @param applicationVersion Stands beside every error.
 */
export function openErrorLog(applicationVersion: string): ErrorLog {
  const log = createErrorLog({ folder: usualFolder, applicationVersion, now: () => new Date() })
  process.on('uncaughtExceptionMonitor', (error) => log.report(error))
  return log
}

/** Counts what is noted in the files of a log folder; 0 where there are none or they cannot be read. */
export function countErrors(folder: string): number {
  const linesOf = (name: string) => {
    try {
      return readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean).length
    } catch {
      return 0
    }
  }
  return linesOf(fileName) + linesOf(olderFileName)
}

/** Asked for only when there is something to write: not every user has a home folder. */
function usualFolder(): string {
  return logFolder(process.platform, process.env, homedir())
}

interface Entry {
  readonly name: string
  readonly code?: string
  readonly message: string
  readonly stack: readonly string[]
  readonly cause?: Entry
}

/**
 * Says what may be written of an error.
 * @param error What was thrown.
 */
function entryOf(error: unknown, depth = 0): Entry {
  if (!(error instanceof Error)) return { name: typeof error, message: '', stack: [] }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause !== undefined && depth < 3 ? { cause: entryOf(error.cause, depth + 1) } : {}
  return { name: error.name, ...code, message: withoutValues(error.message), stack: framesOf(error), ...cause }
}

/**
 * Takes out of a message what may come from outside: everything in quotes, which is how messages name values, everything after
 * a colon or the first line, and everything long. What is left are our own words, or those of Node.
 */
export function withoutValues(message: string): string {
  return message
    .slice(0, 2000)
    .replace(/(["'`“„«]).*?["'`”“»]|["'`“„«].*$/gs, '…')
    .replace(/[^\s]{24,}/g, '…')
    .replace(/([:=]|-----|\n).*$/s, '$1 …')
    .slice(0, 200)
}

/** The places in the program, without the first lines of the stack, which repeat the message. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? ''
  const afterMessage = Math.max(0, stack.indexOf(error.message)) + error.message.length
  const lines = stack
    .slice(afterMessage)
    .split('\n')
    .map((line) => line.trim())
  return lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 20)
}
