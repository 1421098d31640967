/** An instant of the virtual clock as it is typed: UTC, as it is shown everywhere. */
import { isInstant } from '../kernel/clock.ts'

const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/

/**
 * Reads an instant.
 * @param text For example `2026-01-05T08:00:00Z`.
 * @returns Milliseconds since 1970 UTC; null for what is none, or beyond the years that the clock knows.
 */
export function readInstant(text: string): number | null {
  const instant = pattern.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(instant) || instant < 0 || !isInstant(instant) ? null : instant
}
