/** Dates as an iCalendar file (RFC 5545), for the calendar that somebody looks at anyway. */
import { createHash } from 'node:crypto'
import { visibleLines } from '../../contract/visible-text.ts'

/** One date. */
interface CalendarEntry {
  /** What it is, the same in every export: importing a newer file moves the entry instead of adding another. */
  readonly identity: string
  readonly wallInstant: number
  readonly summary: string
  readonly description: string
}

interface CalendarOptions {
  /** After `-//Understudy//`. */
  readonly product: string
  /** DTSTAMP, in milliseconds since 1970. */
  readonly stampWallInstant: number
  /** How many days before each entry the calendar alarms. */
  readonly alarmDays: number
}

/**
 * Writes a calendar.
 * @param entries In the order in which they shall stand.
 */
export function buildCalendar(entries: readonly CalendarEntry[], options: CalendarOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Understudy//${options.product}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => linesOf(entry, options)),
    'END:VCALENDAR',
  ]
  return lines.flatMap(folded).join('\r\n') + '\r\n'
}

function linesOf({ identity, wallInstant, summary, description }: CalendarEntry, options: CalendarOptions): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid(identity)}`,
    `DTSTAMP:${utc(options.stampWallInstant)}`,
    `DTSTART:${utc(wallInstant)}`,
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

/** Globally unique without naming the host (RFC 7986 5.3). */
function uid(identity: string): string {
  return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}@understudy`
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
