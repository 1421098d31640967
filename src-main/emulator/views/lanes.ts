/** The lanes of the overview: what goes from which host to which. */
import type { ReachabilityView, RelationshipReachability } from '../../contract/views/reachability.ts'
import type { LaneView } from '../../contract/views/world.ts'
import { invariant } from '../../kernel/invariant.ts'
import type { Engine } from '../world/engine.ts'
import { healthOf } from '../sending/health.ts'
import { asShown, isFailedOver, shownState } from '../world/relationships.ts'
import type { Vm } from '../world/state/machine.ts'
import { sentBytes } from '../sending/transfer.ts'
import { unsentBytes } from './relationship-view.ts'

/** Who replicates to whom; a relationship whose replica is gone has no lane. */
export function laneViews(engine: Engine, now: ReachabilityView): LaneView[] {
  const vms = new Map(engine.world.vms.map((vm) => [vm.vmId, vm]))
  return now.relationships.map((relationship) => viewLane(engine, vms, relationship))
}

function viewLane(engine: Engine, vms: ReadonlyMap<string, Vm>, relationship: RelationshipReachability): LaneView {
  const { now } = engine.world
  const from = endOf(vms, relationship.fromVmId, relationship)
  const to = endOf(vms, relationship.toVmId, relationship)
  const { vm, record } = from
  const { transfer } = record
  const shown = isFailedOver(to.record) ? to : from
  const sent = sentBytes(transfer, now)
  const isLong = transfer.kind !== 'none' && transfer.kind !== 'delta'
  const { relationshipId, relationshipType, fromHostId, toHostId, fromVmId, toVmId, canSend, isCut } = relationship
  return {
    relationshipId,
    relationshipType,
    fromHostId,
    toHostId,
    fromVmId,
    toVmId,
    canSend,
    isCut,
    vmName: vm.name,
    frequencySeconds: record.frequencySeconds,
    state: shownState(shown.record),
    health: healthOf(shown.vm, asShown(shown.record), now).health,
    lagSeconds: relationship.lastSentSeconds,
    pendingBytes: unsentBytes(vm, record, now),
    progressPercent: isLong ? percent(sent, transfer.totalBytes) : null,
  }
}

function endOf(vms: ReadonlyMap<string, Vm>, vmId: string, { relationshipId }: RelationshipReachability) {
  const vm = vms.get(vmId)
  const record = vm?.replications.find((each) => each.relationshipId === relationshipId)
  invariant(vm !== undefined && record !== undefined, `${vmId} is no end of ${relationshipId}`)
  return { vm, record }
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 100)
}
