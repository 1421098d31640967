import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { clockView } from '../views/world.ts'
import { branchName, movedToBranch } from './parts.ts'

/** Virtual time: how it runs, and where it goes. */
export const clockCalls = {
  'clock.rewind': command({
    summary:
      'Goes back to an instant, or to just before an activity, and stops the clock; what came after stays in the branch that is left.',
    input: z
      .strictObject({
        toInstant: ids.instant.optional(),
        /** The number of an activity as `activity.list` gives it. */
        beforeActivity: z.int().min(1).optional(),
        name: branchName.optional(),
      })
      .refine((input) => (input.toInstant === undefined) !== (input.beforeActivity === undefined), {
        error: 'either an instant or an activity is needed',
        path: ['toInstant'],
      }),
    output: movedToBranch,
    failures: ['time.notPast', 'activity.unknown', 'core.cancelled'],
  }),
  'clock.view': query({
    summary: 'The virtual clock.',
    input: z.strictObject({}),
    output: clockView,
    failures: [],
  }),
  'clock.setPace': command({
    summary: 'Sets how fast virtual time runs: paused, x1, x60 or x3600.',
    input: z.strictObject({ pace: ids.pace }),
    output: clockView,
    failures: [],
  }),
  'clock.skip': command({
    summary: 'Moves virtual time forward by a span.',
    input: z.strictObject({ seconds: z.int() }),
    output: clockView,
    failures: ['time.outOfRange'],
  }),
  'clock.skipToNextEvent': command({
    summary: 'Moves virtual time to the next instant at which something happens by itself.',
    input: z.strictObject({}),
    output: clockView,
    failures: [],
  }),
}
