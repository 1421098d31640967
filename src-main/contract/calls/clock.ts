import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { pageLimits } from '../limits/page.ts'
import { aheadView } from '../views/ahead.ts'
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
  'clock.attend': command({
    summary:
      'Says that somebody is there; without it the clock stops after ten seconds, and while somebody decides it goes at x1.',
    input: z.strictObject({
      /** The same for the same page or window. */
      clientId: z.string().min(1).max(pageLimits.clientIdLengthMax),
      /** Whether a failover dialog or a wizard is open. */
      isDeciding: z.boolean().default(false),
    }),
    output: clockView,
    failures: [],
  }),
  'clock.ahead': query({
    summary:
      'What comes by itself and is worth going to: ends of certificates and CRLs on hosts, and what is scheduled.',
    input: z.strictObject({}),
    output: z.object({ moments: z.array(aheadView) }),
    failures: [],
  }),
  'clock.goTo': command({
    summary:
      'Goes ahead to an instant and stops the clock there, or within an hour after a machine has become Critical.',
    input: z.strictObject({ toInstant: ids.instant, stopsAtCritical: z.boolean().default(true) }),
    output: z.object({
      clock: clockView,
      /** The machine that became Critical on the way; null where the instant was reached. */
      stoppedBy: z.object({ vmId: ids.vmId, vmName: z.string() }).nullable(),
      /** False where a machine, or `task.cancel`, has ended it before. */
      isReached: z.boolean(),
    }),
    failures: ['time.notAhead'],
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
