/**
 * The texts of the screens by key, beside those that both sides of the wire know. English is part of the first load, because it is
 * the source of the keys and the fallback of nothing else; the other languages are fetched when they are chosen.
 */
import { createCatalog, type TextParams } from '../../src-main/contract/texts/catalog.ts'
import { texts } from '../../src-main/contract/texts/index.ts'
import type { Language } from '../../src-main/contract/texts/shape.ts'
import { en } from './en/index.ts'

export type { TextParams } from '../../src-main/contract/texts/catalog.ts'

const screens = createCatalog(en, {
  de: async () => (await import('./de/index.ts')).de,
  cs: async () => (await import('./cs/index.ts')).cs,
})

/** The key of every text; a misspelt one is a compile error. */
export type TextKey = Parameters<typeof screens.text>[0] | Parameters<typeof texts.text>[0]

export type Translate = (key: TextKey, params?: TextParams) => string

/** Whether the catalogues have a text for a key that was put together at run time. */
export function hasText(key: string): key is TextKey {
  return screens.has(key) || texts.has(key)
}

/**
 * Gives the function that finds texts in one language.
 * @param language A language that has been loaded.
 */
export function translatorFor(language: Language): Translate {
  return (key, params) => (screens.has(key) ? screens.text(key, language, params) : sharedText(key, language, params))
}

function sharedText(key: string, language: Language, params: TextParams | undefined): string {
  return texts.has(key) ? texts.text(key, language, params) : key
}
