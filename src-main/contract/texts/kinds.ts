/**
 * How a value stands in a text, by its kind: `{{size, size}}`, `{{state, state}}`, `{{usages, list(usage)}}`. A value without a kind
 * is a name of somebody's own or of Windows (a host, a path, a cmdlet, a port) and is the same in every language.
 */
import { detailOf } from '../problems.ts'
import { visibleText } from '../visible-text.ts'
import { windowsSymbol } from '../windows-codes.ts'
import { formatFor } from './format.ts'
import type { Language } from './shape.ts'

export type TextValue = string | number | boolean | readonly string[]

/** Kinds whose values are members of an enumeration; their words are in the catalogue of words, under `kind.member`. */
export const wordKinds = [
  'answer',
  'authentication',
  'checkpointKind',
  'displayLanguage',
  'failoverKind',
  'faultTarget',
  'form',
  'health',
  'mode',
  'operation',
  'outcome',
  'pace',
  'part',
  'problem',
  'profile',
  'proxy',
  'reason',
  'state',
  'task',
  'usage',
  'verdict',
  'vmState',
  'windowsCode',
] as const

type Formatter = (value: number, language: Language) => string

const formats = new Map<Language, ReturnType<typeof formatFor>>()

function formatOf(language: Language): ReturnType<typeof formatFor> {
  const format = formats.get(language) ?? formatFor(language)
  formats.set(language, format)
  return format
}

/** Kinds whose values are numbers; what each writes is said in `format.ts`. */
export const numberKinds: Readonly<Record<string, Formatter>> = {
  number: (value, language) => formatOf(language).number(value),
  percent: (value, language) => formatOf(language).percent(value),
  size: (value, language) => formatOf(language).size(value),
  shortSize: (value, language) => formatOf(language).bytes(value),
  duration: (value, language) => formatOf(language).duration(value),
  span: (value, language) => formatOf(language).span(value),
  ahead: (value, language) => formatOf(language).ahead(value),
  shortestSpan: (value, language) => formatOf(language).shortestSpan(value),
  lineSpeed: (value, language) => formatOf(language).lineSpeed(value),
  time: (value, language) => formatOf(language).time(value),
  date: (value, language) => formatOf(language).date(value),
  weekday: (value, language) => formatOf(language).weekday(value),
  instant: (value, language) => formatOf(language).instant(value),
}

/** A kind as it stands in a placeholder: its name, and of a list the kind of its items. */
const kindPattern = /^(\w+)(?:\((\w+)\))?$/

type WordOf = (kind: string, member: string, language: Language) => string | undefined

/**
 * Writes a value.
 * @param value As the caller has it: a number in its unit, an instant, a member of an enumeration.
 * @param kind As it stands in the text; left out, the value is a name.
 * @param wordOf Finds the word for a member of an enumeration. A member without one is shown as it is.
 */
export function formatValue(value: TextValue, kind: string | undefined, language: Language, wordOf: WordOf): string {
  if (kind === undefined) return visibleText(String(value))
  const [, name = '', items] = kindPattern.exec(kind) ?? []
  if (name === 'list') {
    const each = itemsOf(value).map((item) => formatValue(item, items, language, wordOf))
    return new Intl.ListFormat(language).format(each)
  }
  if (name === 'windowsCode') return windowsCause(String(value), language, wordOf)
  if (name === 'problem' || name === 'form') return codeWithDetail(name, String(value), language, wordOf)
  const format = numberKinds[name]
  if (format !== undefined) return typeof value === 'number' ? format(value, language) : visibleText(String(value))
  return wordOf(name, String(value), language) ?? visibleText(String(value))
}

/**
 * A code as it stands in the text of an event: the words of the system, then the number. A code whose words are not known to us is
 * shown by its number alone.
 */
function windowsCause(code: string, language: Language, wordOf: WordOf): string {
  const words = wordOf('windowsCode', windowsSymbol(code) ?? code, language)
  return words === undefined ? `(${code})` : `${words} (${code})`
}

/** A code whose words have a place for its detail. */
function codeWithDetail(kind: string, value: string, language: Language, wordOf: WordOf): string {
  const { code, detail } = detailOf(value)
  const words = wordOf(kind, code, language)
  return words === undefined ? visibleText(value) : words.replaceAll('{{detail}}', () => visibleText(detail))
}

/** Parameters of failures are plain values, so that a list among them comes as one text with commas. */
function itemsOf(value: TextValue): readonly string[] {
  return typeof value === 'object' ? value : String(value).split(/,\s*/).filter(Boolean)
}
