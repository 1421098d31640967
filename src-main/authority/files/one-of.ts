/** Picks from a file what its reader looks for, and says what there is instead. */
import type { BlockKind } from '../../contract/views/inspection.ts'
import { DerError } from '../der/der.ts'
import type { FileBlock, FileBlocks } from './file-blocks.ts'

/**
 * All blocks of some kinds that can be read.
 * @param content The file, for what is said of one that is nothing at all.
 * @returns None where the file is nothing that is known but begins as DER does: then its reader says what is wrong with it.
 * @throws DerError that says what the file holds instead; NotImplemented for a form that is known and not read.
 */
export function allOf(wanted: readonly BlockKind[], file: FileBlocks | null, content: Buffer): FileBlock[] {
  const blocks = file?.blocks ?? []
  const right = blocks.filter(({ kind }) => wanted.includes(kind))
  const sound = right.filter(({ problem, notImplemented }) => problem === null && notImplemented === null)
  if (sound.length > 0) return sound
  const other = [...right, ...blocks].find(({ notImplemented }) => notImplemented !== null)
  if (other?.notImplemented) throw other.notImplemented
  const damaged = right.find(({ problem }) => problem !== null)
  if (damaged) throw new DerError(damaged.problem ?? 'damaged')
  const [first] = blocks
  if (first && first.kind !== 'other') throw new DerError(`holds.${first.kind}`)
  if (content[0] === 0x30) return []
  throw new DerError(content.includes('-----BEGIN ') ? 'endMissing' : 'noEncoding')
}

/** The first of them; null where `allOf` gives none. */
export function oneOf(wanted: BlockKind, file: FileBlocks | null, content: Buffer): FileBlock | null {
  return allOf([wanted], file, content)[0] ?? null
}
