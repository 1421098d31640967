/** What labs say by themselves: what is missing where the author wrote nothing, and what is wrong with a lab. */
import { createCatalog } from '../../contract/texts/catalog.ts'
import { en } from './en/index.ts'

export const texts = createCatalog(en, {
  de: async () => (await import('./de/index.ts')).de,
  cs: async () => (await import('./cs/index.ts')).cs,
})
