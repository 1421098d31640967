/**
 * Reads a file that a user named. Behind a name may be anything: a pipe that nobody writes to, a device that never ends, a
 * share that went away, a file larger than the memory. So the file is opened without waiting, looked at through its handle,
 * read up to a limit and given up after a time.
 */
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { systemProblem } from '../../contract/problems.ts'

/** How long a file may take to answer, in milliseconds: a share that is there answers within a fraction of it. */
const patienceMilliseconds = 10_000
const chunkBytes = 256 * 1_024

interface ReadOptions {
  /** Larger files are refused before they are read, and files that grow while they are read. */
  readonly sizeBytesMax: number
  readonly giveUpAfterMilliseconds?: number
}

/**
 * Reads a regular file.
 * @param path The file; links are followed.
 * @returns Its bytes, or `file.unreadable`, `file.tooLarge`, `file.notAFile`, `file.noAnswer`.
 */
export async function readNamedFile(path: string, options: ReadOptions): Promise<Reply<Buffer>> {
  const { sizeBytesMax, giveUpAfterMilliseconds = patienceMilliseconds } = options
  const timeUp = Promise.withResolvers<Reply<Buffer>>()
  const timer = setTimeout(() => timeUp.resolve(fail('file.noAnswer', { path })), giveUpAfterMilliseconds)
  try {
    return await Promise.race([readRegular(path, sizeBytesMax), timeUp.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function readRegular(path: string, sizeBytesMax: number): Promise<Reply<Buffer>> {
  let handle: FileHandle | undefined
  try {
    // Without O_NONBLOCK, opening a pipe waits for whoever writes into it. Windows has no such flag and no such wait.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0))
    const found = await handle.stat()
    if (found.isDirectory()) return fail('file.unreadable', { path, problem: 'EISDIR' })
    if (!found.isFile()) return fail('file.notAFile', { path })
    if (found.size > sizeBytesMax) return fail('file.tooLarge', { path, sizeBytesMax })
    const bytes = await readUpTo(handle, sizeBytesMax)
    return bytes === null ? fail('file.tooLarge', { path, sizeBytesMax }) : ok(bytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    // A socket, or a pipe of a driver that does not answer, cannot be opened at all.
    if (code === 'ENXIO') return fail('file.notAFile', { path })
    return fail('file.unreadable', { path, problem: systemProblem(code) })
  } finally {
    await handle?.close().catch(() => undefined)
  }
}

/** All bytes, or null if there are more than allowed, whatever size the file claims to have. */
async function readUpTo(handle: FileHandle, sizeBytesMax: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes, null)
    if (bytesRead === 0) return Buffer.concat(chunks, length)
    length += bytesRead
    if (length > sizeBytesMax) return null
    chunks.push(buffer.subarray(0, bytesRead))
  }
}
