/** The ways into the world of a lab and back, for screens that know nothing of other worlds. */
import type { Reply } from '../../src-main/contract/failure.ts'
import type { InputOf } from '../../src-main/contract/registry.ts'

export interface LabWays {
  /** Begins a lab and goes into its world. */
  begin(input: InputOf<'lab.begin'>): Promise<Reply<unknown>>
  /** Goes on with a try that was left. */
  resume(tryId: string): Promise<Reply<unknown>>
  /** Leaves the lab, which can be gone on with later. */
  leave(): Promise<Reply<unknown>>
}
