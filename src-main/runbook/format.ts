/** Spans and instants as the report and the summary show them: the same in every language, in units that everyone reads. */
import { valueText } from '../contract/texts/catalog.ts'
import type { Language } from '../contract/texts/shape.ts'

/**
 * A span in its two largest units, for example `6 min 40 s`.
 * @param totalSeconds Whole seconds.
 */
export function describeSeconds(totalSeconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(totalSeconds / 86_400), 'd'],
    [Math.floor(totalSeconds / 3600) % 24, 'h'],
    [Math.floor(totalSeconds / 60) % 60, 'min'],
    [totalSeconds % 60, 's'],
  ]
  const first = parts.findIndex(([value]) => value > 0)
  if (first < 0) return '0 s'
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ')
}

/**
 * A span of wall time, exact where it is short.
 * @param milliseconds Whole milliseconds.
 * @param language Decides on the decimal sign.
 */
export function describeMilliseconds(milliseconds: number, language: Language): string {
  if (milliseconds < 1000) return `${milliseconds} ms`
  if (milliseconds >= 60_000) return describeSeconds(Math.round(milliseconds / 1000))
  const seconds = (milliseconds / 1000).toFixed(1)
  return `${language === 'en' ? seconds : seconds.replace('.', ',')} s`
}

/**
 * An instant in UTC to the second.
 * @param at Milliseconds since 1970.
 */
export function describeInstant(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

/** A thumbprint in groups of eight, which can be compared by eye; copied without the spaces it is the same value. */
export function groupThumbprint(thumbprint: string): string[] {
  return thumbprint.match(/.{1,8}/g) ?? []
}

/**
 * A value of a check, as the language writes its kind.
 * @param kind As in the placeholder of a text; null for what is the same in every language.
 */
export function checkedValue(value: string, kind: string | null, language: Language): string {
  return kind === null ? value : valueText(value, kind, language)
}
