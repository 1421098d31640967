/** The sentence of every advice. */
import type { Advice } from '../advice.ts'
import { texts } from './index.ts'
import type { Language } from './shape.ts'

/**
 * Gives the sentence of an advice with its parameters filled in.
 * @param advice The advice as it came with a result.
 * @param language The language of the reader.
 */
export function describeAdvice({ code, params }: Advice, language: Language): string {
  return texts.text(`advice.${code}`, language, params)
}
