/**
 * The sentence and the next step of every failure, and the label of every remedy, in every language. They live in the
 * contract because the terminal and the screens must say the same.
 */
import type { Failure, Fix, Partly, PartStep } from '../failure.ts'
import { fixTexts as csFixes } from './cs/fixes.ts'
import { failureTexts as cs } from './cs/index.ts'
import { partTexts as csParts } from './cs/parts.ts'
import { partTexts as deParts } from './de/parts.ts'
import { partTexts as enParts } from './en/parts.ts'
import { fixTexts as deFixes } from './de/fixes.ts'
import { failureTexts as de } from './de/index.ts'
import { fixTexts as enFixes } from './en/fixes.ts'
import { failureTexts as en } from './en/index.ts'
import type { Language, DescribedFailure, FailureText, FailureTexts, FixTexts, PartTexts } from './shape.ts'
import { fill } from './shape.ts'

export const failureCatalogs: Readonly<Record<Language, FailureTexts>> = { en, de, cs }
const partCatalogs: Readonly<Record<Language, PartTexts>> = { en: enParts, de: deParts, cs: csParts }
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
 * Says how far a compound command came.
 * @param partly What its failure says.
 * @param language The language of the reader.
 * @returns One sentence about what is done and one about what remains.
 */
export function describePartly(
  { done, remaining, anew }: Partly,
  language: Language,
): { done: string; remaining: string } {
  const texts = partCatalogs[language]
  const list = (steps: readonly PartStep[]) =>
    new Intl.ListFormat(language).format(steps.map((step) => texts.steps[step]))
  return {
    done: fill(texts.done, { steps: list(done) }, language),
    remaining: fill(anew ? texts.anew : texts.remaining, { steps: list(remaining) }, language),
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
