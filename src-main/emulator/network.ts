/** The network around the hosts: DNS, links, and who answers at an address. */
import { fail, ok, type Reply } from '../contract/failure.ts'
import type { ParsedInputOf } from '../contract/registry.ts'
import { configurationChanged, emit, findHost, hostOf, type Engine } from './engine.ts'
import { checkDnsName, isSameName, isUsableAddress, parseIpv4 } from './names.ts'
import { isWriting } from './power-state.ts'
import type { Host, Link, Vm, World } from './state.ts'
import { linkChanged } from './transfer.ts'
import { limits } from './world.ts'

const nothing = {}

export function setDns(engine: Engine, input: ParsedInputOf<'dns.set'>): Reply<object> {
  const name = checkDnsName(input.name, 'name')
  if (!name.ok) return name
  if (!isUsableAddress(input.address)) return fail('ip.badAddress', { address: input.address }, { field: 'address' })
  if (input.ttlSeconds < 0 || input.ttlSeconds > 86_400) {
    return fail('dns.badTtl', { ttlSeconds: input.ttlSeconds }, { field: 'ttlSeconds' })
  }
  setDnsRecord(engine.world, input.name, input.address, input.ttlSeconds)
  emit(engine, 'dns.changed', { name: input.name, address: input.address, ttlSeconds: input.ttlSeconds })
  configurationChanged(engine)
  return ok(nothing)
}

export function removeDns(engine: Engine, input: ParsedInputOf<'dns.remove'>): Reply<object> {
  if (!removeDnsRecord(engine.world, input.name)) {
    return fail('dns.unknownRecord', { name: input.name }, { field: 'name' })
  }
  emit(engine, 'dns.changed', { name: input.name, address: '' })
  configurationChanged(engine)
  return ok(nothing)
}

export function setLink(engine: Engine, input: ParsedInputOf<'network.setLink'>): Reply<object> {
  const { world } = engine
  for (const hostId of [input.fromHostId, input.toHostId]) {
    if (findHost(world, hostId) === undefined) return fail('host.unknown', { hostId })
  }
  const link = findLink(world, input.fromHostId, input.toHostId)
  if (link === undefined) return fail('link.unknown', { from: input.fromHostId, to: input.toHostId })
  if (input.bitsPerSecond < limits.bitsPerSecondMin || input.bitsPerSecond > limits.bitsPerSecondMax) {
    return fail('link.badBandwidth', { bitsPerSecond: input.bitsPerSecond }, { field: 'bitsPerSecond' })
  }
  const before = { ...link }
  link.isConnected = input.isConnected
  link.bitsPerSecond = input.bitsPerSecond
  link.latencyMilliseconds = input.latencyMilliseconds
  emit(engine, 'network.changed', {
    from: hostOf(world, link.firstHostId).name,
    to: hostOf(world, link.secondHostId).name,
    isConnected: link.isConnected,
  })
  configurationChanged(engine)
  linkChanged(engine, link, before)
  return ok(nothing)
}

export function setDnsRecord(world: World, name: string, address: string, ttlSeconds: number): void {
  const record = world.dnsRecords.find((candidate) => isSameName(candidate.name, name))
  if (record === undefined) world.dnsRecords.push({ name, address, ttlSeconds })
  else Object.assign(record, { address, ttlSeconds })
}

export function removeDnsRecord(world: World, name: string): boolean {
  const index = world.dnsRecords.findIndex((record) => isSameName(record.name, name))
  if (index >= 0) world.dnsRecords.splice(index, 1)
  return index >= 0
}

export function findLink(world: World, hostId: string, otherHostId: string): Link | undefined {
  return world.links.find(
    (link) =>
      (link.firstHostId === hostId && link.secondHostId === otherHostId) ||
      (link.firstHostId === otherHostId && link.secondHostId === hostId),
  )
}

/**
 * Resolves the name of a host as another host would: an address as it is, a bare name by a broadcast in the local network,
 * anything else in DNS.
 */
export function resolveHost(world: World, name: string): Host | undefined {
  if (parseIpv4(name) !== undefined) return world.hosts.find((host) => host.ipAddress === name)
  const record = world.dnsRecords.find((candidate) => isSameName(candidate.name, name))
  if (record !== undefined) return world.hosts.find((host) => host.ipAddress === record.address)
  return name.includes('.') ? undefined : world.hosts.find((host) => isSameName(host.name, name))
}

export interface LookUp {
  readonly address: string | null
  readonly ttlSeconds: number | null
  readonly answeredByVmId: string | null
  readonly answeredByHostId: string | null
  readonly isDuplicate: boolean
}

/** What a client with an empty cache finds at a name. */
export function lookUp(world: World, name: string): LookUp {
  const record = world.dnsRecords.find((candidate) => isSameName(candidate.name, name))
  if (record === undefined) {
    return { address: null, ttlSeconds: null, answeredByVmId: null, answeredByHostId: null, isDuplicate: false }
  }
  const vms = machinesAt(world, record.address)
  const hosts = world.hosts.filter((host) => host.hasPower && host.ipAddress === record.address)
  return {
    address: record.address,
    ttlSeconds: record.ttlSeconds,
    answeredByVmId: hosts.length === 0 ? (vms[0]?.vmId ?? null) : null,
    answeredByHostId: hosts[0]?.hostId ?? null,
    isDuplicate: vms.length + hosts.length > 1,
  }
}

/** The running machines that have the address on an adapter that reaches the physical network. */
export function machinesAt(world: World, address: string): Vm[] {
  return world.vms.filter((vm) => isWriting(vm) && hasAddress(world, vm, address))
}

function hasAddress(world: World, vm: Vm, address: string): boolean {
  const { switches } = hostOf(world, vm.hostId)
  return vm.adapters.some(
    (adapter) =>
      adapter.ip?.address === address &&
      switches.some((candidate) => candidate.name === adapter.switchName && candidate.kind === 'external'),
  )
}
