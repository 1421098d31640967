/**
 * A network in parts, as a person thinks of it: each host is in one group, and only hosts of one group reach each other. The
 * contract knows partitions instead, each of which cuts a set of hosts off from all others; any number of them give groups.
 */
import type { InputOf } from '../../../src-main/contract/registry.ts'
import type { NetworkView } from '../../../src-main/contract/views/network.ts'

type Partition = NetworkView['partitions'][number]

/** The number of the group of each host; the first host is in group 0. */
type Groups = ReadonlyMap<string, number>

/**
 * @param hostIds All hosts.
 * @param partitions The partitions there are.
 * @returns Hosts that no partition parts are in one group.
 */
export function groupsOf(hostIds: readonly string[], partitions: readonly Partition[]): Groups {
  const numbers = new Map<string, number>()
  const groups = new Map<string, number>()
  for (const hostId of hostIds) {
    const sides = partitions.map((partition) => (partition.hostIds.includes(hostId) ? '1' : '0')).join('')
    const number = numbers.get(sides) ?? numbers.size
    numbers.set(sides, number)
    groups.set(hostId, number)
  }
  return groups
}

/** The hosts of each group that has any, in the order of the groups. */
export function membersOf(groups: Groups): readonly (readonly string[])[] {
  const members = new Map<number, string[]>()
  for (const [hostId, number] of groups) members.set(number, [...(members.get(number) ?? []), hostId])
  return [...members].toSorted(([one], [other]) => one - other).map(([, hostIds]) => hostIds)
}

interface PartitionChange {
  readonly cut: readonly InputOf<'network.partition'>[]
  readonly rejoin: readonly InputOf<'network.rejoin'>[]
}

/**
 * What has to be done so that the network has these groups: one partition per group but the largest. New cuts come first, so
 * that no two hosts reach each other for a moment in between.
 * @param wanted The group of each host.
 * @param partitions The partitions there are.
 */
export function changeTo(wanted: Groups, partitions: readonly Partition[]): PartitionChange {
  const members = membersOf(wanted)
  // A host that is kept off stays by itself until it is let in again.
  const fences = partitions.filter(
    ({ hostIds, isKeptOff }) => isKeptOff && members.some((group) => isSameSet(group, hostIds)),
  )
  const free = members.filter((group) => !fences.some(({ hostIds }) => isSameSet(group, hostIds)))
  const largest = free.reduce((best, group) => (group.length > best.length ? group : best), free[0] ?? [])
  const sets = free.filter((group) => group !== largest)
  const kept = new Set(fences.map(({ partitionId }) => partitionId))
  const cut: InputOf<'network.partition'>[] = []
  for (const group of sets) {
    const same = partitions.find(({ partitionId, hostIds }) => !kept.has(partitionId) && isSameSet(hostIds, group))
    if (same) kept.add(same.partitionId)
    else cut.push({ hostIds: [...group] })
  }
  const gone = partitions.filter(({ partitionId }) => !kept.has(partitionId))
  return { cut, rejoin: gone.map(({ partitionId }) => ({ partitionId })) }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}
