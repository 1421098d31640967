/** What the handlers share: the world, the certificates, the hub, and the long task that runs. */
import type { Failure, Reply } from '../../contract/failure.ts'
import type { CallName, InputOf, OutputOf } from '../../contract/registry.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { CertificateDesk } from './desk.ts'
import type { CoreDependencies } from '../base/dependencies.ts'
import type { EventHub } from '../base/events.ts'
import type { PaceKeeper } from '../world/pace.ts'
import type { WorldKeeper } from '../world/keeper.ts'

export interface HandlerContext {
  readonly dependencies: CoreDependencies
  readonly keeper: WorldKeeper
  readonly desk: CertificateDesk
  readonly hub: EventHub
  readonly pace: PaceKeeper
  readonly task: TaskSlot
  /** For long questions, which run beside commands. */
  readonly background: TaskSlot
  /** Makes another call within the turn of the one that runs; the input is validated like any other. */
  invoke<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>>
  /** Hosts with the thumbprints that only the inventory knows. */
  hosts(): HostView[]
  vms(): VmView[]
  /** Adds the remedy that fits the world as it is. */
  withFix(failure: Failure): Failure
}

/** The one long task that may run. */
export interface TaskSlot {
  /** Runs work that can be cancelled and reports progress as `task.progressed`. */
  run<Value>(
    task: string,
    work: (signal: AbortSignal, progress: (done: number, total: number) => void) => Promise<Reply<Value>>,
  ): Promise<Reply<Value>>
  cancel(): boolean
}
