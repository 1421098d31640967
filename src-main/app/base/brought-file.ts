/** Files that a user brings: by path or by content, and how large they may be. */
import type { ParsedInputOf } from '../../contract/registry.ts'
import { basename } from 'node:path'
import { readNamedFile } from '../../authority/files/read-file.ts'
import { ok, type Reply } from '../../contract/failure.ts'

type FileInput = ParsedInputOf<'store.importPfx'>['file']

const fileBytesMax = 5 * 1024 * 1024

/** What was read before the command took its turn, by the very object that names it. */
const readAhead = new WeakMap<FileInput, Reply<BroughtFile>>()

interface BroughtFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Reads a file that the user named, or the bytes that a browser sent; larger ones are refused before they are read. */
export async function readInput(file: FileInput): Promise<Reply<BroughtFile>> {
  if ('base64' in file) return ok({ name: file.name, bytes: Buffer.from(file.base64, 'base64') })
  return readAhead.get(file) ?? readPath(file.path)
}

/**
 * Reads the files that an input names, so that a command does not wait for a disk or a share while it has its turn.
 * @param input The parsed input of any call. Its members that are files by path are found again by `readInput`.
 * @returns When they are read; null if it names none.
 */
export function readFilesAhead(input: unknown): Promise<void> | null {
  const files = typeof input === 'object' && input !== null ? Object.values(input).filter(isFilePath) : []
  if (files.length === 0) return null
  return (async () => {
    for (const file of files) readAhead.set(file, await readPath(file.path))
  })()
}

async function readPath(path: string): Promise<Reply<BroughtFile>> {
  const read = await readNamedFile(path, { sizeBytesMax: fileBytesMax })
  if (read.ok) return ok({ name: basename(path), bytes: read.value })
  return { ok: false, failure: { ...read.failure, field: 'file.path' } }
}

/** Of all inputs only files have a member `path` and no other. */
function isFilePath(value: unknown): value is { path: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    Object.keys(value).length === 1
  )
}
