import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCalendar } from '../../../../src-main/app/certificates/inventory/calendar.ts'
import type { ReminderView } from '../../../../src-main/contract/views/crl.ts'

const stampWallInstant = Date.UTC(2026, 10, 25, 10)
const options = { language: 'en', stampWallInstant, alarmDays: 14 } as const
const reminder: ReminderView = {
  kind: 'hostCertificateEnds',
  subjectId: 'certificate-2',
  name: 'hv01.lab.example',
  thumbprint: 'AB'.repeat(20),
  wallInstant: Date.UTC(2029, 10, 25, 10, 30),
  days: 1096,
}

/** Puts folded lines together again (RFC 5545 3.1). */
const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

describe('a calendar of reminders', () => {
  it('holds one event with an alarm for each', () => {
    expect(unfolded(writeCalendar([reminder], options))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Understudy//Reminders//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      expect.stringMatching(/^UID:[0-9a-f]{32}@understudy$/),
      'DTSTAMP:20261125T100000Z',
      'DTSTART:20291125T103000Z',
      'DURATION:PT15M',
      'SUMMARY:Certificate of hv01.lab.example expires',
      'DESCRIPTION:Renew it before this day and import the new one on the host: understudy ca renew hv01.lab.example',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Certificate of hv01.lab.example expires',
      'TRIGGER:-P14D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('is a calendar without reminders too', () => {
    expect(writeCalendar([], options)).toBe(
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Understudy//Reminders//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n',
    )
  })

  it('gives a reminder the same UID in every export, and both days of a CRL their own', () => {
    const uidsOf = (reminders: readonly ReminderView[], stamp = stampWallInstant) =>
      unfolded(writeCalendar(reminders, { ...options, stampWallInstant: stamp })).filter((line) =>
        line.startsWith('UID:'),
      )
    const crlPublish = { ...reminder, kind: 'crlPublish' as const }
    const crlEnds = { ...reminder, kind: 'crlEnds' as const }
    const moved = { ...crlPublish, wallInstant: crlPublish.wallInstant + 1_000_000, days: 3 }
    expect(uidsOf([crlPublish], 5)).toEqual(uidsOf([moved], 6_000))
    expect(new Set(uidsOf([reminder, crlPublish, crlEnds])).size).toBe(3)
  })

  it('has lines of at most 75 octets that end in CRLF, escapes texts, and tears no character, whatever the name', () => {
    const kinds = ['hostCertificateEnds', 'rootEnds', 'crlPublish', 'crlEnds'] as const
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...kinds),
        fc.constantFrom('en' as const, 'de' as const, 'cs' as const),
        (name, kind, language) => {
          const text = writeCalendar([{ ...reminder, name, kind }], { ...options, language })
          const lines = text.split('\r\n')
          expect(lines.at(-1)).toBe('')
          for (const line of lines) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
            expect(line).not.toMatch(/[\r\n]/)
            expect(Buffer.from(line).toString()).toBe(line.toWellFormed())
          }
          const summary = unfolded(text).find((line) => line.startsWith('SUMMARY:')) ?? ''
          expect(summary.replace(/\\[\\;,n]/g, '')).not.toMatch(/[\\;,\p{Cc}\p{Bidi_Control}]/u)
        },
      ),
    )
  })

  it('folds between letters of several octets exactly at 75 octets (RFC 5545 3.1), and escapes what separates (3.3.11)', () => {
    const summaryOf = (name: string) =>
      writeCalendar([{ ...reminder, kind: 'rootEnds', name }], options).split('SUMMARY:')[1] ?? ''
    // "SUMMARY:Root " has 13 octets and each letter two: 31 of them fill the line.
    const [first = '', second = ''] = summaryOf('é'.repeat(40)).split('\r\n')
    expect(first).toBe(`Root ${'é'.repeat(31)}`)
    expect(second).toBe(` ${'é'.repeat(9)} expires`)
    expect(summaryOf('a;b,c\\d')).toMatch(/^Root a\\;b\\,c\\\\d expires\r\n/)
  })

  it('alarms at the time itself when no days are wanted', () => {
    expect(writeCalendar([reminder], { ...options, alarmDays: 0 })).toContain('TRIGGER:PT0S\r\n')
  })
})
