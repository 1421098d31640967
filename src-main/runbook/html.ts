/**
 * HTML that escapes by default: a value in a template is text unless it was made by `html` itself, so that no name from a
 * rehearsal can become markup.
 */
import { visibleLines } from '../contract/visible-text.ts'

export interface Markup {
  readonly markup: string
}

type Value = string | number | Markup | readonly Markup[]

/**
 * A template whose values are escaped.
 * @returns Markup that may be put into another template.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: strings.reduce((text, string, index) => text + write(values[index - 1] ?? '') + string) }
}

/** @param markup Our own markup that holds no value from outside, such as a style sheet. */
export function trusted(markup: string): Markup {
  return { markup }
}

function write(value: Value): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escape(value)
  return 'markup' in value ? value.markup : value.map((each) => each.markup).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return visibleLines(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
