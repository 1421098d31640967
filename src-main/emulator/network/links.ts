/** Lines between hosts: whether one is up, how fast it is and how long it takes to connect. */
import type { World } from '../world/state/world.ts'
import type { Host } from '../world/state/host.ts'
import type { Link, Way, Partition } from '../world/state/network.ts'
import { networkLimits } from '../../contract/limits/network.ts'

/** WinHTTP gives up a connection after 60 seconds; TCP, TLS and the first request take four round trips. */
const connectTimeoutMs = 60_000

const roundTripsToConnect = 4

/** Where half of the packets are lost, a handshake does not come to an end within the timeout (ours). */
const lossPermilleMax = 500

/** Takes a host out of the partitions, before it is removed. */
export function leavePartitions(world: World, hostId: string): void {
  for (const { hostIds } of world.partitions) {
    const index = hostIds.indexOf(hostId)
    if (index >= 0) hostIds.splice(index, 1)
  }
  const pointed = world.partitions.filter(({ hostIds }) => hostIds.length > 0)
  world.partitions.splice(0, world.partitions.length, ...pointed)
}

/** The line of a new host: a gigabit per second, one millisecond. */
export function makeLink(world: World, first: Host, second: Host): Link {
  const link = {
    firstHostId: first.hostId,
    secondHostId: second.hostId,
    isConnected: true,
    bitsPerSecond: 1_000_000_000,
    latencyMilliseconds: 1,
    isPlugged: true,
    bandwidthBitsPerSecond: 1_000_000_000,
    lossPermille: 0,
    freeAtInstant: 0,
  }
  link.isConnected = isUp(world, link)
  return link
}

/** The direction of a link that a host sends in. */
export function wayFrom(link: Link, hostId: string): Way {
  return link.back !== undefined && link.secondHostId === hostId ? link.back : link
}

export function isPartitioned({ partitions }: World, link: Pick<Link, 'firstHostId' | 'secondHostId'>): boolean {
  return partitions.some(
    ({ hostIds }: Partition) => hostIds.includes(link.firstHostId) !== hostIds.includes(link.secondHostId),
  )
}

/** Whether a host is among those that a partition cuts off from all others. */
function isCutOff({ partitions }: World, { hostId }: Pick<Host, 'hostId'>): boolean {
  return partitions.some(({ hostIds }) => hostIds.includes(hostId))
}

/** The partition by which a host is kept off; undefined where it is not. */
export function keptOffBy({ partitions }: World, { hostId }: Pick<Host, 'hostId'>): Partition | undefined {
  return partitions.find(
    ({ hostIds, keptOffSinceInstant }) => keptOffSinceInstant !== undefined && hostIds.includes(hostId),
  )
}

/** Whether a host is among those that a partition cuts off, beside the one by which it is kept off. */
export function isCutOffOtherwise({ partitions }: World, { hostId }: Pick<Host, 'hostId'>): boolean {
  return partitions.some(
    ({ hostIds, keptOffSinceInstant }) => keptOffSinceInstant === undefined && hostIds.includes(hostId),
  )
}

/** Whether a host answers those outside, who are on no line between hosts: clients, and whoever manages it. */
export function answersOutside(world: World, host: Host): boolean {
  return host.hasPower && !isCutOff(world, host)
}

/**
 * What one TCP connection gets through a link, in bits per second: the bandwidth, or where packets are lost no more than
 * Mathis, Semke and Mahdavi found in 1997, segment size / round trip * 1.22 / square root of the loss.
 */
export function throughput(
  link: Pick<Link, 'bandwidthBitsPerSecond' | 'latencyMilliseconds' | 'lossPermille'>,
): number {
  const { bandwidthBitsPerSecond, latencyMilliseconds, lossPermille } = link
  if (lossPermille === 0) return bandwidthBitsPerSecond
  const roundTripMs = Math.max(1, 2 * latencyMilliseconds)
  // 1,000 times 1 / square root of the loss. A square root is exact to the last bit on every engine.
  const factor = Math.floor(Math.sqrt(1_000_000_000 / lossPermille))
  const segmentBitsPerSecond = 1460 * 8 * 1000
  const gotThrough = Math.floor((segmentBitsPerSecond * 122 * factor) / (100 * 1000 * roundTripMs))
  return Math.max(networkLimits.bitsPerSecondMin, Math.min(bandwidthBitsPerSecond, gotThrough))
}

export function findLink(world: World, hostId: string, otherHostId: string): Link | undefined {
  return world.links.find(
    (link) =>
      (link.firstHostId === hostId && link.secondHostId === otherHostId) ||
      (link.firstHostId === otherHostId && link.secondHostId === hostId),
  )
}

export function isUp(world: World, link: Omit<Link, 'isConnected'>): boolean {
  const connectMs = 2 * link.latencyMilliseconds * roundTripsToConnect
  return (
    link.isPlugged &&
    link.lossPermille < lossPermilleMax &&
    connectMs <= connectTimeoutMs &&
    !isPartitioned(world, link)
  )
}
