/**
 * What both sides of the wire say: the sentence and the next step of every failure, the label of every remedy, how far a compound
 * command came, and the words for the members of enumerations. They live in the contract because the terminal and the screens
 * must say the same.
 */
import type { Failure, Fix, Partly } from '../failure.ts'
import { situationParams } from '../failures/situations.ts'
import { createCatalog } from './catalog.ts'
import { en } from './en/index.ts'
import type { DescribedFailure, Language } from './shape.ts'

export const texts = createCatalog(en, {
  de: async () => (await import('./de/index.ts')).de,
  cs: async () => (await import('./cs/index.ts')).cs,
})

/**
 * Gives the text of a failure with its parameters filled in.
 * @param failure The failure as it crossed the boundary.
 * @param language The language of the reader.
 */
export function describeFailure(
  { code, params }: Pick<Failure, 'code' | 'params'>,
  language: Language,
): DescribedFailure {
  const decisive = situationParams[code]
  const situation = decisive === undefined ? undefined : String(params[decisive])
  return {
    sentence: texts.text(`${code}.sentence`, language, params, situation),
    next: texts.text(`${code}.next`, language, params, situation),
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
  return {
    done: texts.text('partly.done', language, { steps: done }),
    remaining: texts.text(anew ? 'partly.anew' : 'partly.remaining', language, { steps: remaining }),
  }
}

/**
 * Gives the label of the button that carries out a remedy.
 * @param fix The remedy as the failure carries it.
 * @param language The language of the reader.
 */
export function describeFix({ code, params }: Pick<Fix, 'code' | 'params'>, language: Language): string {
  return texts.text(`fix.${code}`, language, params)
}
