/**
 * Is the file that is open still the one at its path? An open file can be removed, moved or written over, and SQLite goes on
 * with what is no longer the workspace. So the path is compared before anything is answered, which takes some microseconds.
 */
import { closeSync, fstatSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs'
import { headerBytes } from './file.ts'
import { problem } from './problem.ts'

export interface Place {
  /** Remembers how the file is now; call it after every own write to it. */
  note(): void
  /** Throws `workspace.displaced` unless the file is where it was and as this process left it. */
  demandUnchanged(): void
  /** Whether another program wrote into the file that is open, so that nothing of ours may be written into it. */
  isOverwritten(): boolean
  /** Lets go of the file. Only after the database is closed: it would drop SQLite's lock (POSIX advisory locks). */
  release(): void
}

/**
 * Watches a file. Call it before SQLite locks it.
 * @param path The file.
 */
export function watchPlace(path: string): Place {
  const file = openSync(path, 'r')
  let noted = look()

  function look() {
    return { facts: fstatSync(file, { bigint: true }), header: readHeader() }
  }

  function readHeader(): Buffer {
    const header = Buffer.alloc(headerBytes)
    readSync(file, header, 0, headerBytes, 0)
    return header
  }

  /** On Windows a file that is open cannot be written over, and its time changes when the system sees fit. */
  function isOverwritten(): boolean {
    const facts = fstatSync(file, { bigint: true })
    if (process.platform === 'win32' || isSameState(facts, noted.facts)) return false
    if (facts.size !== noted.facts.size || !readHeader().equals(noted.header)) return true
    // Only its time was changed.
    noted = { facts, header: noted.header }
    return false
  }

  return {
    note: () => void (noted = look()),
    demandUnchanged() {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false })
      if (found === undefined || !isSameFile(found, noted.facts)) throw problem('workspace.displaced', { path })
      if (!isSameState(found, noted.facts) && isOverwritten()) throw problem('workspace.displaced', { path })
    },
    isOverwritten,
    release: () => closeSync(file),
  }
}

function isSameFile(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino
}

function isSameState(one: BigIntStats, other: BigIntStats): boolean {
  return one.size === other.size && one.mtimeNs === other.mtimeNs
}
