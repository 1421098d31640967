/** A file that the user has chosen, as calls take it. */
import { withDetail } from '../../../../src-main/contract/problems.ts'
import { fail, ok, type Reply } from '../../../../src-main/contract/failure.ts'
import type { InputOf } from '../../../../src-main/contract/registry.ts'
import { base64Of } from './base64.ts'

/** What fits into one call as base64; far more than any certificate, CRL or PFX that Windows reads. */
const chosenBytesMax = 5_900_000

export type ChosenFile = Extract<InputOf<'certificate.inspect'>['file'], { readonly base64: string }>

/**
 * Reads a chosen file.
 * @param file What was chosen or dropped.
 * @param field The field that owns what is wrong with it.
 * @returns Its name and bytes, or `file.tooLarge`, `file.unreadable`.
 */
export async function readChosen(file: File, field = 'file'): Promise<Reply<ChosenFile>> {
  if (file.size > chosenBytesMax) {
    return fail('file.tooLarge', { path: file.name, sizeBytesMax: chosenBytesMax }, { field })
  }
  try {
    return ok({ name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) })
  } catch (error) {
    // It was moved or deleted between choosing and reading, or it is a folder.
    return fail('file.unreadable', { path: file.name, problem: withDetail('foreign', String(error)) }, { field })
  }
}
