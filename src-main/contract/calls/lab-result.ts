import { z } from 'zod'
import { command, query } from '../call.ts'
import { reminderLimits } from '../limits/reminder.ts'
import { labProgressView, labTryView } from '../views/lab-result.ts'
import { language } from '../views/preferences.ts'
import { fileInput } from './parts.ts'

const textFile = z.object({ text: z.string(), fileName: z.string() })

/** What came of labs: kept in the user's workspace, repeated after days, and taken to another computer. */
export const labResultCalls = {
  'labResult.list': query({
    summary: 'Tries of labs with what came of them, newest first.',
    input: z.strictObject({
      /** Only those of one lab. */
      labId: z.string().optional(),
    }),
    output: z.object({ tries: z.array(labTryView) }),
    failures: [],
  }),
  'labResult.progress': query({
    summary:
      'Where you stand with each lab: best result, measured minutes, when to repeat it, and how a course goes on.',
    input: z.strictObject({}),
    output: labProgressView,
    failures: [],
  }),
  'labResult.calendar': query({
    summary: 'Labs that are worth a repetition as an iCalendar file (RFC 5545), an entry for each.',
    input: z.strictObject({
      language: language.default('en'),
      /** DTSTAMP, in milliseconds since 1970; left out: now. */
      stampWallInstant: z.int().min(0).max(reminderLimits.wallInstantMax).optional(),
    }),
    output: textFile,
    failures: [],
  }),
  'labResult.export': query({
    summary: 'All tries as the text of a file that another computer takes over.',
    input: z.strictObject({}),
    output: textFile,
    failures: [],
  }),
  'labResult.import': command({
    summary: 'Takes tries over from such a file; those that are known already stay as they are.',
    input: z.strictObject({ file: fileInput }),
    output: z.object({
      /** Tries that were new, those that were known and have a result now, and those that were known as they are. */
      added: z.int(),
      completed: z.int(),
      known: z.int(),
    }),
    failures: [
      'labResult.notProgress',
      'labResult.newerFormat',
      'labResult.tooMany',
      'file.unreadable',
      'file.tooLarge',
    ],
  }),
}
