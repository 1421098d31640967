/** Reads what may lie in an export folder; whatever is no regular file of a sensible size is nothing that was exported. */
import { readNamedFile } from '../../authority/files/read-file.ts'

/** Far more than any file of an export, a folder of ten thousand hosts included. */
const sizeBytesMax = 16 * 1024 ** 2

/** The bytes of a file, or null where there is none that could be read. */
export async function readBounded(path: string): Promise<Buffer | null> {
  const read = await readNamedFile(path, { sizeBytesMax })
  return read.ok ? read.value : null
}
