/** The same in German; a text that is missing is a compile error. */
import type { Localized } from '../../../../contract/texts/catalog.ts'
import type { en } from '../en/index.ts'
import importScripts from './import-scripts.json' with { type: 'json' }

export const de: Localized<typeof en, 'de'> = {
  ...importScripts,
}
