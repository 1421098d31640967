/** From where to where: one cell for each two hosts, or for each two sites where there are too many hosts to read. */
import type { FleetView, Standing } from '../../contract/views/fleet.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { LaneView } from '../../contract/views/world.ts'
import { worse } from './standing.ts'

type Matrix = FleetView['matrix']
type Place = Matrix['places'][number]
type Cell = Matrix['cells'][number]

/** As many lines and columns as can be read on one screen. */
const placesMax = 16

/**
 * @param hosts In the order in which they were added.
 * @param lanes What flows between them.
 * @param standingOf How one of them stands.
 * @returns Never more than 16 places; sites beyond the fifteenth are one place together.
 */
export function matrixOf(
  hosts: readonly HostView[],
  lanes: readonly LaneView[],
  standingOf: (lane: LaneView) => Standing,
): Matrix {
  const bySite = Map.groupBy(hosts, siteOf)
  const isBySite = hosts.length > placesMax
  const places = isBySite
    ? together([...bySite].map(([site, own]) => ({ name: site, site, hostIds: own.map(({ hostId }) => hostId) })))
    : [...bySite].flatMap(([site, own]) => own.map(({ hostId, name }) => ({ name, site, hostIds: [hostId] })))
  return { isBySite, places, cells: cellsOf(places, lanes, standingOf) }
}

/** A site is a network of the usual size; hosts know no other place where they stand. */
function siteOf({ ipAddress }: HostView): string {
  return `${ipAddress.split('.').slice(0, 3).join('.')}.0/24`
}

function together(places: readonly Place[]): Place[] {
  if (places.length <= placesMax) return [...places]
  const rest = places.slice(placesMax - 1)
  const last = { name: '', site: '', hostIds: rest.flatMap(({ hostIds }) => hostIds) }
  return [...places.slice(0, placesMax - 1), last]
}

function cellsOf(places: readonly Place[], lanes: readonly LaneView[], standingOf: (lane: LaneView) => Standing) {
  const positions = new Map(places.flatMap(({ hostIds }, position) => hostIds.map((hostId) => [hostId, position])))
  const cells = new Map<number, Cell>()
  for (const lane of lanes) {
    const from = positions.get(lane.fromHostId)
    const to = positions.get(lane.toHostId)
    if (from === undefined || to === undefined) continue
    const key = from * placesMax + to
    const cell = cells.get(key) ?? { from, to, machineCount: 0, worst: 'normal', lagSeconds: 0 }
    const standing = standingOf(lane)
    cells.set(key, {
      ...cell,
      machineCount: cell.machineCount + 1,
      worst: worse(standing, cell.worst),
      // Before its first copy nothing is behind.
      lagSeconds: standing === 'copying' ? cell.lagSeconds : Math.max(cell.lagSeconds, lane.lagSeconds),
    })
  }
  return [...cells.values()]
}
