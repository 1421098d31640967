import { z } from 'zod'
import { command, query } from '../call.ts'
import { language, machineColumn, preferencesView, theme } from '../views/preferences.ts'

/**
 * What the user prefers. It is kept with the workspace and not with the page: the page may have another address at every start, and
 * what a browser keeps for an address is gone then.
 */
export const preferencesCalls = {
  'preferences.view': query({
    summary: 'What was chosen: language, theme, columns of the list of all machines, the guide.',
    input: z.strictObject({}),
    output: preferencesView,
    failures: [],
  }),
  'preferences.set': command({
    summary: 'Chooses language, theme, columns or the guide; what is left out stays as it is.',
    input: z.strictObject({
      language: language.optional(),
      theme: theme.optional(),
      machineColumns: z.array(machineColumn).nullable().optional(),
      showsGuide: z.boolean().optional(),
    }),
    output: preferencesView,
    failures: [],
  }),
}
