/** Reminders as a calendar file. */
import type { Language } from '../../../contract/texts/shape.ts'
import type { ReminderView } from '../../../contract/views/crl.ts'
import { buildCalendar } from '../../base/calendar.ts'
import { texts } from '../../texts/index.ts'

export const calendarFileName = 'understudy-reminders.ics'

interface CalendarOptions {
  readonly language: Language
  /** DTSTAMP, in milliseconds since 1970. */
  readonly stampWallInstant: number
  /** How many days before each entry the calendar alarms. */
  readonly alarmDays: number
}

/**
 * Writes the calendar. A thumbprint names a reminder in every export, and a root has two CRL days.
 * @param reminders Soonest first.
 */
export function writeCalendar(
  reminders: readonly ReminderView[],
  { language, stampWallInstant, alarmDays }: CalendarOptions,
): string {
  const entries = reminders.map(({ kind, name, thumbprint, wallInstant }) => ({
    identity: `${kind} ${thumbprint}`,
    wallInstant,
    summary: texts.text(`calendar.${kind}.summary`, language, { name }),
    description: texts.text(`calendar.${kind}.description`, language, { name }),
  }))
  return buildCalendar(entries, { product: 'Reminders', stampWallInstant, alarmDays })
}
