/** The network around the hosts: links between them, partitions, and who answers at an address. */
import { fail, ok, type Reply } from '../contract/failure.ts'
import type { ParsedInputOf } from '../contract/registry.ts'
import type { LookUpView } from '../contract/views/network.ts'
import { configurationChanged, emit, findHost, findVm, fqdnOf, hostOf, nextId, type Engine } from './world/engine.ts'
import { isSameName } from './world/names.ts'
import { isWriting } from './world/power-state.ts'
import { resolveName } from './resolver.ts'
import type { Adapter, Vm } from './world/state/machine.ts'
import type { Host } from './world/state/host.ts'
import type { Link, Partition, Way } from './world/state/network.ts'
import type { World } from './world/state/world.ts'
import { linkChanged } from './transfer.ts'
import { limits } from './world/world.ts'

export { removeDnsRecord, setDnsRecord } from './dns.ts'

const nothing = {}

/** WinHTTP gives up a connection after 60 seconds; TCP, TLS and the first request take four round trips. */
const connectTimeoutMs = 60_000
const roundTripsToConnect = 4
/** Where half of the packets are lost, a handshake does not come to an end within the timeout (ours). */
const lossPermilleMax = 500

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
    if (bitsPerSecond < limits.bitsPerSecondMin || bitsPerSecond > limits.bitsPerSecondMax) {
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
  const { world } = engine
  const hostIds = [...new Set(input.hostIds)]
  const unknown = hostIds.find((hostId) => findHost(world, hostId) === undefined)
  if (unknown !== undefined) return fail('host.unknown', { hostId: unknown }, { field: 'hostIds' })
  if (hostIds.length === world.hosts.length) return fail('partition.pointless', {}, { field: 'hostIds' })
  if (world.partitions.length >= limits.partitionCount) {
    return fail('partition.tooMany', { countMax: limits.partitionCount })
  }
  const partitionId = `partition-${nextId(world, 'partition')}`
  world.partitions.push({ partitionId, hostIds })
  emit(engine, 'network.changed', { hosts: hostIds.map((hostId) => hostOf(world, hostId).name).join(', ') })
  updateLinks(engine)
  return ok({ partitionId })
}

export function rejoinNetwork(engine: Engine, input: ParsedInputOf<'network.rejoin'>): Reply<object> {
  const { world } = engine
  const index = world.partitions.findIndex((partition) => partition.partitionId === input.partitionId)
  const partition = world.partitions[index]
  if (partition === undefined) {
    return fail('partition.unknown', { partitionId: input.partitionId }, { field: 'partitionId' })
  }
  world.partitions.splice(index, 1)
  emit(engine, 'network.changed', { hosts: partition.hostIds.map((hostId) => hostOf(world, hostId).name).join(', ') })
  updateLinks(engine)
  return ok(nothing)
}

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

interface LinkSettings extends Pick<
  Link,
  'isPlugged' | 'bandwidthBitsPerSecond' | 'latencyMilliseconds' | 'lossPermille'
> {
  /** From the second host to the first. */
  readonly backBandwidthBitsPerSecond: number
}

/** The direction of a link that a host sends in. */
export function wayFrom(link: Link, hostId: string): Way {
  return link.back !== undefined && link.secondHostId === hostId ? link.back : link
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

export function isPartitioned({ partitions }: World, link: Pick<Link, 'firstHostId' | 'secondHostId'>): boolean {
  return partitions.some(
    ({ hostIds }: Partition) => hostIds.includes(link.firstHostId) !== hostIds.includes(link.secondHostId),
  )
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
  return Math.max(limits.bitsPerSecondMin, Math.min(bandwidthBitsPerSecond, gotThrough))
}

export function findLink(world: World, hostId: string, otherHostId: string): Link | undefined {
  return world.links.find(
    (link) =>
      (link.firstHostId === hostId && link.secondHostId === otherHostId) ||
      (link.firstHostId === otherHostId && link.secondHostId === hostId),
  )
}

/**
 * Resolves the name of a host as another host would.
 * @param client Whose hosts file and cache are asked first; without it the one local network and DNS are.
 */
export function resolveHost(world: World, name: string, client?: Host): Host | undefined {
  const resolved = resolveName(world, name, client)
  return resolved === undefined ? undefined : world.hosts.find((host) => host.ipAddress === resolved.address)
}

export type LookUp = LookUpView

/**
 * What a client finds at a name, without changing its cache.
 * @param clientId A host or virtual machine; without it a client that has neither hosts file nor cache.
 */
export function lookUp(world: World, name: string, clientId?: string): LookUp {
  const client = clientOf(world, clientId)
  const resolved = resolveName(world, name, client?.host, client?.clientId)
  if (resolved === undefined) {
    const nobody = { answeredByVmId: null, answeredByHostId: null, isDuplicate: false }
    return { address: null, ttlSeconds: null, source: null, ...nobody }
  }
  const { address, ttlSeconds, source } = resolved
  const isNear = (host: Host) => client === undefined || reaches(world, client.host, host)
  const vlans = client === undefined ? undefined : vlansOf(world, client.vm)
  const vms = machinesAt(world, address, vlans).filter((vm) => isNear(hostOf(world, vm.hostId)))
  const reachesHosts = vlans === undefined || vlans.includes(null)
  const hosts = world.hosts.filter(
    (host) => reachesHosts && host.hasPower && host.ipAddress === address && isNear(host),
  )
  return {
    address,
    ttlSeconds,
    source,
    answeredByVmId: hosts.length === 0 ? (vms[0]?.vmId ?? null) : null,
    answeredByHostId: hosts[0]?.hostId ?? null,
    isDuplicate: vms.length + hosts.length > 1,
  }
}

/** Whoever resolves names: a host, or a guest, which has its own cache but sits on its host's network. */
export function clientOf(
  world: World,
  clientId: string | undefined,
): { readonly clientId: string; readonly host: Host; readonly vm: Vm | null; readonly name: string } | undefined {
  if (clientId === undefined) return undefined
  const host = findHost(world, clientId)
  if (host !== undefined) return { clientId, host, vm: null, name: fqdnOf(host) }
  const vm = findVm(world, clientId)
  return vm === undefined ? undefined : { clientId, host: hostOf(world, vm.hostId), vm, name: vm.name }
}

/**
 * The running machines that have the address on an adapter that reaches the physical network.
 * @param vlans Those that are looked at, null for untagged frames; left out: all of them.
 */
export function machinesAt(world: World, address: string, vlans?: readonly (number | null)[]): Vm[] {
  return world.vms.filter(
    (vm) =>
      isWriting(vm) &&
      externalAdapters(world, vm).some(
        ({ ip, vlanId }) => ip?.address === address && (vlans === undefined || vlans.includes(vlanId)),
      ),
  )
}

/** In which VLANs a client is: a host sends untagged frames, and so does a guest without an adapter of its own (ours). */
function vlansOf(world: World, vm: Vm | null): readonly (number | null)[] {
  const adapters = vm === null ? [] : externalAdapters(world, vm)
  return adapters.length === 0 ? [null] : adapters.map(({ vlanId }) => vlanId)
}

/** Addresses of a running machine that another machine or host has too, in the same VLAN. */
export function duplicateAddressesOf(world: World, vm: Vm): string[] {
  if (vm.state !== 'Running') return []
  return externalAdapters(world, vm).flatMap(({ ip, vlanId }) => {
    if (ip === null) return []
    const isShared =
      machinesAt(world, ip.address, [vlanId]).some((other) => other !== vm) ||
      (vlanId === null && world.hosts.some((host) => host.hasPower && host.ipAddress === ip.address))
    return isShared ? [ip.address] : []
  })
}

function reaches(world: World, from: Host, to: Host): boolean {
  if (from === to) return from.hasPower
  return from.hasPower && to.hasPower && findLink(world, from.hostId, to.hostId)?.isConnected === true
}

function isUp(world: World, link: Omit<Link, 'isConnected'>): boolean {
  const connectMs = 2 * link.latencyMilliseconds * roundTripsToConnect
  return (
    link.isPlugged &&
    link.lossPermille < lossPermilleMax &&
    connectMs <= connectTimeoutMs &&
    !isPartitioned(world, link)
  )
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

/** The adapters of a machine that reach the physical network. */
function externalAdapters(world: World, vm: Vm): Adapter[] {
  const { switches } = hostOf(world, vm.hostId)
  return vm.adapters.filter(({ switchName }) =>
    switches.some(({ name, kind }) => kind === 'external' && switchName !== null && isSameName(name, switchName)),
  )
}
