/** A course that the emulated world has taken. */
import { z } from 'zod'
import * as ids from '../ids.ts'

export const branchView = z.object({
  branchId: ids.branchId,
  /** As the user named it; null if nobody did. */
  name: z.string().nullable(),
  /** The branch it left; null for the first. */
  parentBranchId: ids.branchId.nullable(),
  /** Where on the virtual clock it begins. */
  fromInstant: ids.instant,
  /** Where on the virtual clock it stands: there it goes on when it is opened. */
  tipInstant: ids.instant,
  isCurrent: z.boolean(),
})
export type BranchView = z.infer<typeof branchView>
