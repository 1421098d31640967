/** The same in German; a text that is missing is a compile error. */
import type { Localized } from '../../../contract/texts/catalog.ts'
import type { en } from '../en/index.ts'
import labs from './labs.json' with { type: 'json' }

export const de: Localized<typeof en, 'de'> = {
  ...labs,
}
