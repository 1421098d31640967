/** Active Directory as far as Hyper-V Replica notices it: membership, trusts, service principal names and clocks. */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { configurationChanged, emit, fqdnOf, logEvent, type Engine } from '../world/engine.ts'
import { registryValue } from './registry.ts'
import { poweredHost } from '../world/lookups.ts'
import { removeDnsRecord, setDnsRecord } from '../network/dns-zone.ts'
import { checkDnsName, isSameName } from '../world/names.ts'
import type { DomainTrust } from '../world/state/network.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import { failInWindows } from '../../contract/windows-failure.ts'
import { hostLimits } from '../../contract/limits/host.ts'

const nothing = {}

/** Kerberos takes tickets whose time differs by five minutes at most. */
const clockSkewSecondsMax = 300

export function joinDomain(engine: Engine, input: ParsedInputOf<'host.joinDomain'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const name = checkDnsName(input.domain, 'domain')
  if (!name.ok) return name
  if (host.domain !== null) {
    return fail('domain.alreadyMember', { host: host.name, domain: host.domain }, { field: 'domain' })
  }
  changeMembership(engine, host, input.domain)
  return ok(nothing)
}

export function leaveDomain(engine: Engine, input: ParsedInputOf<'host.leaveDomain'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  if (found.value.domain === null) return fail('domain.notMember', { host: found.value.name })
  changeMembership(engine, found.value, null)
  return ok(nothing)
}

export function trustDomain(engine: Engine, input: ParsedInputOf<'domain.trust'>): Reply<object> {
  const { trusts } = engine.world
  for (const field of ['domain', 'otherDomain'] as const) {
    const name = checkDnsName(input[field], field)
    if (!name.ok) return name
  }
  const { domain, otherDomain } = input
  if (isSameName(domain, otherDomain)) return fail('domain.sameDomain', { domain }, { field: 'otherDomain' })
  const trust = trustBetween(domain, otherDomain)
  if (findTrust(engine.world, trust) >= 0) return fail('domain.trustExists', { domain, otherDomain })
  if (trusts.length >= hostLimits.trustCount) return fail('domain.tooManyTrusts', { countMax: hostLimits.trustCount })
  trusts.push(trust)
  emit(engine, 'domain.changed', { domain, otherDomain })
  configurationChanged(engine)
  return ok(nothing)
}

export function endTrust(engine: Engine, input: ParsedInputOf<'domain.endTrust'>): Reply<object> {
  const { domain, otherDomain } = input
  const index = findTrust(engine.world, trustBetween(domain, otherDomain))
  if (index < 0) return fail('domain.trustUnknown', { domain, otherDomain })
  engine.world.trusts.splice(index, 1)
  emit(engine, 'domain.changed', { domain, otherDomain })
  configurationChanged(engine)
  return ok(nothing)
}

/** Restart-Service vmms: the service registers its names in the domain when it starts (reference 5.4). */
export function restartService(engine: Engine, input: ParsedInputOf<'host.restartService'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  host.hasServicePrincipalName = host.domain !== null
  host.activeTransfersMax = registryValue(host, 'MaximumActiveTransfers')
  emit(engine, 'host.serviceRestarted', { host: host.name, hostId: host.hostId })
  configurationChanged(engine)
  return ok(nothing)
}

/** Takes the service principal name from a host; the service notices and says so in event 14050. */
export function losePrincipalName(engine: Engine, host: Host): void {
  host.hasServicePrincipalName = false
  logEvent(engine, host, 'host.principalNameNotRegistered', {
    principalName: `Hyper-V Replica Service/${fqdnOf(host)}`,
  })
}

/** Tells whether Kerberos works between two hosts: one domain, or two that trust each other. */
export function shareTrust(world: World, one: Host, other: Host): boolean {
  if (one.domain === null || other.domain === null) return false
  return isSameName(one.domain, other.domain) || findTrust(world, trustBetween(one.domain, other.domain)) >= 0
}

/**
 * Why Kerberos fails from a client to a server; nothing if it works.
 * @param serverName As the administrator typed it.
 */
export function kerberosFailure(world: World, client: Host, server: Host, serverName: string): Failure | undefined {
  const params = { server: serverName, client: fqdnOf(client) }
  if (!shareTrust(world, client, server)) {
    return failInWindows('connection.kerberosInWorkgroup', params, { field: 'authentication' }).failure
  }
  if (!server.hasServicePrincipalName) {
    return failInWindows('connection.spnMissing', params).failure
  }
  const late = [client, server].find((host) => Math.abs(host.clockSkewSeconds) > clockSkewSecondsMax)
  if (late === undefined) return undefined
  const about = { host: fqdnOf(late), skewSeconds: late.clockSkewSeconds }
  return failInWindows('connection.clockSkew', { ...params, ...about }).failure
}

function changeMembership(engine: Engine, host: Host, domain: string | null): void {
  removeDnsRecord(engine.world, fqdnOf(host))
  host.domain = domain
  host.dnsSuffix = domain ?? ''
  host.hasServicePrincipalName = domain !== null
  if (host.dnsSuffix !== '') setDnsRecord(engine.world, fqdnOf(host), host.ipAddress, 1200)
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, domain: domain ?? '' })
  configurationChanged(engine)
}

function trustBetween(domain: string, otherDomain: string): DomainTrust {
  const [first = '', second = ''] = [domain.toLowerCase(), otherDomain.toLowerCase()].sort()
  return { first, second }
}

function findTrust(world: World, trust: DomainTrust): number {
  return world.trusts.findIndex(({ first, second }) => first === trust.first && second === trust.second)
}
