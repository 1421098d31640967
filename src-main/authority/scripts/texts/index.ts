/** What the scripts for hosts say, in comments and on the terminal. */
import { createCatalog } from '../../../contract/texts/catalog.ts'
import { en } from './en/index.ts'

export const texts = createCatalog(en, {
  de: async () => (await import('./de/index.ts')).de,
  cs: async () => (await import('./cs/index.ts')).cs,
})
