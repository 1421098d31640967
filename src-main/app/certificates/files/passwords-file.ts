/**
 * `passwords.txt` beside the exported files: one line per host, `<fqdn> <password>`, readable by its owner only. It is the
 * only place where a PFX password is kept; whoever needs one reads it back from here.
 */
import { join } from 'node:path'
import { readNamedFile } from '../../../authority/files/read-file.ts'

export const passwordsFileName = 'passwords.txt'

/** Ten thousand hosts with names of the greatest length need less. */
const fileBytesMax = 5 * 1024 * 1024

/**
 * Reads the passwords of a folder.
 * @param folder Where the files were exported to.
 * @returns Password by FQDN; empty where there is no such file.
 */
export async function readPasswords(folder: string): Promise<Map<string, string>> {
  const read = await readNamedFile(join(folder, passwordsFileName), { sizeBytesMax: fileBytesMax })
  // No file is the same as no passwords; whoever needs one says which is missing.
  if (!read.ok) return new Map()
  // A password that was typed elsewhere may hold spaces: all after the first gap is the password.
  const lines = read.value
    .toString('utf8')
    .split(/\r?\n/)
    .map((line) => /^\s*(\S+)\s+(.+?)\s*$/.exec(line))
  return new Map(lines.flatMap((line) => (line?.[1] && line[2] ? [[line[1], line[2]] as const] : [])))
}

/**
 * Writes the lines, sorted by name.
 * @param passwords Password by FQDN.
 */
export function formatPasswords(passwords: ReadonlyMap<string, string>): string {
  return [...passwords]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([fqdn, password]) => `${fqdn} ${password}\n`)
    .join('')
}
