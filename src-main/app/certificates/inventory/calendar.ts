/** Reminders as an iCalendar file (RFC 5545), for the calendar that an administrator looks at anyway. */
import { createHash } from 'node:crypto'
import type { Language } from '../../../contract/texts/shape.ts'
import { visibleLines } from '../../../contract/visible-text.ts'
import type { ReminderView } from '../../../contract/views/crl.ts'
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
 * Writes the calendar. The same reminder has the same UID in every export, so that importing a newer file moves an entry
 * instead of adding another.
 * @param reminders Soonest first.
 */
export function writeCalendar(reminders: readonly ReminderView[], options: CalendarOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Understudy//Reminders//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...reminders.flatMap((reminder) => entry(reminder, options)),
    'END:VCALENDAR',
  ]
  return lines.flatMap(folded).join('\r\n') + '\r\n'
}

function entry(reminder: ReminderView, options: CalendarOptions): string[] {
  const { kind, name } = reminder
  const summary = texts.text(`calendar.${kind}.summary`, options.language, { name })
  const description = texts.text(`calendar.${kind}.description`, options.language, { name })
  const start = utc(reminder.wallInstant)
  return [
    'BEGIN:VEVENT',
    `UID:${uid(reminder)}`,
    `DTSTAMP:${utc(options.stampWallInstant)}`,
    `DTSTART:${start}`,
    'DURATION:PT15M',
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    // A deadline takes nobody's time.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:${options.alarmDays === 0 ? 'PT0S' : `-P${options.alarmDays}D`}`,
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** Globally unique without naming the host (RFC 7986 5.3): a thumbprint is, and a root has two CRL days. */
function uid({ kind, thumbprint }: ReminderView): string {
  const digest = createHash('sha256').update(`${kind} ${thumbprint}`).digest('hex')
  return `${digest.slice(0, 32)}@understudy`
}

/** 3.3.5, form 2: UTC. */
function utc(wallInstant: number): string {
  return `${new Date(wallInstant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** 3.3.11: backslash, semicolon, comma and line breaks; other control characters may not stand in a text and are shown as signs. */
function escaped(text: string): string {
  return visibleLines(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** 3.1: no line has more than 75 octets, and no character is torn apart. */
function folded(line: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (octets + length > 75) {
      pieces.push(piece)
      // The space that marks a continuation counts.
      piece = ' '
      octets = 1
    }
    piece += character
    octets += length
  }
  return [...pieces, piece]
}
