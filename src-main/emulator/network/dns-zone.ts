/** Records of the DNS zone, and what computers still remember of the old ones. */
import { findRecord } from './resolver.ts'
import type { World } from '../world/state/world.ts'
import { isSameName } from '../world/names.ts'
import { secondMs } from '../../kernel/clock.ts'
import { remove } from '../world/lookups.ts'
import { hostOf } from '../world/engine.ts'
import { networkLimits } from '../../contract/limits/network.ts'

export function setDnsRecord(world: World, name: string, address: string, ttlSeconds: number): void {
  const record = findRecord(world, name)
  if (record === undefined) {
    world.dnsRecords.push({ name, address, ttlSeconds })
    return
  }
  if (record.address !== address) keepOldAddress(world, name)
  Object.assign(record, { address, ttlSeconds })
}

export function removeDnsRecord(world: World, name: string): boolean {
  const index = world.dnsRecords.findIndex((record) => isSameName(record.name, name))
  if (index < 0) return false
  keepOldAddress(world, name)
  world.dnsRecords.splice(index, 1)
  return true
}

/** Puts an address into a client's cache, in place of what it had; what has run out goes. */
export function keepName(world: World, clientId: string, name: string, address: string, ttlSeconds: number): void {
  const { cachedNames, now } = world
  remove(
    cachedNames,
    (entry) => entry.expiresInstant <= now || (entry.clientId === clientId && isSameName(entry.name, name)),
  )
  if (ttlSeconds <= 0) return
  if (cachedNames.length >= networkLimits.cachedNameCount) cachedNames.shift()
  cachedNames.push({ clientId, name, address, expiresInstant: now + ttlSeconds * secondMs })
}

/** Empties a client's cache, or takes one name out of all caches. */
export function forgetNames(world: World, clientId: string | null, name?: string): void {
  remove(
    world.cachedNames,
    (entry) =>
      (clientId === null || entry.clientId === clientId) && (name === undefined || isSameName(entry.name, name)),
  )
}

/** Hosts that replicate to the name have just used it, so they believe the old answer until it runs out. */
function keepOldAddress(world: World, name: string): void {
  const record = findRecord(world, name)
  if (record === undefined) return
  const clients = new Set<string>()
  for (const vm of world.vms) {
    for (const { mode, state, replicaServer } of vm.replications) {
      const isUsed = mode === 'Primary' && state === 'Replicating' && isSameName(replicaServer, name)
      if (isUsed && hostOf(world, vm.hostId).hasPower) clients.add(vm.hostId)
    }
  }
  for (const clientId of clients) {
    const isKept = world.cachedNames.some(
      (entry) => entry.clientId === clientId && isSameName(entry.name, name) && entry.expiresInstant > world.now,
    )
    if (!isKept) keepName(world, clientId, name, record.address, record.ttlSeconds)
  }
}
