/**
 * The shapes that every catalogue of texts fills in. They stand below the catalogues, so that a catalogue knows what it must say without
 * knowing the others.
 */
import type { FailureCode, FixCode, PartStep, Failure } from '../failure.ts'
import type { AdviceCode } from '../advice.ts'
import type { FaultId } from '../faults.ts'
import { visibleText } from '../visible-text.ts'

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

/** How far a compound command came: two sentences with `{{steps}}`, and each step as something that was done. */
export interface PartTexts {
  readonly done: string
  readonly remaining: string
  /** In place of `remaining` where the command begins anew. */
  readonly anew: string
  readonly steps: Readonly<Record<PartStep, string>>
}

export type FixTexts = Readonly<Record<FixCode, string>>

/** Fills in `{{name}}`; sizes in bytes get their unit. */
export function fill(template: string, params: Failure['params'], language: Language): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = params[name]
    if (value === undefined) return placeholder
    return typeof value === 'number' && /bytes/i.test(name)
      ? describeBytes(value, language)
      : visibleText(String(value))
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

export type AdviceTexts = Readonly<Record<AdviceCode, string>>

interface FaultText {
  /** What is done to the world. */
  readonly what: string
  /** What an administrator sees. */
  readonly symptom: string
  readonly fix: string
}

export type FaultTexts = Readonly<Record<FaultId, FaultText>>
