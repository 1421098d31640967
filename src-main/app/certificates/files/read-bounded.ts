/** Reads what may lie in an export folder: regular files up to a limit; whatever else is there is nothing that was exported. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** Far more than any file of an export, a folder of ten thousand hosts included. */
const sizeBytesMax = 16 * 1024 ** 2

/** The bytes of a file, or null where there is none that could be read. */
export async function readBounded(path: string): Promise<Buffer | null> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null)
  if (handle === null) return null
  try {
    const found = await handle.stat()
    return found.isFile() && found.size <= sizeBytesMax ? await handle.readFile() : null
  } catch {
    return null
  } finally {
    await handle.close()
  }
}
