/** What runbooks, scripts and the report of a rehearsal say. */
import { createCatalog, type TextParams } from '../../contract/texts/catalog.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { en } from './en/index.ts'

const texts = createCatalog(en, {
  de: async () => (await import('./de/index.ts')).de,
  cs: async () => (await import('./cs/index.ts')).cs,
})

type RunbookKey = Parameters<typeof texts.text>[0]

/** Gives a text in the language of one runbook; `situation` chooses the text that is meant for it, where there is one. */
export type Say = (key: RunbookKey, params?: TextParams, situation?: string) => string

/** @param language A language that has been loaded. */
export function sayIn(language: Language): Say {
  return (key, params, situation) => texts.text(key, language, params, situation)
}

/** Whether there is such a text; not every action has something to be shown or to be warned of. */
export function hasText(key: string): key is RunbookKey {
  return texts.has(key)
}
