/** What is due when, as a list and as a calendar: the certificates of the inventory and the CRLs together. */
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { ReminderView } from '../../../contract/views/crl.ts'
import { calendarFileName, writeCalendar } from '../inventory/calendar.ts'
import { remindersOf } from '../inventory/reminders.ts'
import { listCrls, type CrlContext } from './server.ts'

/** Everything that ends or is due within so many days, soonest first. */
export function listReminders(context: CrlContext, withinDays: number): ReminderView[] {
  const certificates = context.inventory.index.all().map(({ view }) => view)
  return remindersOf(certificates, listCrls(context), context.dependencies.now().getTime(), withinDays)
}

/** The same as the text of a calendar file. */
export function reminderCalendar(
  context: CrlContext,
  { withinDays, language, stampWallInstant, alarmDays }: ParsedInputOf<'reminder.calendar'>,
): OutputOf<'reminder.calendar'> {
  const text = writeCalendar(listReminders(context, withinDays), {
    language,
    stampWallInstant: stampWallInstant ?? context.dependencies.now().getTime(),
    alarmDays,
  })
  return { text, fileName: calendarFileName }
}
