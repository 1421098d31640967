/**
 * The sentence and the next step of every failure, and the label of every remedy, in every language. They live in the
 * contract because the terminal and the screens must say the same.
 */
import type { Failure, FailureCode, Fix, FixCode } from '../failure.ts'
import { fixTexts as csFixes } from './cs/fixes.ts'
import { failureTexts as cs } from './cs/index.ts'
import { fixTexts as deFixes } from './de/fixes.ts'
import { failureTexts as de } from './de/index.ts'
import { fixTexts as enFixes } from './en/fixes.ts'
import { failureTexts as en } from './en/index.ts'

export const languages = ['en', 'de', 'cs'] as const
export type Language = (typeof languages)[number]

export interface DescribedFailure {
  /** What happened, as one sentence. */
  readonly sentence: string
  /** What to do next, as one sentence. */
  readonly next: string
}

/** Both texts of a failure; `{{name}}` stands for a parameter. */
export interface FailureText extends DescribedFailure {
  /** Other texts where one parameter has a value that needs its own words; any other value takes the general ones. */
  readonly cases?: { readonly param: string; readonly texts: Readonly<Record<string, DescribedFailure>> }
}

export type FailureTexts = Readonly<Record<FailureCode, FailureText>>

export type FixTexts = Readonly<Record<FixCode, string>>

export const failureCatalogs: Readonly<Record<Language, FailureTexts>> = { en, de, cs }
export const fixCatalogs: Readonly<Record<Language, FixTexts>> = { en: enFixes, de: deFixes, cs: csFixes }

/**
 * Gives the text of a failure with its parameters filled in.
 * @param failure The failure as it crossed the boundary.
 * @param language The language of the reader.
 */
export function describeFailure(failure: Pick<Failure, 'code' | 'params'>, language: Language): DescribedFailure {
  const general: FailureText = failureCatalogs[language][failure.code]
  const text = caseOf(general, failure.params) ?? general
  return {
    sentence: fill(text.sentence, failure.params, language),
    next: fill(text.next, failure.params, language),
  }
}

/**
 * Gives the label of the button that carries out a remedy.
 * @param fix The remedy as the failure carries it.
 * @param language The language of the reader.
 */
export function describeFix(fix: Pick<Fix, 'code' | 'params'>, language: Language): string {
  return fill(fixCatalogs[language][fix.code], fix.params, language)
}

function caseOf({ cases }: FailureText, params: Failure['params']): DescribedFailure | undefined {
  if (!cases) return undefined
  const value = String(params[cases.param])
  // A parameter may hold what a user typed, and every object inherits a `constructor`.
  return Object.hasOwn(cases.texts, value) ? cases.texts[value] : undefined
}

/** Fills in `{{name}}`; sizes in bytes get their unit. */
export function fill(template: string, params: Failure['params'], language: Language): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = params[name]
    if (value === undefined) return placeholder
    return typeof value === 'number' && /bytes/i.test(name) ? describeBytes(value, language) : String(value)
  })
}

/**
 * A number of bytes in the unit that Windows would show, whose kilobyte has 1024 bytes.
 * @param sizeBytes How many bytes.
 * @param language The language of the reader, which decides on the decimal sign.
 */
export function describeBytes(sizeBytes: number, language: Language): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(sizeBytes))) / 10))
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(sizeBytes / 1024 ** power)
  const unit = power === 0 ? { en: 'bytes', de: 'Byte', cs: 'B' }[language] : units[power]
  return `${number} ${unit}`
}
