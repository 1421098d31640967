/** What each fault is, how it shows and how it is put right, in every language. */
import type { FaultId } from '../../faults.ts'
import type { Language } from '../index.ts'
import { faults as cs } from './cs.ts'
import { faults as de } from './de.ts'
import { faults as en } from './en.ts'

export interface FaultText {
  /** What is done to the world. */
  readonly what: string
  /** What an administrator sees. */
  readonly symptom: string
  readonly fix: string
}

export type FaultTexts = Readonly<Record<FaultId, FaultText>>

export const faultCatalogs: Readonly<Record<Language, FaultTexts>> = { en, de, cs }
