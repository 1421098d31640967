import { z } from 'zod'
import { command, query } from '../call.ts'
import { draftLimits } from '../limits/page.ts'
import { nothing } from './parts.ts'

// A list of hosts is one text, which may be long.
const values = z.record(z.string(), z.union([z.string().max(draftLimits.textLengthMax), z.unknown()]))
const key = z.string().min(1).max(draftLimits.keyLengthMax)

/**
 * What somebody has typed and not sent yet. It is kept with the workspace, so that it outlives the page, its tab and the program;
 * only the screens know what is in it, and secrets are never in it.
 */
export const draftCalls = {
  'draft.find': query({
    summary: 'Gives what was typed into a form or a wizard and not sent yet; null where nothing was.',
    input: z.strictObject({ key }),
    output: z.object({ values: z.record(z.string(), z.unknown()).nullable() }),
    failures: [],
  }),
  'draft.keep': command({
    summary: 'Keeps what was typed until it is sent or given up; the oldest of many drafts gives way.',
    input: z.strictObject({ key, values }),
    output: nothing,
    failures: [],
  }),
  'draft.forget': command({
    summary: 'Gives up what was typed.',
    input: z.strictObject({ key }),
    output: nothing,
    failures: [],
  }),
}
