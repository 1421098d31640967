/** What a compound command works with: the world behind its journal, or a copy on which it is tried out. */
import type { Reply } from '../../contract/failure.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { Emulator, WorldInput } from '../../emulator/index.ts'

export interface Stage {
  readonly emulator: Emulator
  /** The other record of a machine's relationship, if there is one. */
  peerOf(vmId: string): VmView | null
  now(): number
  /** Applies one input, durably where the world is not a copy; the reply is the emulator's. */
  apply(input: Exclude<WorldInput, { kind: 'advance' }>): Reply<unknown>
  /** Lets virtual time pass up to an instant, in slices. `stopWhen` ends it early. */
  advance(toInstant: number, stopWhen?: (emulator: Emulator) => boolean): Promise<void>
}
