import { z } from 'zod'
import { languages } from '../texts/shape.ts'

export const language = z.enum(languages)
export const theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof theme>

/** What the list of all machines can show beside name and Replication Health. */
export const machineColumn = z.enum([
  'state',
  'mode',
  'host',
  'behind',
  'pending',
  'replicaServer',
  'memory',
  'uptime',
  'frequency',
])
export type MachineColumn = z.infer<typeof machineColumn>

/** How the app speaks to its user and looks. */
export const preferencesView = z.object({
  /** Null until one was chosen: then the language of the system. */
  language: language.nullable(),
  theme,
  /** Columns of the list of all machines beside those that are always there, in their order; null for the usual ones. */
  machineColumns: z.array(machineColumn).nullable().default(null),
  /** Whether the overview leads a newcomer from step to step. */
  showsGuide: z.boolean().default(true),
})
export type PreferencesView = z.infer<typeof preferencesView>
