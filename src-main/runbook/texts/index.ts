import type { Language } from '../../contract/texts/shape.ts'
import { cs } from './cs.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import type { RunbookTexts } from './runbook-texts.ts'

export const runbookTexts: Readonly<Record<Language, RunbookTexts>> = { en, de, cs }
