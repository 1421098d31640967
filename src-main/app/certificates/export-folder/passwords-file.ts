/**
 * `passwords.txt` beside the exported files: lines `<fqdn> <password>`, readable by their owner only. It is the only place where a
 * PFX password is kept; whoever needs one reads it back from here. A line that is there is never taken away, because a file may
 * need it that nobody here knows of: what is exported again gets the password that its host has already.
 */
import { join } from 'node:path'
import { hostStem } from '../../../authority/files/export-names.ts'
import { pfxPasswordLength } from '../../../authority/keys/passwords.ts'
import { readBounded } from './read-bounded.ts'

export const passwordsFileName = 'passwords.txt'

/** As the authority draws them; others may be too weak for a file that leaves the house. */
const drawn = new RegExp(`^[A-Za-z0-9]{${pfxPasswordLength}}$`)

export interface Passwords {
  /** The password that new files of a host get: the one that is there, or one that is added. */
  takeFor(fqdn: string, draw: () => string): string
  /** All that the files of one name may have been sealed with, the newest first. */
  allFor(fileStem: string): string[]
  /** Whether there is any line. */
  isEmpty(): boolean
  /** The text of the file, with every line that it had. */
  format(): string
}

/**
 * Reads the passwords of a folder.
 * @param folder Where the files were exported to; no file is the same as no passwords.
 */
export async function readPasswords(folder: string): Promise<Passwords> {
  const text = (await readBounded(join(folder, passwordsFileName)))?.toString('utf8') ?? ''
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const entries = () =>
    lines.flatMap((line) => {
      // A password that was typed elsewhere may hold spaces: all after the first gap is the password.
      const [, fqdn, password] = /^\s*(\S+)\s+(.+?)\s*$/.exec(line) ?? []
      return fqdn && password ? [{ fqdn, password }] : []
    })
  return {
    takeFor(fqdn, draw) {
      const kept = entries().findLast((entry) => entry.fqdn === fqdn && drawn.test(entry.password))
      if (kept) return kept.password
      const password = draw()
      lines.push(`${fqdn} ${password}`)
      return password
    },
    allFor: (fileStem) =>
      entries()
        .filter(({ fqdn }) => [fqdn, hostStem(fqdn)].some((each) => each.toLowerCase() === fileStem.toLowerCase()))
        .map(({ password }) => password)
        .toReversed(),
    isEmpty: () => lines.length === 0,
    format: () =>
      lines
        .toSorted(byName)
        .map((line) => `${line}\n`)
        .join(''),
  }
}

/** By name; lines of one name keep their order, which says which is the newest. */
function byName(one: string, other: string): number {
  const [first = ''] = one.split(/\s/)
  const [second = ''] = other.split(/\s/)
  return first < second ? -1 : first > second ? 1 : 0
}
