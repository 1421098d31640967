/** Small makers for the fields of wizard pages, so that a definition reads like the page it describes. */
import { fail, type FailureCode, type FailureParams } from '../../contract/failure.ts'
import type { WizardDraft, WizardFieldView, WizardValue } from '../../contract/views/wizard.ts'
import { flagOf, listOf, numberOf, textOf } from './draft.ts'

type Option = WizardFieldView['options'][number]

interface FieldExtra {
  readonly isEnabled?: boolean
  readonly problem?: WizardFieldView['problem']
  readonly params?: WizardFieldView['params']
  readonly options?: readonly Option[]
}

/** Makes the problem of a field from a declared failure. */
export function problem(code: FailureCode, params: FailureParams = {}): NonNullable<WizardFieldView['problem']> {
  const { failure } = fail(code, params)
  return { code: failure.code, params: { ...failure.params } }
}

function field(name: string, kind: WizardFieldView['kind'], value: WizardValue, extra: FieldExtra): WizardFieldView {
  const isEnabled = extra.isEnabled ?? true
  return {
    name,
    kind,
    value,
    isEnabled,
    options: [...(extra.options ?? [])],
    params: extra.params ?? {},
    // A field that is greyed out is not used, so it cannot stop anything.
    problem: isEnabled ? (extra.problem ?? null) : null,
  }
}

export const text = (draft: WizardDraft, name: string, extra: FieldExtra = {}) =>
  field(name, 'text', textOf(draft, name), extra)

export const flag = (draft: WizardDraft, name: string, extra: FieldExtra = {}) =>
  field(name, 'flag', flagOf(draft, name), extra)

export const choice = (draft: WizardDraft, name: string, options: readonly Option[], extra: FieldExtra = {}) =>
  field(name, 'choice', textOf(draft, name), { ...extra, options })

export const select = (draft: WizardDraft, name: string, options: readonly Option[], extra: FieldExtra = {}) =>
  field(name, 'select', textOf(draft, name), { ...extra, options })

export const certificate = (draft: WizardDraft, options: readonly Option[], extra: FieldExtra = {}) =>
  field('certificate', 'certificate', textOf(draft, 'certificate'), { ...extra, options })

export const disks = (draft: WizardDraft, options: readonly Option[], extra: FieldExtra = {}) =>
  field('disks', 'disks', listOf(draft, 'disks'), { ...extra, options })

export const recoveryPoint = (draft: WizardDraft, options: readonly Option[], extra: FieldExtra = {}) =>
  field('recoveryPoint', 'recoveryPoint', textOf(draft, 'recoveryPoint'), { ...extra, options })

/** A whole number; what was typed is kept even where it is none, so that nothing is lost. */
export const number = (draft: WizardDraft, name: string, extra: FieldExtra = {}) =>
  field(name, 'number', draft[name] ?? null, extra)

export const instant = (draft: WizardDraft, name: string, extra: FieldExtra = {}) =>
  field(name, 'instant', draft[name] ?? null, extra)

/** Read-only text, or a text key of the catalogs with params. */
export const fact = (name: string, value: WizardValue, params: WizardFieldView['params'] = {}) =>
  field(name, 'fact', value, { params })

/** A number of the draft as read-only text: as it was typed where it is none. */
export function numberFact(draft: WizardDraft, name: string): WizardFieldView {
  const value = numberOf(draft, name)
  return fact(name, Number.isNaN(value) ? textOf(draft, name) : value)
}

/** A sentence of the catalogs. */
export const note = (name: string, params: WizardFieldView['params'] = {}) => field(name, 'note', null, { params })

/** An option that shows a catalog text for its value. */
export const option = (value: string, isEnabled = true): Option => ({ value, isEnabled })

/** An option with a text of its own, such as a name. */
export const named = (value: string, label: string, detail?: Option['detail']): Option => ({
  value,
  label,
  isEnabled: true,
  ...(detail ? { detail } : {}),
})

/** Demands a whole number in a range. */
export function numberProblem(
  draft: WizardDraft,
  name: string,
  least: number,
  most: number,
  otherwise: WizardFieldView['problem'],
): WizardFieldView['problem'] {
  const value = numberOf(draft, name)
  return Number.isNaN(value) || value < least || value > most ? otherwise : null
}
