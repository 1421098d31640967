/** Dates as an English Windows writes them, from whole milliseconds and without a locale. */
import { dayMs, hourMs, minuteMs, secondMs } from '../../kernel/clock.ts'

/** `11/25/2026 - 10:15:27 AM`, in UTC: what Hyper-V puts into the default name of a checkpoint. */
export function timestampOf(instant: number): string {
  const { year, month, day } = dateOf(Math.floor(instant / dayMs))
  const rest = instant % dayMs
  const hour = Math.floor(rest / hourMs)
  const minutes = String(Math.floor((rest % hourMs) / minuteMs)).padStart(2, '0')
  const seconds = String(Math.floor((rest % minuteMs) / secondMs)).padStart(2, '0')
  return `${month}/${day}/${year} - ${hour % 12 === 0 ? 12 : hour % 12}:${minutes}:${seconds} ${hour < 12 ? 'AM' : 'PM'}`
}

/** The civil date of a day since 1970. Years begin in March here, so that the leap day is the last one of a year. */
function dateOf(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const yearDays = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  const dayOfYear = dayOfEra - yearDays
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}
