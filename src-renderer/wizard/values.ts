/** How the values of wizard fields are written for a reader and read from a date field. */
import type { WizardFieldView, WizardValue } from '../../src-main/contract/views/wizard.ts'
import type { Format } from '../../src-main/contract/texts/format.ts'
import { frequencyText } from '../views/labels.ts'
import type { WizardTexts } from './wizard-texts.ts'

/**
 * @param field A field of kind `fact`.
 * @param texts The wizards' texts.
 * @param format The reader's formats.
 */
export function factText(field: WizardFieldView, texts: WizardTexts, format: Format): string {
  const { name, value } = field
  if (typeof value === 'boolean') return texts.t(value ? 'common.yes' : 'common.no')
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : texts.t('common.none')
  if (value === null || value === '') return texts.t('common.none')
  const start = field.params['startInstant']
  if (typeof start === 'number') return format.instant(start)
  if (name === 'frequencySeconds') return frequencyText(Number(value), texts.t, format)
  if (typeof value === 'number') {
    if (name.endsWith('Size') || name.endsWith('Bytes')) return format.bytes(value)
    if (name.endsWith('Seconds')) return format.duration(value)
    if (name.endsWith('Hours')) return value === 0 ? texts.t('common.none') : format.duration(value * 3600)
    return String(value)
  }
  return texts.option(name, value)
}

/** A virtual instant as the browser's date field wants it; the field shows UTC, as the clock does. */
export function toLocalInput(value: WizardValue): string {
  const at = Number(value)
  return value === null || Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 16)
}

/** The virtual instant of what a date field holds, or null where it is empty. */
export function fromLocalInput(text: string): number | null {
  const at = Date.parse(`${text}Z`)
  return Number.isNaN(at) ? null : at
}
