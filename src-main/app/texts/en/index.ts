/** What the core writes for people to keep, in English. Their keys are the keys of every other language. */
import calendar from './calendar.json' with { type: 'json' }
import recoverySheet from './recovery-sheet.json' with { type: 'json' }
import rehearsal from './rehearsal.json' with { type: 'json' }

export const en = {
  ...calendar,
  ...recoverySheet,
  ...rehearsal,
}
