/** Text from a file that was named on the command line, read like every file that a user names, in whatever encoding it is. */
import { readNamedFile } from '../../authority/files/read-file.ts'
import { textOfFile } from '../../authority/files/text-of-file.ts'
import { ok, type Reply } from '../../contract/failure.ts'

/**
 * @param path The file.
 * @param sizeBytesMax Larger files are refused.
 * @returns The text without a byte order mark, or the failures of `readNamedFile`.
 */
export async function readTextFile(path: string, sizeBytesMax: number): Promise<Reply<string>> {
  const read = await readNamedFile(path, { sizeBytesMax })
  return read.ok ? ok(textOfFile(read.value)) : read
}
