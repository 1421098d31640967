/** Faults on the way from one host to another: listener, names, Kerberos, authorization, storage, line and proxy. */
import { configurationChanged, fqdnOf } from '../world/engine.ts'
import { forgetNames, keepName, setDnsRecord } from '../network/dns-zone.ts'
import { losePrincipalName, restartService, shareTrust } from '../hosts/domains.ts'
import { httpRule, httpsRule, remove } from '../world/lookups.ts'
import { isSameName } from '../world/names.ts'
import { changeLink } from '../outages/lines.ts'
import { findLink } from '../network/links.ts'
import { entryFor } from '../hosts/replica-server.ts'
import { findRecord } from '../network/resolver.ts'
import type { AuthorizationEntry, Host, ReplicaServer } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { World } from '../world/state/world.ts'
import { onSide, recall, type Faults } from './fault.ts'

/** Of TEST-NET-1 (RFC 5737): nobody has it. */
const deadAddress = '192.0.2.41'
const daySeconds = 86_400

export const connectionFaults: Faults = {
  F01: {
    refusal: ({ host }) => (ruleOf(host, httpsRule)?.enabled === true ? undefined : 'alreadySo'),
    inject: (engine, { host }) => {
      setRule(host, httpsRule, false)
      configurationChanged(engine)
      return {}
    },
    isPresent: ({ host }) => ruleOf(host, httpsRule)?.enabled === false,
    heal: (engine, { host }) => {
      setRule(host, httpsRule, true)
      configurationChanged(engine)
    },
  },
  F02: {
    refusal: ({ host }) => (host.replicaServer.enabled ? undefined : 'alreadySo'),
    inject: (engine, { host }) => {
      host.replicaServer.enabled = false
      configurationChanged(engine)
      return {}
    },
    isPresent: ({ host }) => !host.replicaServer.enabled,
    heal: (engine, { host }) => {
      host.replicaServer.enabled = true
      configurationChanged(engine)
    },
  },
  F03: onSide({
    refusal: () => undefined,
    inject: (engine, { record, peer }) => {
      const { port } = record
      const { certificatePort, kerberosPort } = peer?.host.replicaServer ?? {
        certificatePort: port,
        kerberosPort: port,
      }
      const wrongPort = [8443, 8444, 8445, 8446].find((each) => ![port, certificatePort, kerberosPort].includes(each))
      record.port = wrongPort ?? 8447
      configurationChanged(engine)
      return { port, wrongPort: record.port }
    },
    isPresent: ({ record }, memory) => record.port === memory['wrongPort'],
    heal: (engine, { record, peer }, memory) => {
      record.port = peer === null ? recall<{ port: number }>(memory).port : listenerPort(record, peer.host)
      configurationChanged(engine)
    },
  }),
  F04: {
    refusal: ({ world, host }) => (knows(world, fqdnOf(host)) ? undefined : 'noName'),
    inject: (engine, { world, host }) => {
      const name = fqdnOf(host)
      const { address, ttlSeconds } = findRecord(world, name) ?? { address: host.ipAddress, ttlSeconds: 1200 }
      const lines = world.hosts.flatMap(({ hostId, hostsFile }) =>
        hostsFile.filter((line) => isSameName(line.name, name)).map((line) => ({ hostId, address: line.address })),
      )
      remove(world.dnsRecords, (record) => isSameName(record.name, name))
      for (const each of world.hosts) remove(each.hostsFile, (line) => isSameName(line.name, name))
      forgetNames(world, null, name)
      configurationChanged(engine)
      return { name, address, ttlSeconds, lines }
    },
    isPresent: ({ world }, memory) => !knows(world, recall<{ name: string }>(memory).name),
    heal: (engine, { world }, memory) => {
      const known = recall<{
        name: string
        address: string
        ttlSeconds: number
        lines: { hostId: string; address: string }[]
      }>(memory)
      setDnsRecord(world, known.name, known.address, known.ttlSeconds)
      for (const { hostId, address } of known.lines) {
        world.hosts.find((each) => each.hostId === hostId)?.hostsFile.push({ name: known.name, address })
      }
      configurationChanged(engine)
    },
  },
  F05: onSide({
    refusal: ({ record, peer }) => {
      if (peer === null) return 'noRelationship'
      return record.replicaServer === peer.host.ipAddress ? 'alreadySo' : undefined
    },
    inject: (engine, { record, peer }) => {
      const { replicaServer } = record
      record.replicaServer = peer?.host.ipAddress ?? replicaServer
      configurationChanged(engine)
      return { replicaServer, typed: record.replicaServer }
    },
    isPresent: ({ record }, memory) => record.replicaServer === memory['typed'],
    heal: (engine, { record }, memory) => {
      record.replicaServer = recall<{ replicaServer: string }>(memory).replicaServer
      configurationChanged(engine)
    },
  }),
  F16: onSide({
    refusal: ({ record, host, peer }, world) => {
      if (peer === null) return 'noRelationship'
      if (shareTrust(world, host, peer.host)) return 'sharesDomain'
      return record.authentication === 'kerberos' ? 'alreadySo' : undefined
    },
    inject: (engine, { record, peer }) => {
      const { port } = record
      const server = peer!.host
      const { authentication, kerberosPort } = server.replicaServer
      const isRuleEnabled = ruleOf(server, httpRule)?.enabled === true
      // The replica server offers both, so that authentication itself is what fails.
      if (authentication === 'certificate') server.replicaServer.authentication = 'certificateAndKerberos'
      setRule(server, httpRule, true)
      record.authentication = 'kerberos'
      record.port = kerberosPort
      configurationChanged(engine)
      return { port, authentication, isRuleEnabled }
    },
    isPresent: ({ record }) => record.authentication === 'kerberos',
    heal: (engine, { record, peer }, memory) => {
      const before = recall<{
        port: number
        authentication: ReplicaServer['authentication']
        isRuleEnabled: boolean
      }>(memory)
      record.authentication = 'certificate'
      record.port = peer === null ? before.port : listenerPort(record, peer.host)
      if (peer !== null) {
        peer.host.replicaServer.authentication = before.authentication
        setRule(peer.host, httpRule, before.isRuleEnabled)
      }
      configurationChanged(engine)
    },
  }),
  F17: {
    refusal: ({ host }) => {
      if (host.domain === null) return 'notInDomain'
      return host.hasServicePrincipalName ? undefined : 'alreadySo'
    },
    inject: (engine, { host }) => {
      losePrincipalName(engine, host)
      configurationChanged(engine)
      return {}
    },
    isPresent: ({ host }) => host.domain !== null && !host.hasServicePrincipalName,
    heal: (engine, { host }) => {
      restartService(engine, { hostId: host.hostId })
    },
  },
  F18: {
    refusal: ({ host, other }) => {
      if (!host.replicaServer.enabled) return 'notReplicaServer'
      return other !== null && entryFor(host, fqdnOf(other)) === undefined ? 'alreadySo' : undefined
    },
    inject: (engine, { host, other }) => {
      const before = serverBefore(host)
      host.replicaServer.allowAnyServer = false
      remove(host.replicaServer.authorizationEntries, (entry) => covers(entry, fqdnOf(other!)))
      configurationChanged(engine)
      return before
    },
    isPresent: ({ host, other }) => other !== null && entryFor(host, fqdnOf(other)) === undefined,
    heal: (engine, { host }, memory) => {
      restoreServer(host, recall<ServerBefore>(memory))
      configurationChanged(engine)
    },
  },
  F19: onSide({
    refusal: ({ host, record, peer }) => {
      if (!host.replicaServer.enabled) return 'notReplicaServer'
      if (peer === null || record.trustGroup === null) return 'noRelationship'
      const entry = entryFor(host, fqdnOf(peer.host))
      return entry !== undefined && entry.trustGroup !== record.trustGroup ? 'alreadySo' : undefined
    },
    inject: (engine, { host, record, peer }) => {
      const before = serverBefore(host)
      const primaryServer = fqdnOf(peer!.host)
      const storageLocation = entryFor(host, primaryServer)?.storageLocation ?? `${host.volumes[0]!.letter}:\\Replica`
      host.replicaServer.allowAnyServer = false
      remove(host.replicaServer.authorizationEntries, (entry) => covers(entry, primaryServer))
      const trustGroup = `${record.trustGroup ?? 'DEFAULT'}-2`
      host.replicaServer.authorizationEntries.push({ primaryServer, storageLocation, trustGroup })
      configurationChanged(engine)
      return { ...before, primaryServer }
    },
    isPresent: ({ host, record, peer }) => {
      const entry = peer === null ? undefined : entryFor(host, fqdnOf(peer.host))
      return entry !== undefined && entry.trustGroup !== record.trustGroup
    },
    heal: (engine, { host }, memory) => {
      const before = recall<ServerBefore & { primaryServer: string }>(memory)
      remove(host.replicaServer.authorizationEntries, (entry) => isSameName(entry.primaryServer, before.primaryServer))
      restoreServer(host, before)
      configurationChanged(engine)
    },
  }),
  F20: {
    refusal: ({ host }) => {
      if (!host.replicaServer.enabled) return 'notReplicaServer'
      return locationsOf(host).every((folder) => host.deniedFolders.includes(folder)) ? 'alreadySo' : undefined
    },
    inject: (engine, { host }) => {
      const folders = locationsOf(host).filter((folder) => !host.deniedFolders.includes(folder))
      host.deniedFolders.push(...folders)
      configurationChanged(engine)
      return { folders }
    },
    isPresent: ({ host }, memory) =>
      recall<{ folders: string[] }>(memory).folders.some(
        (folder) => host.deniedFolders.includes(folder) && locationsOf(host).includes(folder),
      ),
    heal: (engine, { host }, memory) => {
      const { folders } = recall<{ folders: string[] }>(memory)
      remove(host.deniedFolders, (folder) => folders.includes(folder))
      configurationChanged(engine)
    },
  },
  F23: {
    refusal: ({ world, host, other }) => {
      const link = findLink(world, host.hostId, other?.hostId ?? '')
      return link === undefined || !link.isPlugged ? 'alreadySo' : undefined
    },
    inject: (engine, { world, host, other }) => {
      changeLink(engine, findLink(world, host.hostId, other!.hostId)!, { isPlugged: false })
      return {}
    },
    isPresent: ({ world, host, other }) => findLink(world, host.hostId, other?.hostId ?? '')?.isPlugged === false,
    heal: (engine, { world, host, other }) => {
      changeLink(engine, findLink(world, host.hostId, other!.hostId)!, { isPlugged: true })
    },
  },
  F41: {
    refusal: ({ world, vm, host }) => {
      const name = vm === null ? undefined : recordNameOf(world, vm.name)
      if (name === undefined) return 'noName'
      return hasStale(world, host.hostId, name) ? 'alreadySo' : undefined
    },
    inject: (engine, { world, vm, host }) => {
      const name = recordNameOf(world, vm!.name)!
      keepName(world, host.hostId, name, deadAddress, daySeconds)
      configurationChanged(engine)
      return { name }
    },
    isPresent: ({ world, host }, memory) => hasStale(world, host.hostId, recall<{ name: string }>(memory).name),
    heal: (engine, { world, host }, memory) => {
      forgetNames(world, host.hostId, recall<{ name: string }>(memory).name)
      configurationChanged(engine)
    },
  },
  F45: {
    refusal: ({ host }) => (host.proxy === 'none' ? undefined : 'alreadySo'),
    inject: (engine, { host }) => {
      host.proxy = 'inspecting'
      configurationChanged(engine)
      return {}
    },
    isPresent: ({ host }) => host.proxy !== 'none',
    heal: (engine, { host }) => {
      host.proxy = 'none'
      configurationChanged(engine)
    },
  },
}

interface ServerBefore extends Record<string, unknown> {
  readonly allowAnyServer: boolean
  readonly entries: AuthorizationEntry[]
}

function serverBefore({ replicaServer }: Host): ServerBefore {
  const { allowAnyServer, authorizationEntries } = replicaServer
  return { allowAnyServer, entries: authorizationEntries.map((entry) => ({ ...entry })) }
}

/** Puts entries back that are missing; what was added since stays. */
function restoreServer({ replicaServer }: Host, { allowAnyServer, entries }: ServerBefore): void {
  replicaServer.allowAnyServer = allowAnyServer
  for (const entry of entries) {
    const isThere = replicaServer.authorizationEntries.some((each) =>
      isSameName(each.primaryServer, entry.primaryServer),
    )
    if (!isThere) replicaServer.authorizationEntries.push({ ...entry })
  }
}

function covers({ primaryServer }: AuthorizationEntry, fqdn: string): boolean {
  const rest = fqdn.slice(fqdn.indexOf('.') + 1)
  return isSameName(primaryServer, fqdn) || isSameName(primaryServer, `*.${rest}`)
}

/** Where the replica server stores what it receives. */
function locationsOf({ replicaServer }: Host): string[] {
  const { allowAnyServer, authorizationEntries, defaultStorageLocation } = replicaServer
  const used = allowAnyServer
    ? [defaultStorageLocation ?? '']
    : authorizationEntries.map((entry) => entry.storageLocation)
  return [...new Set(used.map((folder) => folder.replace(/\\$/, '')))]
}

/** Where the replica server listens for what the relationship uses. */
function listenerPort({ authentication }: ReplicationRecord, { replicaServer }: Host): number {
  return authentication === 'certificate' ? replicaServer.certificatePort : replicaServer.kerberosPort
}

function ruleOf(host: Host, name: string) {
  return host.firewallRules.find((rule) => rule.name === name)
}

function setRule(host: Host, name: string, enabled: boolean): void {
  const rule = ruleOf(host, name)
  if (rule !== undefined) rule.enabled = enabled
}

function knows(world: World, name: string): boolean {
  return (
    findRecord(world, name) !== undefined ||
    world.hosts.some(({ hostsFile }) => hostsFile.some((line) => isSameName(line.name, name)))
  )
}

/** The record of a machine: its name with any suffix. */
function recordNameOf(world: World, vmName: string): string | undefined {
  const start = `${vmName.toLowerCase()}.`
  return world.dnsRecords.find((record) => record.name.toLowerCase().startsWith(start))?.name
}

function hasStale(world: World, clientId: string, name: string): boolean {
  return world.cachedNames.some(
    (entry) =>
      entry.clientId === clientId &&
      isSameName(entry.name, name) &&
      entry.address === deadAddress &&
      entry.expiresInstant > world.now,
  )
}
