/**
 * How a guest's writing spreads over time. A profile bends time: between two instants a guest writes as much as one that
 * writes steadily does in `profileDurationMs`. The sum over a whole day, or over a whole window between bursts, is that day or
 * window itself, so any span is whole periods plus two partial ones: no loop, no allocation, whole numbers only.
 */
import { fail } from '../../contract/failure.ts'
import type { ChurnProfile } from '../../contract/views/machine.ts'
import { dayMs, hourMs, minuteMs } from '../../kernel/clock.ts'

/**
 * For how long a steady guest would have to write for the same amount.
 * @param seed Decides where bursts fall; without meaning for the other profiles.
 * @returns Whole milliseconds; the parts of a span add up to the whole, each rounded down.
 */
export function profileDurationMs(profile: ChurnProfile, seed: number, fromInstant: number, toInstant: number): number {
  if (profile.kind === 'steady') return toInstant - fromInstant
  const periodMs = profile.kind === 'daily' ? dayMs : profile.windowMinutes * minuteMs
  const fromPeriod = Math.floor(fromInstant / periodMs)
  const toPeriod = Math.floor(toInstant / periodMs)
  const scale = profile.kind === 'daily' ? 100 * busyHoursOf(profile) : 100 * profile.burstMinutes
  const before = weightWithin(profile, seed, fromPeriod, fromInstant - fromPeriod * periodMs)
  const after = weightWithin(profile, seed, toPeriod, toInstant - toPeriod * periodMs)
  return (toPeriod - fromPeriod) * periodMs + Math.floor((after - before) / scale)
}

/** Judges the numbers of a profile. */
export function checkChurnProfile(profile: ChurnProfile, field: string) {
  const check = (name: string, value: number, valueMin: number, valueMax: number) =>
    value >= valueMin && value <= valueMax
      ? undefined
      : fail('guest.badChurnProfile', { value, valueMin, valueMax }, { field: `${field}.${name}` })
  if (profile.kind === 'steady') return undefined
  const quiet = check('quietPercent', profile.quietPercent, 0, 100)
  if (quiet !== undefined) return quiet
  if (profile.kind === 'daily') {
    const hours = check('busyFromHour', profile.busyFromHour, 0, 23) ?? check('busyToHour', profile.busyToHour, 0, 23)
    if (hours !== undefined) return hours
    const isWholeDay = profile.busyFromHour === profile.busyToHour
    return isWholeDay ? check('busyToHour', profile.busyToHour, profile.busyFromHour + 1, 23) : undefined
  }
  const window = check('windowMinutes', profile.windowMinutes, 2, 1440)
  return window ?? check('burstMinutes', profile.burstMinutes, 1, profile.windowMinutes - 1)
}

type Daily = Extract<ChurnProfile, { kind: 'daily' }>
type Bursty = Extract<ChurnProfile, { kind: 'bursty' }>

/** The weight from the beginning of a period; a whole period weighs its length times the scale. */
function weightWithin(profile: Daily | Bursty, seed: number, period: number, offsetMs: number): number {
  if (profile.kind === 'daily') {
    const busyHours = busyHoursOf(profile)
    const quietWeight = profile.quietPercent * busyHours
    const busyWeight = 2400 - (24 - busyHours) * profile.quietPercent
    return quietWeight * offsetMs + (busyWeight - quietWeight) * busyMs(profile, offsetMs)
  }
  const { windowMinutes, burstMinutes, quietPercent } = profile
  const quietWeight = quietPercent * burstMinutes
  const burstWeight = windowMinutes * 100 - (windowMinutes - burstMinutes) * quietPercent
  const burstMs = burstMinutes * minuteMs
  const startMs = scatter(seed, period) % (windowMinutes * minuteMs - burstMs)
  const inBurst = Math.min(burstMs, Math.max(0, offsetMs - startMs))
  return quietWeight * offsetMs + (burstWeight - quietWeight) * inBurst
}

function busyHoursOf({ busyFromHour, busyToHour }: Daily): number {
  return busyToHour > busyFromHour ? busyToHour - busyFromHour : busyToHour + 24 - busyFromHour
}

/** How much of the first `offsetMs` of a day is busy; the busy hours may lie on both sides of midnight. */
function busyMs({ busyFromHour, busyToHour }: Daily, offsetMs: number): number {
  const fromMs = busyFromHour * hourMs
  const toMs = busyToHour * hourMs
  const before = (limitMs: number) => Math.min(offsetMs, limitMs)
  if (toMs > fromMs) return before(toMs) - before(fromMs)
  return offsetMs - (before(fromMs) - before(toMs))
}

/** Spreads (seed, number) over 32 bits: the finalizer of MurmurHash3 (Austin Appleby, public domain). */
function scatter(seed: number, number: number): number {
  let hash = (seed ^ number) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
