/** Where the passwords of an export folder are, said once for the tests: beside it, in a folder that is called like it. */
import { basename, dirname, join } from 'node:path'

export function passwordsFileOf(folder: string): string {
  const name = basename(folder)
  const own = name === 'certificates' ? 'passwords' : `${name.replace(' certificates', '')} passwords`
  return join(dirname(folder), own, 'passwords.txt')
}
