/** The network around the hosts: links between them, partitions, and who answers at an address. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import {
  configurationChanged,
  emit,
  findHost,
  hostOf,
  nextId,
  type Engine,
  armReplicationTimer,
  type Wire,
  wireFor,
} from '../world/engine.ts'
import type { Host } from '../world/state/host.ts'
import type { Link, Partition } from '../world/state/network.ts'
import { keepOldPrimariesOff } from '../failover/old-primaries.ts'
import { wayFrom, findLink, throughput, isUp } from '../network/links.ts'
import { lineMilliseconds, bytesOnLine, sentBytes } from '../sending/transfer.ts'
import { sendFailed } from '../sending/send-failures.ts'
import { resolveHost } from '../network/look-up.ts'
import { failInWindows } from '../../contract/windows-failure.ts'
import { networkLimits } from '../../contract/limits/network.ts'

const nothing = {}

export function setLink(engine: Engine, input: ParsedInputOf<'network.setLink'>): Reply<object> {
  const { world } = engine
  for (const hostId of [input.fromHostId, input.toHostId]) {
    if (findHost(world, hostId) === undefined) return fail('host.unknown', { hostId })
  }
  const link = findLink(world, input.fromHostId, input.toHostId)
  if (link === undefined) return fail('link.unknown', { from: input.fromHostId, to: input.toHostId })
  const there = input.bitsPerSecond
  // A journal from before links had two directions does not name the other one.
  const back = input.backBitsPerSecond ?? there
  for (const [field, bitsPerSecond] of [
    ['bitsPerSecond', there],
    ['backBitsPerSecond', back],
  ] as const) {
    if (bitsPerSecond < networkLimits.bitsPerSecondMin || bitsPerSecond > networkLimits.bitsPerSecondMax) {
      return fail('link.badBandwidth', { bitsPerSecond }, { field })
    }
  }
  const isFromFirst = link.firstHostId === input.fromHostId
  changeLink(engine, link, {
    isPlugged: input.isConnected,
    bandwidthBitsPerSecond: isFromFirst ? there : back,
    backBandwidthBitsPerSecond: isFromFirst ? back : there,
    latencyMilliseconds: input.latencyMilliseconds,
    lossPermille: input.lossPermille,
  })
  return ok(nothing)
}

/** Cuts a set of hosts off from all others. */
export function partitionNetwork(
  engine: Engine,
  input: ParsedInputOf<'network.partition'>,
): Reply<{ partitionId: string }> {
  const hostIds = [...new Set(input.hostIds)]
  const unknown = hostIds.find((hostId) => findHost(engine.world, hostId) === undefined)
  if (unknown !== undefined) return fail('host.unknown', { hostId: unknown }, { field: 'hostIds' })
  return cutOff(engine, hostIds)
}

/**
 * Cuts hosts off from all others, and from whoever is outside.
 * @param mark What makes the partition more than a partition.
 */
export function cutOff(
  engine: Engine,
  hostIds: string[],
  mark: Pick<Partition, 'keptOffSinceInstant'> = {},
): Reply<{ partitionId: string }> {
  const { world } = engine
  if (hostIds.length === world.hosts.length) return fail('partition.pointless', {}, { field: 'hostIds' })
  if (world.partitions.length >= networkLimits.partitionCount) {
    return fail('partition.tooMany', { countMax: networkLimits.partitionCount })
  }
  const partitionId = `partition-${nextId(world, 'partition')}`
  world.partitions.push({ partitionId, hostIds, ...mark })
  emit(engine, 'network.changed', { hosts: hostIds.map((hostId) => hostOf(world, hostId).name).join(', ') })
  updateLinks(engine)
  return ok({ partitionId })
}

export function rejoinNetwork(engine: Engine, input: ParsedInputOf<'network.rejoin'>): Reply<object> {
  const { world } = engine
  const partition = world.partitions.find(({ partitionId }) => partitionId === input.partitionId)
  if (partition === undefined) {
    return fail('partition.unknown', { partitionId: input.partitionId }, { field: 'partitionId' })
  }
  if (partition.keptOffSinceInstant !== undefined) {
    return fail('host.keptOff', { host: hostOf(world, partition.hostIds[0]!).name })
  }
  endPartition(engine, partition)
  for (const hostId of partition.hostIds) keepOldPrimariesOff(engine, hostOf(world, hostId))
  return ok(nothing)
}

/** Ends a partition, of whatever kind. */
export function endPartition(engine: Engine, partition: Partition): void {
  const { world } = engine
  world.partitions.splice(world.partitions.indexOf(partition), 1)
  emit(engine, 'network.changed', { hosts: partition.hostIds.map((hostId) => hostOf(world, hostId).name).join(', ') })
  updateLinks(engine)
}

interface LinkSettings extends Pick<
  Link,
  'isPlugged' | 'bandwidthBitsPerSecond' | 'latencyMilliseconds' | 'lossPermille'
> {
  /** From the second host to the first. */
  readonly backBandwidthBitsPerSecond: number
}

/** Gives a link other properties; what is on its way over it is cut off or goes on at the new speed. */
export function changeLink(engine: Engine, link: Link, settings: Partial<LinkSettings>): void {
  const { world } = engine
  const before = { ...link }
  const { backBandwidthBitsPerSecond: back, ...others } = settings
  Object.assign(link, others)
  if (back === link.bandwidthBitsPerSecond) delete link.back
  else if (back !== undefined) {
    const freeAtInstant = link.back?.freeAtInstant ?? world.now
    link.back = { bandwidthBitsPerSecond: back, bitsPerSecond: back, freeAtInstant }
  }
  link.isConnected = isUp(world, link)
  link.bitsPerSecond = throughput(link)
  if (link.back !== undefined) {
    const bandwidthBitsPerSecond = link.back.bandwidthBitsPerSecond
    link.back.bitsPerSecond = throughput({ ...link, bandwidthBitsPerSecond })
  }
  emit(engine, 'network.changed', {
    from: hostOf(world, link.firstHostId).name,
    to: hostOf(world, link.secondHostId).name,
    isConnected: link.isConnected,
  })
  configurationChanged(engine)
  linkChanged(engine, link, before)
}

/** After partitions have changed. */
function updateLinks(engine: Engine): void {
  const { world } = engine
  configurationChanged(engine)
  for (const link of world.links) {
    const before = { ...link }
    link.isConnected = isUp(world, link)
    if (link.isConnected !== before.isConnected) linkChanged(engine, link, before)
  }
}

/** The line between two hosts was cut, or carries more or less than before. */
export function linkChanged(engine: Engine, link: Link, before: Link): void {
  const { now } = engine.world
  const isSame =
    link.isConnected === before.isConnected &&
    link.bitsPerSecond === before.bitsPerSecond &&
    link.back?.bitsPerSecond === before.back?.bitsPerSecond &&
    link.latencyMilliseconds === before.latencyMilliseconds
  if (isSame) return
  link.freeAtInstant = now
  if (link.back !== undefined) link.back.freeAtInstant = now
  for (const wire of sendingOver(engine, link)) {
    const { record } = wire
    const { transfer } = record
    if (!link.isConnected) {
      interrupt(engine, wire)
      continue
    }
    transfer.sentBytes = sentBytes(transfer, now)
    const rest = bytesOnLine(record, transfer.totalBytes - transfer.sentBytes)
    transfer.resumedInstant = now
    const { bitsPerSecond } = wayFrom(link, wire.host.hostId)
    transfer.endsInstant = now + link.latencyMilliseconds + lineMilliseconds(rest, bitsPerSecond)
    armReplicationTimer(engine, record, transfer.endsInstant)
  }
}

/** Cuts off every transfer to a host that is gone. */
export function interruptTransfersTo(engine: Engine, host: Host): void {
  for (const link of engine.world.links) {
    if (link.firstHostId !== host.hostId && link.secondHostId !== host.hostId) continue
    for (const wire of sendingOver(engine, link)) {
      if (wire.host !== host) interrupt(engine, wire)
    }
  }
}

function interrupt(engine: Engine, wire: Wire): void {
  const params = { server: wire.record.replicaServer, client: wire.record.primaryServer }
  sendFailed(engine, wire, failInWindows('connection.timedOut', params).failure)
}

function sendingOver(engine: Engine, link: Link): Wire[] {
  const wires: Wire[] = []
  for (const vm of engine.world.vms) {
    for (const record of vm.replications) {
      const { kind, endsInstant } = record.transfer
      const usesLine = kind !== 'none' && kind !== 'export' && kind !== 'merge'
      if (record.mode !== 'Primary' || !usesLine || endsInstant < 0) continue
      const peerHost = resolveHost(engine.world, record.replicaServer, hostOf(engine.world, vm.hostId))
      if (peerHost === undefined || peerHost.hostId === vm.hostId) continue
      if (findLink(engine.world, vm.hostId, peerHost.hostId) === link) wires.push(wireFor(engine, vm, record))
    }
  }
  return wires
}
