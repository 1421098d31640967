import { z } from 'zod'
import { languages } from '../texts/shape.ts'

export const language = z.enum(languages)
export const theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof theme>

/** How the app speaks to its user and looks. */
export const preferencesView = z.object({
  /** Null until one was chosen: then the language of the system. */
  language: language.nullable(),
  theme,
})
export type PreferencesView = z.infer<typeof preferencesView>
