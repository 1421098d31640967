/** What was entered so far: reading it, and the calls that are made of it. */
import type { CallName, InputOf } from '../../contract/registry.ts'
import type { WizardDraft, WizardValue } from '../../contract/views/wizard.ts'

/** A call that Finish makes, in order. Where all are commands of the world, none is made if one would be refused. */
export type WizardStep = { [Name in CallName]: { call: Name; input: InputOf<Name> } }[CallName]

/** Reads a text of a draft. */
export function textOf(draft: WizardDraft, name: string): string {
  const value: WizardValue | undefined = draft[name]
  return typeof value === 'string' ? value.trim() : value === null || value === undefined ? '' : String(value)
}

/** Reads a whole number of a draft; NaN where the text is no whole number. */
export function numberOf(draft: WizardDraft, name: string): number {
  const value = draft[name]
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number.NaN
  const text = textOf(draft, name)
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

/** Reads a flag of a draft. */
export function flagOf(draft: WizardDraft, name: string): boolean {
  return draft[name] === true || draft[name] === 'true'
}

/** Reads a list of texts of a draft. */
export function listOf(draft: WizardDraft, name: string): string[] {
  const value = draft[name]
  return Array.isArray(value) ? value : []
}
