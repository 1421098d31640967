/** Which hosts stand opposite each other on the overview, and what stands in their rows. */
import type { HostView } from '../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { LaneView, WorldView } from '../../../src-main/contract/views/world.ts'

/** One line of a pair: the machine on the left, what flows, the machine on the right. Either side may be empty. */
interface PairRow {
  readonly left: VmView | undefined
  readonly lane: LaneView | undefined
  readonly right: VmView | undefined
}

export interface Pair {
  readonly left: HostView
  readonly right: HostView
  readonly rows: readonly PairRow[]
  /** Names of machines for which there is no row. */
  readonly leftRest: readonly string[]
  readonly rightRest: readonly string[]
  /** How many lanes have no row, all of them healthy unless there are very many others. */
  readonly moreLanes: number
}

/** More lanes than this are no overview any more; the healthy ones are left to the list of machines. */
const laneRowsMax = 12

const ranks: Readonly<Record<LaneView['health'], number>> = { Critical: 0, Warning: 1, Normal: 2, NotApplicable: 2 }

/** What cannot be reached is worst, whatever its health says. */
const rankOf = (lane: LaneView) => (lane.isCut ? -1 : lane.canSend ? ranks[lane.health] : 0)

/** Machines without replication that get a row of their own; the others are named in one line. */
const freeRowsMax = 3

/**
 * Every two hosts between which something flows make a pair; without any flow the first two hosts do, because that is what a
 * newcomer is about to connect.
 * @param world The world as the core tells it.
 * @returns The pairs, and the hosts that are in none.
 */
export function pairsOf(world: WorldView): { pairs: readonly Pair[]; singles: readonly HostView[] } {
  const lanesByPair = Map.groupBy(world.lanes, (lane) => [lane.fromHostId, lane.toHostId].toSorted(byNumber).join(' '))
  const keys = [...lanesByPair.keys()]
  const [first, second] = world.hosts
  if (keys.length === 0 && first && second) keys.push(`${first.hostId} ${second.hostId}`)

  const paired = new Set<string>()
  const pairs = keys.flatMap((key): Pair[] => {
    const [left, right] = key.split(' ').map((hostId) => world.hosts.find((host) => host.hostId === hostId))
    if (!left || !right) return []
    const isNew = { left: !paired.has(left.hostId), right: !paired.has(right.hostId) }
    paired.add(left.hostId).add(right.hostId)
    return [pairOf(world, left, right, lanesByPair.get(key) ?? [], isNew)]
  })
  return { pairs, singles: world.hosts.filter((host) => !paired.has(host.hostId)) }
}

function pairOf(
  world: WorldView,
  left: HostView,
  right: HostView,
  lanes: readonly LaneView[],
  isNew: { left: boolean; right: boolean },
): Pair {
  const byId = new Map(world.vms.map((each) => [each.vmId, each]))
  const vm = (vmId: string) => byId.get(vmId)
  const shown = lanes.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, laneRowsMax)
  // Within the chosen ones the order stays that of the world, so that a row does not jump when its health changes.
  const laneRows = lanes
    .filter((lane) => shown.includes(lane))
    .map((lane): PairRow => {
      const leadsRight = lane.fromHostId === left.hostId
      return {
        left: vm(leadsRight ? lane.fromVmId : lane.toVmId),
        lane,
        right: vm(leadsRight ? lane.toVmId : lane.fromVmId),
      }
    })
  const inLanes = new Set(world.lanes.flatMap((lane) => [lane.fromVmId, lane.toVmId]))
  const free = (host: HostView, isFirst: boolean) =>
    isFirst ? world.vms.filter((candidate) => candidate.hostId === host.hostId && !inLanes.has(candidate.vmId)) : []
  const [leftFree, rightFree] = [free(left, isNew.left), free(right, isNew.right)]
  const freeRows = Math.min(freeRowsMax, Math.max(leftFree.length, rightFree.length))
  return {
    left,
    right,
    moreLanes: lanes.length - shown.length,
    rows: [
      ...laneRows,
      ...Array.from({ length: freeRows }, (_, index) => ({
        left: leftFree[index],
        lane: undefined,
        right: rightFree[index],
      })),
    ],
    leftRest: leftFree.slice(freeRows).map((candidate) => candidate.name),
    rightRest: rightFree.slice(freeRows).map((candidate) => candidate.name),
  }
}

/** Host ids in the order in which the hosts were added. */
function byNumber(a: string, b: string): number {
  return Number(a.split('-')[1]) - Number(b.split('-')[1])
}
