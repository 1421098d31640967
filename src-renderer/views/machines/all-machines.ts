/** Which of all machines are listed: the filters as the address says them, so that a link leads to exactly what it counts. */
import type { FleetView, Standing } from '../../../src-main/contract/views/fleet.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { WorldView } from '../../../src-main/contract/views/world.ts'
import { modeOf } from '../labels.ts'

/** One row: a machine and its replica are two, as Hyper-V Manager lists them. */
export interface MachineRow {
  readonly vm: VmView
  readonly hostName: string
  readonly standing: Standing | undefined
  readonly behindSeconds: number | undefined
  readonly pendingBytes: number | undefined
  /** Of the host: what a host that does not answer had is old. */
  readonly isKnown: boolean
}

/** The filters; what is left out filters nothing. Several values of one filter are separated by commas. */
export type MachineFilters = Readonly<Partial<Record<FilterName, string>>>
export const filterNames = ['standing', 'mode', 'state', 'host', 'from', 'to', 'cause', 'copies'] as const
export type FilterName = (typeof filterNames)[number]

/**
 * All rows.
 * @param world The world as the core tells it.
 */
export function machineRows(world: WorldView): MachineRow[] {
  const hosts = new Map(world.hosts.map((host) => [host.hostId, host.name]))
  const silent = new Set(world.now.hosts.filter(({ answers }) => !answers).map(({ hostId }) => hostId))
  const standings = standingByGuid(world)
  const lanes = new Map(world.lanes.map((lane) => [lane.relationshipId, lane]))
  return world.vms.map((vm) => {
    const lane = vm.replication ? lanes.get(vm.replication.relationshipId) : undefined
    return {
      vm,
      hostName: hosts.get(vm.hostId) ?? '',
      standing: vm.testOfVmId === null ? standings.get(vm.guid) : undefined,
      behindSeconds: lane?.lagSeconds,
      pendingBytes: lane?.pendingBytes,
      isKnown: !silent.has(vm.hostId),
    }
  })
}

function standingByGuid({ fleet, now }: WorldView): ReadonlyMap<string, Standing> {
  if (!fleet) return new Map()
  const guids = new Map(now.machines.map(({ vmId, guid }) => [vmId, guid]))
  return new Map(
    Object.entries(fleet.standings).flatMap(([standing, vmIds]) =>
      vmIds.map((vmId) => [guids.get(vmId) ?? '', standing as Standing] as const),
    ),
  )
}

/**
 * @param rows All rows.
 * @param filters What the address says.
 * @param words What was typed: each word must be in the name of the machine or of its host.
 * @param world For the hosts between which a machine replicates, and the machines of a cause.
 */
export function filtered(
  rows: readonly MachineRow[],
  filters: MachineFilters,
  words: string,
  world: Pick<WorldView, 'now'> & { readonly fleet: Pick<FleetView, 'causes'> | null },
): MachineRow[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean)
  const tests: ((row: MachineRow) => boolean)[] = []
  const among = (value: string | undefined) => value?.split(',')
  const standing = among(filters.standing)
  if (standing) tests.push((row) => row.standing !== undefined && standing.includes(row.standing))
  const mode = among(filters.mode)
  if (mode) tests.push((row) => mode.includes(modeOf(row.vm)))
  const state = among(filters.state)
  if (state) tests.push((row) => row.isKnown && state.includes(row.vm.state))
  const host = among(filters.host)
  if (host) tests.push((row) => host.includes(row.vm.hostId))
  const guids = guidsBetween(filters, world)
  if (guids) tests.push((row) => guids.has(row.vm.guid))
  if (filters.copies !== undefined) {
    const serving = new Set(world.now.machines.map(({ vmId }) => vmId))
    tests.push((row) => serving.has(row.vm.vmId))
  }
  if (parts.length > 0) {
    tests.push(({ vm, hostName }) => parts.every((part) => `${vm.name} ${hostName}`.toLowerCase().includes(part)))
  }
  return rows.filter((row) => tests.every((test) => test(row)))
}

/** The machines that go from one of some hosts to one of others, or that a cause is about. */
function guidsBetween(
  { from, to, cause }: MachineFilters,
  { now, fleet }: Parameters<typeof filtered>[3],
): ReadonlySet<string> | undefined {
  if (from === undefined && to === undefined && cause === undefined) return undefined
  const [froms, tos] = [from?.split(','), to?.split(',')]
  const guidOf = new Map(now.machines.map(({ vmId, guid }) => [vmId, guid]))
  const ofCause = fleet?.causes.find(({ key }) => key === cause)?.vmIds.flatMap((vmId) => guidOf.get(vmId) ?? [])
  const between = now.relationships
    .filter(({ fromHostId, toHostId }) => (froms?.includes(fromHostId) ?? true) && (tos?.includes(toHostId) ?? true))
    .map(({ guid }) => guid)
  if (cause === undefined) return new Set(between)
  if (froms === undefined && tos === undefined) return new Set(ofCause)
  const inBetween = new Set(between)
  return new Set(ofCause?.filter((guid) => inBetween.has(guid)))
}
