/**
 * Calls in a row as they are written down: in a script for `understudy call --script`, in the start of a lab and in its solution.
 * They hold names, never ids, because another order of work gives other ids.
 */
import { z } from 'zod'

/** The name of something that a step keeps for later ones. */
const savedName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)

/** One call. Texts of the input may be references, see `steps/references.ts`. */
export const callStep = z.strictObject({
  call: z.string().max(60),
  input: z.record(z.string(), z.unknown()).default({}),
  /** By name: the path of the reply's member that later steps refer to as `{saved:NAME}`. */
  save: z.record(savedName, z.string().max(100)).optional(),
  /** The code of the failure with which the call must be refused; it counts as done then. */
  refused: z.string().max(100).optional(),
})

export type CallStep = z.infer<typeof callStep>
