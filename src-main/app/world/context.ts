/** What handlers share whatever their room is about: the world, the hub, the pace and the long tasks that run. */
import type { Failure, Reply } from '../../contract/failure.ts'
import type { CallName, InputOf, OutputOf } from '../../contract/registry.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { ReplicationView } from '../../contract/views/replication.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { CoreDependencies } from '../base/dependencies.ts'
import type { EventHub } from '../base/events.ts'
import type { DisclosureKeeper } from '../disclosure/setting.ts'
import type { TaskSlot } from '../base/task-slot.ts'
import type { Leaving } from './leaving.ts'
import type { PaceKeeper } from './pace.ts'
import type { Presence } from './presence.ts'
import type { WorldKeeper } from './keeper.ts'

export interface WorldContext {
  readonly dependencies: CoreDependencies
  readonly keeper: WorldKeeper
  readonly hub: EventHub
  readonly disclosure: DisclosureKeeper
  readonly pace: PaceKeeper
  readonly presence: Presence
  readonly leaving: Leaving
  readonly task: TaskSlot
  /** For long questions, which run beside commands. */
  readonly background: TaskSlot
  /** Makes another call within the turn of the one that runs; the input is validated like any other. */
  invoke<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>>
  /** Hosts with the thumbprints that only the inventory knows. */
  hosts(): HostView[]
  /** Machines, and their last failures with thumbprints, too. */
  vms(): VmView[]
  findVm(vmId: string): VmView | null
  /** A relationship by itself. */
  replicationWithNames(view: ReplicationView): ReplicationView
  /** Adds the remedy that fits the world as it is. */
  withFix(failure: Failure): Failure
}
