/** The sentence of every advice, in every language. */
import type { Advice } from '../advice.ts'
import { adviceTexts as cs } from './cs/advice.ts'
import { adviceTexts as de } from './de/advice.ts'
import { adviceTexts as en } from './en/advice.ts'
import { fill, type Language, type AdviceTexts } from './shape.ts'

export const adviceCatalogs: Readonly<Record<Language, AdviceTexts>> = { en, de, cs }

/**
 * Gives the sentence of an advice with its parameters filled in.
 * @param advice The advice as it came with a result.
 * @param language The language of the reader.
 */
export function describeAdvice({ code, params }: Advice, language: Language): string {
  return fill(adviceCatalogs[language][code], params, language)
}
