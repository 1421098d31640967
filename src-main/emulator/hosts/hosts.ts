/** Emulated hosts: adding and removing them, and the settings that are not Hyper-V's own. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { listenerRules } from '../../contract/listener-rules.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { registryValues } from '../../contract/registry-values.ts'
import { cancelTimer } from '../../kernel/timers.ts'
import { removeDnsRecord, setDnsRecord, forgetNames } from '../network/dns-zone.ts'
import { configurationChanged, emit, findHost, fqdnOf, nextId, type Engine } from '../world/engine.ts'
import { armGrowth, disarmGrowth } from '../disks/growth.ts'
import { writeRegistry } from './registry.ts'
import { checkComputerName, checkDnsName, isSameName, isUsableAddress } from '../world/names.ts'
import { armMonitoring } from './monitoring.ts'
import { leavePartitions, makeLink } from '../network/links.ts'
import type { FirewallRule, Host } from '../world/state/host.ts'
import { poweredHost, remove } from '../world/lookups.ts'
import { hostLimits } from '../../contract/limits/host.ts'
import { replicaPorts } from '../../contract/limits/ports.ts'

const nothing = {}

export function addHost(engine: Engine, input: ParsedInputOf<'host.add'>): Reply<{ hostId: string }> {
  const { world } = engine
  const name = checkComputerName(input.name)
  if (!name.ok) return name
  const suffix = checkSuffix(input.dnsSuffix)
  if (!suffix.ok) return suffix
  if (world.hosts.some((host) => isSameName(host.name, input.name))) {
    return fail('host.duplicateName', { name: input.name }, { field: 'name' })
  }
  if (world.hosts.length >= hostLimits.hostCount) return fail('host.tooManyHosts', { countMax: hostLimits.hostCount })
  const ipAddress = input.ipAddress ?? freeAddress(engine)
  if (!isUsableAddress(ipAddress)) return fail('host.badIpAddress', { ipAddress }, { field: 'ipAddress' })
  const owner = world.hosts.find((host) => host.ipAddress === ipAddress)
  if (owner !== undefined) {
    return fail('host.duplicateIpAddress', { ipAddress, host: owner.name }, { field: 'ipAddress' })
  }
  const sizes = checkSizes(input)
  if (sizes !== undefined) return sizes
  const host = makeHost(nextId(world, 'host'), input, ipAddress)
  for (const other of world.hosts) world.links.push(makeLink(world, other, host))
  world.hosts.push(host)
  armMonitoring(engine, host)
  armGrowth(engine, host)
  if (host.dnsSuffix !== '') setDnsRecord(world, fqdnOf(host), ipAddress, 1200)
  emit(engine, 'host.added', { host: host.name, hostId: host.hostId })
  configurationChanged(engine)
  return ok({ hostId: host.hostId })
}

export function removeHost(engine: Engine, input: ParsedInputOf<'host.remove'>): Reply<object> {
  const { world } = engine
  const host = findHost(world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  const count = world.vms.filter((vm) => vm.hostId === host.hostId).length
  if (count > 0) return fail('host.notEmpty', { host: host.name, count })
  if (host.monitoringTimer >= 0) cancelTimer(world.timers, host.monitoringTimer)
  disarmGrowth(engine, host)
  removeDnsRecord(world, fqdnOf(host))
  forgetNames(world, host.hostId)
  leavePartitions(world, host.hostId)
  remove(world.faults, (fault) => fault.hostId === host.hostId || fault.otherHostId === host.hostId)
  remove(world.links, (link) => link.firstHostId === host.hostId || link.secondHostId === host.hostId)
  remove(world.initialCopies, (copy) => copy.hostId === host.hostId)
  remove(world.hosts, (candidate) => candidate === host)
  emit(engine, 'host.removed', { host: host.name, hostId: host.hostId })
  configurationChanged(engine)
  return ok(nothing)
}

export function setDnsSuffix(engine: Engine, input: ParsedInputOf<'host.setDnsSuffix'>): Reply<object> {
  const host = findHost(engine.world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  const suffix = checkSuffix(input.dnsSuffix)
  if (!suffix.ok) return suffix
  removeDnsRecord(engine.world, fqdnOf(host))
  host.dnsSuffix = input.dnsSuffix
  if (host.dnsSuffix !== '') setDnsRecord(engine.world, fqdnOf(host), host.ipAddress, 1200)
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, dnsSuffix: host.dnsSuffix })
  configurationChanged(engine)
  return ok(nothing)
}

export function setFirewallRule(engine: Engine, input: ParsedInputOf<'host.setFirewallRule'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const rule = host.firewallRules.find(
    (candidate) => isSameName(candidate.name, input.rule) || isSameName(candidate.displayName, input.rule),
  )
  if (rule === undefined) return fail('host.unknownRule', { host: host.name, rule: input.rule }, { field: 'rule' })
  rule.enabled = input.enabled
  emit(engine, 'firewallRule.changed', {
    host: host.name,
    hostId: host.hostId,
    rule: rule.displayName,
    enabled: rule.enabled,
  })
  configurationChanged(engine)
  return ok(nothing)
}

export function setRevocationCheck(engine: Engine, input: ParsedInputOf<'host.setRevocationCheck'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  writeRegistry(host, 'DisableCertRevocationCheck', input.disabled ? 1 : null)
  emit(engine, 'revocationCheck.changed', { host: host.name, hostId: host.hostId, disabled: input.disabled })
  configurationChanged(engine)
  return ok(nothing)
}

function checkSizes({ memoryBytes, volumeBytes }: ParsedInputOf<'host.add'>) {
  const { hostMemoryBytesMin: memoryBytesMin, hostMemoryBytesMax: memoryBytesMax, volumeBytesMin } = hostLimits
  if (memoryBytes < memoryBytesMin || memoryBytes > memoryBytesMax) {
    return fail('host.badMemory', { memoryBytes, memoryBytesMin, memoryBytesMax }, { field: 'memoryBytes' })
  }
  if (volumeBytes >= volumeBytesMin && volumeBytes <= hostLimits.hostVolumeBytesMax) return undefined
  const sizes = { sizeBytes: volumeBytes, sizeBytesMin: volumeBytesMin, sizeBytesMax: hostLimits.hostVolumeBytesMax }
  return fail('volume.badSize', sizes, { field: 'volumeBytes' })
}

function checkSuffix(suffix: string): Reply<string> {
  return suffix === '' ? ok(suffix) : checkDnsName(suffix, 'dnsSuffix')
}

function freeAddress(engine: Engine): string {
  const taken = new Set(engine.world.hosts.map((host) => host.ipAddress))
  for (let last = 11; last < 255; last += 1) {
    if (!taken.has(`10.0.0.${last}`)) return `10.0.0.${last}`
  }
  // There are fewer hosts than addresses, so the loop has found one.
  return ''
}

function makeHost(number: number, input: ParsedInputOf<'host.add'>, ipAddress: string): Host {
  return {
    hostId: `host-${number}`,
    number,
    name: input.name,
    dnsSuffix: input.dnsSuffix,
    edition: input.edition,
    displayLanguage: 'user',
    domain: null,
    hasServicePrincipalName: false,
    hasPower: true,
    ipAddress,
    memoryBytes: input.memoryBytes,
    processorCount: input.processorCount,
    volumes: [{ letter: 'C', sizeBytes: input.volumeBytes, usedBytes: 0, foreignBytes: 0 }],
    processor: { vendor: 'Intel', features: [] },
    switches: [{ name: 'External', kind: 'external' }],
    firewallRules: defaultRules(),
    trustedHosts: [],
    registry: [],
    activeTransfersMax: registryValues.MaximumActiveTransfers.defaultValue,
    transferQueue: [],
    clockSkewSeconds: 0,
    proxy: 'none',
    hostsFile: [],
    deniedFolders: [],
    stores: [],
    crls: [],
    replicaServer: {
      enabled: false,
      authentication: 'certificate',
      kerberosPort: replicaPorts.kerberos,
      certificatePort: replicaPorts.certificate,
      certificateId: null,
      allowAnyServer: true,
      defaultStorageLocation: null,
      authorizationEntries: [],
      monitoringIntervalSeconds: 43_200,
    },
    eventLog: [],
    monitoringTimer: -1,
    growthTimer: -1,
  }
}

function defaultRules(): FirewallRule[] {
  return [
    { ...listenerRules.kerberos, port: replicaPorts.kerberos, enabled: false },
    { ...listenerRules.certificate, port: replicaPorts.certificate, enabled: false },
    { name: 'VIRT-MIGL-In-TCP-NoScope', displayName: 'Hyper-V (MIG-TCP-In)', port: 6600, enabled: true },
  ]
}
