/** The language in use: its texts, its formats and its failure sentences, all of which follow a change at once. */
import { getContext, setContext } from 'svelte'
import type { Advice } from '../../src-main/contract/advice.ts'
import type { Failure, Fix, Partly } from '../../src-main/contract/failure.ts'
import { describeAdvice } from '../../src-main/contract/texts/advice.ts'
import { describeFailure, describeFix, describePartly } from '../../src-main/contract/texts/index.ts'
import { type Language } from '../../src-main/contract/texts/shape.ts'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { formatFor } from '../../src-main/contract/texts/format.ts'
import { translatorFor, type TextKey, type TextParams } from './translate.ts'

const contextKey = Symbol('locale')

export class Locale {
  #language: Language = $state('en')
  #translate = $derived(translatorFor(this.#language))
  readonly #format = $derived(formatFor(this.#language))

  get language(): Language {
    return this.#language
  }

  /** Values as the language writes them. */
  get format() {
    return this.#format
  }

  /** The text of a key; `count` among the parameters chooses the plural form. */
  readonly t = (key: TextKey, params?: TextParams): string => this.#translate(key, params)

  /** The sentence and the next step of a failure. */
  readonly describe = (failure: Failure) => describeFailure(failure, this.#language)

  /** The sentence of an advice. */
  readonly advise = (advice: Advice) => describeAdvice(advice, this.#language)

  /** What the button of a remedy says. */
  readonly describeFix = (fix: Fix) => describeFix(fix, this.#language)

  /** How far a compound command came. */
  readonly describePartly = (partly: Partly) => describePartly(partly, this.#language)

  /** Changes the language once its texts are there. */
  async use(language: Language): Promise<void> {
    await loadTexts(language)
    this.#language = language
    document.documentElement.lang = language
  }
}

/** Makes a locale available to the component that calls this and to all within it. */
export function provideLocale(locale: Locale): Locale {
  return setContext(contextKey, locale)
}

/** The locale of the surrounding app. */
export function useLocale(): Locale {
  return getContext<Locale>(contextKey)
}
