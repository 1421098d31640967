/**
 * `passwords.txt`, in a folder of its own beside the folder of the exported files, because the two travel by different ways: lines
 * `<fqdn> <password>`, readable by their owner only. It is the only place where a PFX password is kept; whoever needs one reads it
 * back from here. A line that is there is never taken away, because a file may need it that nobody here knows of: what is exported
 * again gets the password that its host has already.
 */
import { lstat } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'
import { hostStem } from '../../../authority/files/export-names.ts'
import { pfxPasswordLength } from '../../../authority/keys/passwords.ts'
import { readBounded } from '../../base/read-bounded.ts'

export const passwordsFileName = 'passwords.txt'

/** Where the passwords of an export folder are. */
export interface PasswordsPlace {
  /** Full path of the file. */
  readonly path: string
  /** Its name as seen from the export folder, with `/` between the parts. */
  readonly name: string
}

/**
 * Where the passwords of a folder are, or will be: beside it, in a folder that is called like it. A folder of an earlier version,
 * which has them among its files, goes on so, because a password that is in two places is lost twice.
 * @param folder Full path of the export folder, which need not be there.
 */
export async function passwordsPlaceOf(folder: string): Promise<PasswordsPlace> {
  if (await mayBeThere(join(folder, passwordsFileName)))
    return { path: join(folder, passwordsFileName), name: passwordsFileName }
  const own = basename(folder)
  // The topmost folder of a volume has no name and nothing beside it.
  const [place, name] =
    own === ''
      ? [join(folder, 'passwords'), 'passwords']
      : [join(dirname(folder), passwordsFolderName(own)), posix.join('..', passwordsFolderName(own))]
  return { path: join(place, passwordsFileName), name: posix.join(name, passwordsFileName) }
}

/** A folder that cannot be looked into is not taken for one without the file: what is written there will say what is wrong. */
async function mayBeThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))
  }
}

/** `lab passwords` for `lab certificates`, and for any other name the name with that word behind it. */
function passwordsFolderName(name: string): string {
  return name.toLowerCase() === 'certificates' ? 'passwords' : `${name.replace(/ certificates$/i, '')} passwords`
}

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
 * @param path The file; none is the same as no passwords.
 */
export async function readPasswords({ path }: Pick<PasswordsPlace, 'path'>): Promise<Passwords> {
  const text = (await readBounded(path))?.toString('utf8') ?? ''
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
