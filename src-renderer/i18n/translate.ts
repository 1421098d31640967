/**
 * Texts by key. English is part of the first load, because it is the source of the keys and the fallback of nothing else: the
 * types promise that the other languages are complete. They are fetched when they are chosen.
 */
import { createInstance } from 'i18next'
import type { Language } from '../../src-main/contract/texts/shape.ts'
import { flatten, type KeyOf } from './catalog.ts'
import { en } from './en/index.ts'

type Areas = typeof en

/** `area.key` of every text; a misspelt one is a compile error. */
export type TextKey = { [Area in keyof Areas & string]: `${Area}.${KeyOf<Areas[Area]>}` }[keyof Areas & string]

export type TextParams = Readonly<Record<string, string | number>>
export type Translate = (key: TextKey, params?: TextParams) => string

const i18n = createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // Svelte escapes what it writes; escaping twice would show entities.
  interpolation: { escapeValue: false },
  resources: { en: { translation: flatten(en) } },
})

/**
 * Fetches the catalogue of a language unless it is there already.
 * @param language The language that is about to be shown.
 */
export async function loadLanguage(language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, 'translation')) return
  const catalog = language === 'de' ? (await import('./de/index.ts')).de : (await import('./cs/index.ts')).cs
  i18n.addResourceBundle(language, 'translation', flatten(catalog))
}

/** Whether the catalogues have a text for a key that was put together at run time. English has every key there is. */
export function hasText(key: string): boolean {
  return i18n.exists(key, { lng: 'en' })
}

/**
 * Gives the function that finds texts in one language.
 * @param language A language that has been loaded.
 */
export function translatorFor(language: Language): Translate {
  const fixed = i18n.getFixedT(language)
  return (key, params) => fixed(key, { ...params })
}
