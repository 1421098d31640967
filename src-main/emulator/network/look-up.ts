/** How a name becomes an address and an address a machine, seen from one computer. */
import { resolveName } from './resolver.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import type { LookUpView } from '../../contract/views/network.ts'
import { hostOf, findHost, fqdnOf } from '../world/engine.ts'
import { findVm } from '../world/machine-index.ts'
import type { Vm, Adapter } from '../world/state/machine.ts'
import type { DnsRecord } from '../world/state/network.ts'
import { isWriting } from '../world/power-state.ts'
import { answersOutside, findLink } from './links.ts'
import { isSameName } from '../world/names.ts'

/**
 * Resolves the name of a host as another host would.
 * @param client Whose hosts file and cache are asked first; without it the one local network and DNS are.
 */
export function resolveHost(world: World, name: string, client?: Host): Host | undefined {
  const resolved = resolveName(world, name, client)
  return resolved === undefined ? undefined : world.hosts.find((host) => host.ipAddress === resolved.address)
}

export type LookUp = LookUpView

/** The zone and the addresses of a world in order: a thousand names are looked up in it without a thousand searches. */
export interface Directory {
  recordOf(name: string): DnsRecord | undefined
  /** Records whose first label is a name without a domain. */
  recordsOfHost(label: string): readonly DnsRecord[]
  /** Machines with an adapter that has the address, whether or not they run. */
  ownersOf(address: string): readonly Vm[]
}

/** Makes the directory of a world as it is now. */
export function directoryOf(world: World): Directory {
  const records = new Map(world.dnsRecords.map((record) => [record.name.toLowerCase(), record]))
  const labels = Map.groupBy(world.dnsRecords, (record) => record.name.split('.')[0]!.toLowerCase())
  const owners = new Map<string, Vm[]>()
  for (const vm of world.vms) {
    for (const address of new Set(vm.adapters.flatMap(({ ip }) => ip?.address ?? []))) {
      const known = owners.get(address)
      if (known === undefined) owners.set(address, [vm])
      else known.push(vm)
    }
  }
  return {
    recordOf: (name) => records.get(name.toLowerCase()),
    recordsOfHost: (label) => labels.get(label.toLowerCase()) ?? [],
    ownersOf: (address) => owners.get(address) ?? [],
  }
}

/**
 * What a client finds at a name, without changing its cache.
 * @param clientId A host or virtual machine; without it a client outside that has neither hosts file nor cache.
 * @param directory For whoever looks many names up in the same world.
 */
export function lookUp(world: World, name: string, clientId?: string, directory?: Directory): LookUp {
  const client = clientOf(world, clientId)
  const resolved = resolveName(world, name, client?.host, client?.clientId, directory?.recordOf)
  if (resolved === undefined) {
    const nobody = { answeredByVmId: null, answeredByHostId: null, isDuplicate: false }
    return { address: null, ttlSeconds: null, source: null, ...nobody }
  }
  const { address, ttlSeconds, source } = resolved
  const isNear = (host: Host) =>
    client === undefined ? answersOutside(world, host) : reaches(world, client.host, host)
  const vlans = client === undefined ? undefined : vlansOf(world, client.vm)
  const vms = machinesAt(world, address, vlans, directory?.ownersOf(address)).filter((vm) =>
    isNear(hostOf(world, vm.hostId)),
  )
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
 * @param candidates Who may have the address.
 */
export function machinesAt(
  world: World,
  address: string,
  vlans?: readonly (number | null)[],
  candidates: readonly Vm[] = world.vms,
): Vm[] {
  return candidates.filter(
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

/** The adapters of a machine that reach the physical network. */
export function externalAdapters(world: World, vm: Vm): Adapter[] {
  const { switches } = hostOf(world, vm.hostId)
  return vm.adapters.filter(({ switchName }) =>
    switches.some(({ name, kind }) => kind === 'external' && switchName !== null && isSameName(name, switchName)),
  )
}
