/**
 * The sentence and the next step of every failure, in every language. They live in the contract because the terminal and
 * the screens must say the same.
 */
import type { Failure, FailureCode } from '../failure.ts'
import { failureTexts as cs } from './cs/index.ts'
import { failureTexts as de } from './de/index.ts'
import { failureTexts as en } from './en/index.ts'

export const languages = ['en', 'de', 'cs'] as const
export type Language = (typeof languages)[number]

export interface FailureText {
  /** What happened, as one sentence; `{{name}}` stands for a parameter. */
  readonly sentence: string
  /** What to do next, as one sentence. */
  readonly next: string
}

export type FailureTexts = Readonly<Record<FailureCode, FailureText>>

const catalogs: Readonly<Record<Language, FailureTexts>> = { en, de, cs }

/**
 * Gives the text of a failure with its parameters filled in.
 * @param failure The failure as it crossed the boundary.
 * @param language The language of the reader.
 */
export function describeFailure(failure: Failure, language: Language): FailureText {
  const text = catalogs[language][failure.code]
  return { sentence: fill(text.sentence, failure.params), next: fill(text.next, failure.params) }
}

function fill(template: string, params: Failure['params']): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(params[name] ?? placeholder))
}
