/**
 * `passwords.txt` beside the exported files: one line per host, `<fqdn> <password>`, readable by its owner only. It is the
 * only place where a PFX password is kept; whoever needs one reads it back from here.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const passwordsFileName = 'passwords.txt'

/**
 * Reads the passwords of a folder.
 * @param folder Where the files were exported to.
 * @returns Password by FQDN; empty where there is no such file.
 */
export async function readPasswords(folder: string): Promise<Map<string, string>> {
  let text: string
  try {
    text = await readFile(join(folder, passwordsFileName), 'utf8')
  } catch {
    // No file is the same as no passwords; whoever needs one says which is missing.
    return new Map()
  }
  // A password that was typed elsewhere may hold spaces: all after the first gap is the password.
  const lines = text.split(/\r?\n/).map((line) => /^\s*(\S+)\s+(.+?)\s*$/.exec(line))
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
