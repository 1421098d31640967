/** What the view of a fleet is made from; each of it is a view of its own. */
import type { AttentionView } from '../../contract/views/attention.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { LaneView } from '../../contract/views/world.ts'

export interface FleetFacts {
  readonly hosts: readonly HostView[]
  readonly vms: readonly VmView[]
  readonly lanes: readonly LaneView[]
  readonly now: ReachabilityView
  readonly attention: readonly AttentionView[]
}
