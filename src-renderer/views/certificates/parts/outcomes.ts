/** What became of each certificate of a bulk operation, for the sentence at its end. */
import type { Failure, FailureCode } from '../../../../src-main/contract/failure.ts'
import type { EntryFailure } from '../../../../src-main/contract/views/inventory.ts'

/**
 * The reasons why some could not be done, each once.
 * @param outcomes One per certificate.
 */
export function refusalsOf(outcomes: readonly { readonly failure: EntryFailure | null }[]): Failure[] {
  const refusals = outcomes.flatMap(({ failure }) => failure ?? [])
  const bySentence = new Map(refusals.map((each) => [`${each.code} ${JSON.stringify(each.params)}`, each]))
  // The core names a declared failure code, as the schema says.
  return [...bySentence.values()].map(({ code, params }) => ({ code: code as FailureCode, params }))
}
