import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { branchView } from '../views/branch.ts'
import { branchName, movedToBranch } from './parts.ts'

/** Going back in time, and the courses that the world has taken. Certificates, roots and the audit trail stay as they are. */
export const branchCalls = {
  'branch.list': query({
    summary: 'The courses that the emulated world has taken, oldest first.',
    input: z.strictObject({}),
    output: z.object({ branches: z.array(branchView) }),
    failures: [],
  }),
  'branch.create': command({
    summary: 'Leaves the present branch as it stands, and goes on from here in a new one.',
    input: z.strictObject({ name: branchName.optional() }),
    output: movedToBranch,
    failures: ['core.cancelled'],
  }),
  'branch.open': command({
    summary: 'Goes over to another branch, at the moment at which it was left, and stops the clock.',
    input: z.strictObject({ branchId: ids.branchId }),
    output: movedToBranch,
    failures: ['branch.unknown', 'core.cancelled'],
  }),
  'branch.rename': command({
    summary: 'Gives a branch a name.',
    input: z.strictObject({ branchId: ids.branchId, name: branchName }),
    output: branchView,
    failures: ['branch.unknown'],
  }),
}
