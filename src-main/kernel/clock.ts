/**
 * Virtual time: whole milliseconds since 1970-01-01 UTC, as plain numbers. Nothing here reads the wall clock.
 */
/** A point in virtual time, in whole milliseconds since 1970-01-01 UTC. */
export type Instant = number

export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** The years that four digits can write, as ISO 8601 has them. */
const earliestInstant = -62_167_219_200_000
export const latestInstant = 253_402_300_799_999

/**
 * Tells whether a number is a virtual instant: a whole number of milliseconds between the years 0 and 9999.
 * @param value Any number.
 */
export function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= earliestInstant && value <= latestInstant
}
