/** The world at a glance where it has many hosts. One pass over machines, relationships and what needs attention. */
import type { FleetCause, FleetView, Standing } from '../../contract/views/fleet.ts'
import type { MachineReachability } from '../../contract/views/reachability.ts'
import type { LaneView } from '../../contract/views/world.ts'
import { causesOf } from './causes.ts'
import type { FleetFacts } from './facts.ts'
import { matrixOf } from './matrix.ts'
import { badness, isException, standingOf, worse } from './standing.ts'

/** From so many hosts on, pairs of hosts are no longer what somebody looks for. */
const fleetHostsMin = 3

/** As many relationships as are read one by one. */
const exceptionsMax = 12

/**
 * @returns Null for fewer than three hosts, where the hosts themselves are the overview.
 */
export function fleetOf(facts: FleetFacts): FleetView | null {
  const { hosts, lanes, now } = facts
  if (hosts.length < fleetHostsMin) return null
  const standingOfLane = new Map(lanes.map((lane) => [lane, standingOf(lane)] as const))
  const byGuid = worstByMachine(facts, standingOfLane)
  const causes = causesOf(facts)
  const causeByVm = causeOfEach(causes, now.machines)
  const guids = new Map(now.relationships.map(({ relationshipId, guid }) => [relationshipId, guid]))
  const exceptions = lanes
    .filter((lane) => isException(standingOfLane.get(lane) ?? 'normal'))
    .sort((one, other) => orderOf(one, other, standingOfLane))
  return {
    standings: standingsOf(now.machines, byGuid),
    machineCount: now.machines.length,
    answeringHostCount: now.hosts.filter(({ answers }) => answers).length,
    causes,
    matrix: matrixOf(hosts, lanes, (lane) => standingOfLane.get(lane) ?? 'normal'),
    exceptions: exceptions.slice(0, exceptionsMax).map(({ relationshipId }) => ({
      relationshipId,
      causeKey: causeByVm.get(guids.get(relationshipId) ?? '') ?? null,
    })),
    exceptionCount: exceptions.length,
  }
}

/** A relationship whose replica is gone has no lane; its record still says how it is. */
function worstByMachine(
  { vms, now, lanes }: FleetFacts,
  standingOfLane: ReadonlyMap<LaneView, Standing>,
): ReadonlyMap<string, Standing> {
  const guids = new Map(now.relationships.map(({ relationshipId, guid }) => [relationshipId, guid]))
  const worst = new Map<string, Standing>()
  const note = (guid: string, standing: Standing) => {
    worst.set(guid, worse(standing, worst.get(guid) ?? 'notEnabled'))
  }
  for (const lane of lanes) note(guids.get(lane.relationshipId) ?? '', standingOfLane.get(lane) ?? 'normal')
  for (const { guid, replication, testOfVmId } of vms) {
    if (!replication || testOfVmId !== null || worst.has(guid)) continue
    note(guid, replication.health === 'Critical' ? 'critical' : 'warning')
  }
  return worst
}

function standingsOf(
  machines: readonly MachineReachability[],
  byGuid: ReadonlyMap<string, Standing>,
): FleetView['standings'] {
  const standings: FleetView['standings'] = { critical: [], warning: [], copying: [], normal: [], notEnabled: [] }
  for (const { guid, vmId } of machines) standings[byGuid.get(guid) ?? 'notEnabled'].push(vmId)
  return standings
}

/** The first cause of each machine, which is the worst. */
function causeOfEach(
  causes: readonly FleetCause[],
  machines: readonly MachineReachability[],
): ReadonlyMap<string, string> {
  const guids = new Map(machines.map(({ vmId, guid }) => [vmId, guid]))
  const found = new Map<string, string>()
  for (const { key, vmIds } of causes) {
    for (const vmId of vmIds) {
      const guid = guids.get(vmId) ?? ''
      if (!found.has(guid)) found.set(guid, key)
    }
  }
  return found
}

/** Worst first, and among equals the one that is behind for longest; then by name, so that rows keep their places. */
function orderOf(one: LaneView, other: LaneView, standings: ReadonlyMap<LaneView, Standing>): number {
  const rank = (lane: LaneView) => badness[standings.get(lane) ?? 'normal']
  if (rank(one) !== rank(other)) return rank(other) - rank(one)
  if (one.lagSeconds !== other.lagSeconds) return other.lagSeconds - one.lagSeconds
  return one.vmName < other.vmName ? -1 : 1
}
