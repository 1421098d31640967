/**
 * How a name becomes an address: an address is taken as it is; otherwise the hosts file, the client's cache and DNS are asked
 * in this order, as the DNS client of Windows does; a bare name gets the client's own suffix and is at last looked for in the
 * one local network by broadcast.
 */
import type { LookUpView } from '../../contract/views/network.ts'
import { isSameName, parseIpv4 } from '../world/names.ts'
import type { CachedName, DnsRecord } from '../world/state/network.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'

interface Resolved {
  readonly address: string
  /** How long the answer may be kept; null where it is not from DNS. */
  readonly ttlSeconds: number | null
  readonly source: NonNullable<LookUpView['source']>
}

/**
 * Resolves a name and changes nothing.
 * @param client The host whose hosts file is asked.
 * @param clientId Whose cache is asked, if it is a guest of the host and not the host itself.
 * @param recordOf How the zone is searched, for whoever asks for many names.
 */
export function resolveName(
  world: World,
  name: string,
  client?: Host,
  clientId?: string,
  recordOf: (name: string) => DnsRecord | undefined = (wanted) => findRecord(world, wanted),
): Resolved | undefined {
  if (parseIpv4(name) !== undefined) return { address: name, ttlSeconds: null, source: 'address' }
  const isGuest = client !== undefined && clientId !== undefined && clientId !== client.hostId
  const line = isGuest ? undefined : client?.hostsFile.find((entry) => isSameName(entry.name, name))
  if (line !== undefined) return { address: line.address, ttlSeconds: null, source: 'hostsFile' }
  const cached = findCached(world, clientId ?? client?.hostId, name)
  if (cached !== undefined) {
    const ttlSeconds = Math.ceil((cached.expiresInstant - world.now) / 1000)
    return { address: cached.address, ttlSeconds, source: 'cache' }
  }
  const isBare = !name.includes('.')
  const record =
    recordOf(name) ??
    (isBare && client !== undefined && client.dnsSuffix !== '' ? recordOf(`${name}.${client.dnsSuffix}`) : undefined)
  if (record !== undefined) return { address: record.address, ttlSeconds: record.ttlSeconds, source: 'dns' }
  const neighbour = isBare ? world.hosts.find((host) => isSameName(host.name, name)) : undefined
  return neighbour === undefined ? undefined : { address: neighbour.ipAddress, ttlSeconds: null, source: 'broadcast' }
}

export function findRecord(world: World, name: string): DnsRecord | undefined {
  return world.dnsRecords.find((candidate) => isSameName(candidate.name, name))
}

/** What a client still believes of a name. */
function findCached(world: World, clientId: string | undefined, name: string): CachedName | undefined {
  if (clientId === undefined || world.cachedNames.length === 0) return undefined
  return world.cachedNames.find(
    (entry) => entry.clientId === clientId && entry.expiresInstant > world.now && isSameName(entry.name, name),
  )
}
