/** What each fault is, how it shows and how it is put right, in every language. */
import type { Language, FaultTexts } from '../shape.ts'
import { faults as cs } from './cs.ts'
import { faults as de } from './de.ts'
import { faults as en } from './en.ts'

export const faultCatalogs: Readonly<Record<Language, FaultTexts>> = { en, de, cs }
