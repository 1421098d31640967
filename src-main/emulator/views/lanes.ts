/** The lanes of the overview: what goes from which host to which. */
import type { LaneView } from '../../contract/views/world.ts'
import { hostOf, type Engine } from '../world/engine.ts'
import { healthOf } from '../sending/health.ts'
import { resolveHost } from '../network/look-up.ts'
import { asShown, isFailedOver, shownState } from '../world/relationships.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { replicaOn } from '../sending/peer.ts'
import { sentBytes } from '../sending/transfer.ts'
import { unsentBytes, lagSeconds } from './relationship-view.ts'

/** Who replicates to whom; a relationship without a replica that can be found has no lane. */
export function laneViews(engine: Engine): LaneView[] {
  const lanes: LaneView[] = []
  for (const vm of engine.world.vms) {
    for (const record of vm.replications) {
      if (record.mode !== 'Primary') continue
      const lane = viewLane(engine, vm, record)
      if (lane !== undefined) lanes.push(lane)
    }
  }
  return lanes
}

function viewLane(engine: Engine, vm: Vm, record: ReplicationRecord): LaneView | undefined {
  const { world } = engine
  const peerHost = resolveHost(world, record.replicaServer, hostOf(world, vm.hostId))
  const peer = peerHost === undefined ? undefined : replicaOn(engine, peerHost, vm, record)
  if (peerHost === undefined || peer === undefined) return undefined
  const { transfer } = record
  const shown = isFailedOver(peer.record) ? peer : { vm, record }
  const sent = sentBytes(transfer, world.now)
  const isLong = transfer.kind !== 'none' && transfer.kind !== 'delta'
  return {
    relationshipId: record.relationshipId,
    relationshipType: record.relationshipType,
    vmName: vm.name,
    fromHostId: vm.hostId,
    toHostId: peerHost.hostId,
    fromVmId: vm.vmId,
    toVmId: peer.vm.vmId,
    frequencySeconds: record.frequencySeconds,
    state: shownState(shown.record),
    health: healthOf(shown.vm, asShown(shown.record), world.now).health,
    lagSeconds: lagSeconds(record, world.now),
    pendingBytes: unsentBytes(vm, record, world.now),
    progressPercent: isLong ? percent(sent, transfer.totalBytes) : null,
  }
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 100)
}
