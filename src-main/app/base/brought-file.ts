/** Files that a user brings: by path or by content, and how large they may be. */
import type { ParsedInputOf } from '../../contract/registry.ts'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Reply } from '../../contract/failure.ts'

type FileInput = ParsedInputOf<'store.importPfx'>['file']

const fileBytesMax = 5 * 1024 * 1024

/** Reads a file that the user named, or the bytes that a browser sent; larger ones are refused before they are read. */
export async function readInput(file: FileInput): Promise<Reply<{ name: string; bytes: Buffer }>> {
  if ('base64' in file) return ok({ name: file.name, bytes: Buffer.from(file.base64, 'base64') })
  try {
    const { size } = await stat(file.path)
    if (size > fileBytesMax) return fail('file.tooLarge', { path: file.path, sizeBytesMax: fileBytesMax })
    return ok({ name: basename(file.path), bytes: await readFile(file.path) })
  } catch (error) {
    const problem = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return fail('file.unreadable', { path: file.path, problem }, { field: 'file.path' })
  }
}
