/**
 * Virtual time: whole milliseconds since 1970-01-01 UTC, as plain numbers. Nothing here reads the wall clock, the time
 * zone or the locale, so the same instant reads the same on every machine.
 */
import { invariant } from './invariant.ts'

/** A point in virtual time, in whole milliseconds since 1970-01-01 UTC. */
export type Instant = number

export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** The years that four digits can write: the range in which `formatInstant` and `parseInstant` undo each other. */
const earliestInstant = -62_167_219_200_000
export const latestInstant = 253_402_300_799_999

/**
 * Tells whether a number is a virtual instant: a whole number of milliseconds between the years 0 and 9999.
 * @param value Any number.
 */
export function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= earliestInstant && value <= latestInstant
}

/**
 * Writes an instant in ISO 8601, in UTC, always with milliseconds: `2026-03-01T08:00:00.000Z`.
 * @param at The instant; anything that is no instant breaks an invariant.
 */
export function formatInstant(at: Instant): string {
  invariant(isInstant(at), `no instant: ${at}`)
  return new Date(at).toISOString()
}

const isoInstant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{3}))?)?Z$/

/**
 * Reads an instant from ISO 8601 in UTC; seconds and milliseconds may be left out, the `Z` may not.
 * @param text For example `2026-03-01T08:00Z`.
 * @returns The instant, or nothing if the text is in another form or names a day or time that does not exist.
 */
export function parseInstant(text: string): Instant | undefined {
  const parts = isoInstant.exec(text)
  if (parts === null) return undefined
  const complete = `${parts[1]}T${parts[2]}:${parts[3] ?? '00'}.${parts[4] ?? '000'}Z`
  const at = Date.parse(complete)
  // Date.parse rolls 30 February over into March; only a text that comes back unchanged names a real moment.
  return isInstant(at) && formatInstant(at) === complete ? at : undefined
}

/**
 * Writes a duration the way PowerShell writes a TimeSpan: `[-][d.]hh:mm:ss[.fff]`.
 * @param durationMs Whole milliseconds, negative for the past.
 */
export function formatDuration(durationMs: number): string {
  invariant(Number.isSafeInteger(durationMs), `no whole number of milliseconds: ${durationMs}`)
  const total = Math.abs(durationMs)
  const days = Math.floor(total / dayMs)
  const milliseconds = total % secondMs
  const clock = [Math.floor(total / hourMs) % 24, Math.floor(total / minuteMs) % 60, Math.floor(total / secondMs) % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  const sign = durationMs < 0 ? '-' : ''
  const dayPart = days > 0 ? `${days}.` : ''
  const fraction = milliseconds > 0 ? `.${String(milliseconds).padStart(3, '0')}` : ''
  return sign + dayPart + clock + fraction
}
