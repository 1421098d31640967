/**
 * The DNS zone of the emulated network, hosts files, and the caches of clients. A cache matters only when it differs from the
 * zone, so it is not renewed with every cycle: when a record changes, each host that replicates to the name keeps the old
 * address for the whole time to live of the old record, the worst that can happen.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { configurationChanged, emit, type Engine } from '../world/engine.ts'
import { poweredHost } from '../world/lookups.ts'
import { checkDnsName, isSameName, isUsableAddress } from '../world/names.ts'
import { clientOf, lookUp, type LookUp } from './look-up.ts'
import { resolveName } from './resolver.ts'
import { setDnsRecord, removeDnsRecord, keepName, forgetNames } from './dns-zone.ts'
import { hostLimits } from '../../contract/limits/host.ts'

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

export function setHostsFile(engine: Engine, input: ParsedInputOf<'hostsFile.set'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const name = checkDnsName(input.name, 'name')
  if (!name.ok) return name
  if (!isUsableAddress(input.address)) return fail('ip.badAddress', { address: input.address }, { field: 'address' })
  const line = host.hostsFile.find((entry) => isSameName(entry.name, input.name))
  if (line !== undefined) line.address = input.address
  else if (host.hostsFile.length >= hostLimits.hostsFileCount) {
    return fail('hostsFile.tooMany', { countMax: hostLimits.hostsFileCount })
  } else host.hostsFile.push({ name: input.name, address: input.address })
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, name: input.name, address: input.address })
  configurationChanged(engine)
  return ok(nothing)
}

export function removeFromHostsFile(engine: Engine, input: ParsedInputOf<'hostsFile.remove'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const index = host.hostsFile.findIndex((entry) => isSameName(entry.name, input.name))
  if (index < 0) return fail('hostsFile.unknownEntry', { host: host.name, name: input.name }, { field: 'name' })
  host.hostsFile.splice(index, 1)
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, name: input.name })
  configurationChanged(engine)
  return ok(nothing)
}

/** Resolve-DnsName: as a look-up, and an answer of DNS is kept. */
export function resolveForClient(engine: Engine, input: ParsedInputOf<'dns.resolve'>): Reply<LookUp> {
  const { world } = engine
  const client = runningClient(engine, input.clientId)
  if (!client.ok) return client
  const { clientId, host, name } = client.value
  const resolved = resolveName(world, input.name, host, clientId)
  if (resolved === undefined) {
    return fail('dns.nameNotFound', { name: input.name, client: name }, { field: 'name' })
  }
  if (resolved.source === 'dns') keepName(world, clientId, input.name, resolved.address, resolved.ttlSeconds ?? 0)
  configurationChanged(engine)
  // The cache holds the answer by now; what answered is another question.
  return ok({ ...lookUp(world, input.name, clientId), ttlSeconds: resolved.ttlSeconds, source: resolved.source })
}

/** Clear-DnsClientCache. */
export function flushCache(engine: Engine, input: ParsedInputOf<'dns.flushCache'>): Reply<object> {
  const client = runningClient(engine, input.clientId)
  if (!client.ok) return client
  const { clientId, host, name } = client.value
  forgetNames(engine.world, clientId)
  emit(engine, 'dns.changed', { client: name, host: host.name })
  configurationChanged(engine)
  return ok(nothing)
}

function runningClient(engine: Engine, clientId: string) {
  const client = clientOf(engine.world, clientId)
  if (client === undefined) {
    return clientId.startsWith('vm-')
      ? fail('vm.unknown', { vmId: clientId })
      : fail('host.unknown', { hostId: clientId })
  }
  if (!client.host.hasPower) return fail('host.off', { host: client.host.name })
  if (client.vm !== null && client.vm.state !== 'Running') return fail('vm.notRunning', { vm: client.vm.name })
  return ok(client)
}
