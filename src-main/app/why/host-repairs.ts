/** Repairs on hosts and between them, for which nobody needs to know which machine replicates. */
import type { Failure, Fix } from '../../contract/failure.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { InputOf } from '../../contract/registry.ts'
import { replicaServerInput } from '../base/replica-server.ts'
import { hostNamed, repair, step, type RepairFacts } from './repair.ts'

type HostFacts = Pick<RepairFacts, 'hosts' | 'network' | 'usableCertificates' | 'isExported'>

/**
 * Finds the calls that open a gate on a host or between two.
 * @returns Null where only somebody else can, or where it depends on the machine.
 */
export function hostRepair({ code, params }: Failure, facts: HostFacts): Fix | null {
  const named = (name: string) => hostNamed(facts, params[name])
  switch (code) {
    case 'connection.nameNotResolved':
      return registerName(String(params['server']), facts)
    case 'connection.timedOut':
      return reach(named('client'), String(params['server']), facts)
    case 'connection.spnMissing':
      return onHost(named('server'), 'restartService', (host) => [step('host.restartService', { hostId: host.hostId })])
    case 'connection.clockSkew':
      return onHost(named('host'), 'setClock', (host) => [
        step('host.setClockSkew', { hostId: host.hostId, skewSeconds: 0 }),
      ])
    case 'connection.serverCertificateMissing':
      return bringServerCertificate(named('server'), facts)
    case 'replicaServer.storageDenied':
      return onHost(named('host'), 'chooseStorage', (host) => chooseStorage(host, String(params['path'])))
    case 'replication.storageFull':
      return extendVolume(named('host'), String(params['volume'] ?? ''), Number(params['neededBytes'] ?? 0))
    case 'vm.storageLost':
      return onHost(named('host'), 'bringVolumeOnline', ({ hostId }) => [
        step('volume.setOnline', { hostId, letter: letterOf(params['volume']), isOnline: true }),
      ])
    default:
      return null
  }
}

function onHost(
  host: HostView | null,
  code: Fix['code'],
  steps: (host: HostView) => readonly Fix['steps'][number][],
): Fix | null {
  return host === null ? null : repair(code, { host: host.name }, steps(host))
}

/** The Replica server with its settings as they are, but for what is changed. */
export function replicaServerStep(host: HostView, change: Partial<InputOf<'replicaServer.set'>>): Fix['steps'][number] {
  return step('replicaServer.set', replicaServerInput(host, change))
}

/** An A record for a host whose name nobody knows; one that is no host's name has to be typed anew. */
function registerName(name: string, facts: HostFacts): Fix | null {
  const host = hostNamed(facts, name)
  if (host === null || !name.includes('.')) return null
  return repair('registerName', { name }, [step('dns.set', { name, address: host.ipAddress })])
}

/** No answer at all: a name that leads elsewhere, a host without power, a line. */
function reach(client: HostView | null, serverName: string, facts: HostFacts): Fix | null {
  const server = hostNamed(facts, serverName) ?? facts.hosts.find((host) => host.ipAddress === serverName) ?? null
  if (client === null || server === null) return null
  const silent = [client, server].find((host) => !host.hasPower)
  if (silent !== undefined) {
    return repair('powerOnHost', { host: silent.name }, [step('host.restorePower', { hostId: silent.hostId })])
  }
  return openLine(client, server, facts) ?? correctName(client, server, serverName, facts)
}

function openLine(client: HostView, server: HostView, { network }: HostFacts): Fix | null {
  const ids = [client.hostId, server.hostId]
  const link = network.links.find((each) => ids.includes(each.fromHostId) && ids.includes(each.toHostId))
  if (link === undefined || link.isUp) return null
  const params = { host: client.name, other: server.name }
  if (link.isPartitioned) {
    const parting = network.partitions.filter(
      ({ hostIds, isKeptOff }) => !isKeptOff && hostIds.includes(client.hostId) !== hostIds.includes(server.hostId),
    )
    const steps = parting.map(({ partitionId }) => step('network.rejoin', { partitionId }))
    return repair('endPartition', params, steps)
  }
  const { fromHostId, toHostId, bitsPerSecond, backBitsPerSecond } = link
  const way = { fromHostId, toHostId, bitsPerSecond, backBitsPerSecond }
  // A line that is too slow or loses too much for a handshake is replaced by one that is not.
  const quality = link.isConnected
    ? {}
    : { latencyMilliseconds: link.latencyMilliseconds, lossPermille: link.lossPermille }
  return repair('plugLink', params, [step('network.setLink', { ...way, isConnected: true, ...quality })])
}

/** The line is there, so the name leads to somebody else: a cache, a hosts file or the record is out of date. */
function correctName(client: HostView, server: HostView, name: string, { network }: HostFacts): Fix | null {
  const isName = (other: string) => other.toLowerCase() === name.toLowerCase()
  const params = { name, host: client.name }
  if (client.hostsFile.some((line) => isName(line.name))) {
    const line = { hostId: client.hostId, name, address: server.ipAddress }
    return repair('registerName', params, [step('hostsFile.set', line)])
  }
  const isCached = network.cachedNames.some((entry) => entry.clientId === client.hostId && isName(entry.name))
  const flush = isCached ? [step('dns.flushCache', { clientId: client.hostId })] : []
  return repair('registerName', params, [...flush, step('dns.set', { name, address: server.ipAddress })])
}

function bringServerCertificate(server: HostView | null, facts: HostFacts): Fix | null {
  if (server === null) return null
  const { certificateId } = server.replicaServer
  if (certificateId !== null && facts.isExported(certificateId)) {
    const input = { hostId: server.hostId, certificateId }
    return repair('importPfx', { host: server.name }, [step('certificate.importOnHost', input)])
  }
  const [usable] = facts.usableCertificates(server)
  return usable === undefined
    ? null
    : repair('bindCertificate', { host: server.name }, [replicaServerStep(server, { certificateId: usable })])
}

/** Another folder for replicas that are to come, on a volume that is there. Those that exist stay where they are. */
function chooseStorage(host: HostView, path: string): Fix['steps'] {
  const letters = host.volumes.filter(({ isOnline }) => isOnline).map(({ letter }) => letter)
  const own = path.slice(0, 1).toUpperCase()
  const ordered = [...letters.filter((letter) => letter === own), ...letters.filter((letter) => letter !== own)]
  const folder = ordered
    .flatMap((letter) => [`${letter}:\\Hyper-V Replica`, `${letter}:\\Replica Storage`])
    .find((each) => !isInside(each, path))
  if (folder === undefined) return []
  const { allowAnyServer, authorizationEntries } = host.replicaServer
  if (allowAnyServer) return [replicaServerStep(host, { defaultStorageLocation: folder })]
  return authorizationEntries
    .filter(({ storageLocation }) => isInside(storageLocation, path))
    .map(({ primaryServer }) =>
      step('authorization.set', { hostId: host.hostId, primaryServer, storageLocation: folder }),
    )
}

function isInside(folder: string, parent: string): boolean {
  const [inner, outer] = [folder, parent].map((each) => each.toLowerCase().replace(/\\$/, ''))
  return inner === outer || inner!.startsWith(`${outer!}\\`)
}

/** As much as it lacks, and a tenth of it for what comes next. */
export function extendVolume(host: HostView | null, volume: string, neededBytes: number): Fix | null {
  const letter = letterOf(volume)
  const found = host?.volumes.find((each) => each.letter === letter)
  if (!host || !found) return null
  const sizeBytes = found.sizeBytes + Math.max(0, neededBytes) + Math.ceil(found.sizeBytes / 10)
  const input = { hostId: host.hostId, letter, sizeBytes }
  return repair('extendVolume', { host: host.name, volume: `${letter}:` }, [step('volume.resize', input)])
}

function letterOf(volume: unknown): string {
  return String(volume ?? '')
    .slice(0, 1)
    .toUpperCase()
}
