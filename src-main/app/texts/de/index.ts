/** The same in German; a text that is missing is a compile error. */
import type { Localized } from '../../../contract/texts/catalog.ts'
import type { en } from '../en/index.ts'
import calendar from './calendar.json' with { type: 'json' }
import recoverySheet from './recovery-sheet.json' with { type: 'json' }
import rehearsal from './rehearsal.json' with { type: 'json' }

export const de: Localized<typeof en, 'de'> = {
  ...calendar,
  ...recoverySheet,
  ...rehearsal,
}
