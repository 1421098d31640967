/** How the rate of writing goes through the day, hour by hour, as percent of its mean. */
import type { ChurnShape } from '../../contract/views/forecast.ts'
import { chance, type RandomStream } from '../../kernel/random.ts'

/** An office: little at night, twice the mean from eight to six. The day's mean is 100. */
const officeDay = [
  ...[25, 25, 25, 25, 25, 25, 25, 80],
  ...[180, 180, 180, 180, 180, 180, 180, 180, 180, 180],
  ...[140, 45, 45, 45, 45, 25],
]

/** One hour in eight writes five times the mean; the others share the rest. */
const burstOneIn = 8
const burstPercent = 500
const quietPercent = 43

/**
 * Draws the rate of one machine for one hour.
 * @param stream Drawn from for bursts only.
 * @returns Percent of the machine's mean.
 */
export function churnPercent(shape: ChurnShape, hourOfDay: number, stream: RandomStream): number {
  if (shape === 'daily') return officeDay[hourOfDay] ?? 100
  if (shape === 'bursty') return chance(stream, 1, burstOneIn) ? burstPercent : quietPercent
  return 100
}
