import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { branchView } from '../views/branch.ts'
import { clockView } from '../views/world.ts'

const branchName = z.string().trim().min(1).max(80)
const moved = z.object({ branchId: ids.branchId, clock: clockView })

/** Going back in time, and the courses that the world has taken. Certificates, roots and the audit trail stay as they are. */
export const branchCalls = {
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
    output: moved,
    failures: ['time.notPast', 'activity.unknown', 'core.cancelled'],
  }),
  'branch.list': query({
    summary: 'The courses that the emulated world has taken, oldest first.',
    input: z.strictObject({}),
    output: z.object({ branches: z.array(branchView) }),
    failures: [],
  }),
  'branch.create': command({
    summary: 'Leaves the present branch as it stands, and goes on from here in a new one.',
    input: z.strictObject({ name: branchName.optional() }),
    output: moved,
    failures: ['core.cancelled'],
  }),
  'branch.open': command({
    summary: 'Goes over to another branch, at the moment at which it was left, and stops the clock.',
    input: z.strictObject({ branchId: ids.branchId }),
    output: moved,
    failures: ['branch.unknown', 'core.cancelled'],
  }),
  'branch.rename': command({
    summary: 'Gives a branch a name.',
    input: z.strictObject({ branchId: ids.branchId, name: branchName }),
    output: branchView,
    failures: ['branch.unknown'],
  }),
}
