/** Hyper-V Settings > Replication Configuration (reference 3.1) and the authorization entries. */
import type { chainRequirements, VerdictCode } from '../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { configurationChanged, emit, fqdnOf, type Engine } from '../world/engine.ts'
import { ownClock } from './registry.ts'
import { httpRule, httpsRule, poweredHost } from '../world/lookups.ts'
import { driveOf, isSameName } from '../world/names.ts'
import type { AuthorizationEntry, Host } from '../world/state/host.ts'
import { onlineVolume } from '../disks/lost-storage.ts'
import { certificatesIn, ownCertificate } from './stores.ts'
import { failInWindows, windowsCodeOf } from '../../contract/windows-failure.ts'
import { isPort } from '../../contract/limits/ports.ts'

const nothing = {}

export function setReplicaServer(engine: Engine, input: ParsedInputOf<'replicaServer.set'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const problem = input.enabled ? checkSettings(engine, host, input) : undefined
  if (problem !== undefined) return problem
  const server = host.replicaServer
  server.enabled = input.enabled
  server.authentication = input.authentication
  server.kerberosPort = input.kerberosPort
  server.certificatePort = input.certificatePort
  server.certificateId = input.certificateId
  server.allowAnyServer = input.allowAnyServer
  server.defaultStorageLocation = input.defaultStorageLocation
  // Reference 5.6: the rule's port follows the port of the listener; the rule is not enabled by itself.
  for (const rule of host.firewallRules) {
    if (rule.name === httpRule) rule.port = input.kerberosPort
    if (rule.name === httpsRule) rule.port = input.certificatePort
  }
  emit(engine, 'replicaServer.changed', { host: host.name, hostId: host.hostId, enabled: input.enabled })
  configurationChanged(engine)
  return ok(nothing)
}

export function addAuthorization(engine: Engine, input: ParsedInputOf<'authorization.add'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const { primaryServer, storageLocation, trustGroup } = input
  if (!/^(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(primaryServer) || primaryServer.length > 253) {
    return fail('authorization.badPattern', { primaryServer }, { field: 'primaryServer' })
  }
  const entries = host.replicaServer.authorizationEntries
  if (entries.some((entry) => isSameName(entry.primaryServer, primaryServer))) {
    return fail('authorization.duplicate', { primaryServer }, { field: 'primaryServer' })
  }
  if (!canStore(host, storageLocation)) return storageDenied(host, storageLocation, 'storageLocation')
  entries.push({ primaryServer, storageLocation, trustGroup })
  emit(engine, 'replicaServer.changed', { host: host.name, hostId: host.hostId, primaryServer })
  configurationChanged(engine)
  return ok(nothing)
}

/** Set-VMReplicationAuthorizationEntry. Another location is for new replicas; those that exist stay where they are. */
export function setAuthorization(engine: Engine, input: ParsedInputOf<'authorization.set'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const { primaryServer, storageLocation, trustGroup } = input
  const entry = host.replicaServer.authorizationEntries.find((each) => isSameName(each.primaryServer, primaryServer))
  if (entry === undefined) return fail('authorization.unknown', { primaryServer }, { field: 'primaryServer' })
  if (storageLocation !== undefined && !canStore(host, storageLocation)) {
    return storageDenied(host, storageLocation, 'storageLocation')
  }
  entry.storageLocation = storageLocation ?? entry.storageLocation
  entry.trustGroup = trustGroup ?? entry.trustGroup
  emit(engine, 'replicaServer.changed', { host: host.name, hostId: host.hostId, primaryServer })
  configurationChanged(engine)
  return ok(nothing)
}

export function removeAuthorization(engine: Engine, input: ParsedInputOf<'authorization.remove'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const entries = host.replicaServer.authorizationEntries
  const index = entries.findIndex((entry) => isSameName(entry.primaryServer, input.primaryServer))
  if (index < 0) {
    return fail('authorization.unknown', { primaryServer: input.primaryServer }, { field: 'primaryServer' })
  }
  entries.splice(index, 1)
  emit(engine, 'replicaServer.changed', {
    host: host.name,
    hostId: host.hostId,
    primaryServer: input.primaryServer,
  })
  configurationChanged(engine)
  return ok(nothing)
}

/** The entry that admits a primary; with "any authenticated server" the default location and the group DEFAULT. */
export function entryFor(host: Host, primaryServer: string): AuthorizationEntry | undefined {
  const server = host.replicaServer
  if (server.allowAnyServer) {
    const storageLocation = server.defaultStorageLocation ?? ''
    return { primaryServer: '*', storageLocation, trustGroup: 'DEFAULT' }
  }
  const exact = server.authorizationEntries.find((entry) => isSameName(entry.primaryServer, primaryServer))
  if (exact !== undefined) return exact
  // A wildcard stands for the first label alone.
  const rest = primaryServer.slice(primaryServer.indexOf('.') + 1)
  return server.authorizationEntries.find((entry) => isSameName(entry.primaryServer, `*.${rest}`))
}

/** Tells whether the folder is on a volume of this host, and may be opened. */
export function canStore(host: Host, path: string): boolean {
  const letter = driveOf(path.replace(/\\$/, '\\x'))
  if (onlineVolume(host, letter) === undefined) return false
  const folder = path.replace(/\\$/, '')
  return !host.deniedFolders.some((denied) => isSameName(folder, denied) || isInside(folder, denied))
}

function isInside(folder: string, parent: string): boolean {
  return folder.toLowerCase().startsWith(`${parent.toLowerCase()}\\`)
}

function checkSettings(engine: Engine, host: Host, input: ParsedInputOf<'replicaServer.set'>) {
  const usesCertificate = input.authentication !== 'kerberos'
  for (const field of ['kerberosPort', 'certificatePort'] as const) {
    if (!isPort(input[field])) return fail('replicaServer.badPort', { port: input[field] }, { field })
  }
  if (usesCertificate) {
    const refusal = checkCertificate(engine, host, input.certificateId)
    if (refusal !== undefined) return refusal
  }
  if (!input.allowAnyServer) return undefined
  const location = input.defaultStorageLocation
  if (location === null || location === '') {
    return fail('replicaServer.noStorageLocation', { host: host.name }, { field: 'defaultStorageLocation' })
  }
  return canStore(host, location) ? undefined : storageDenied(host, location, 'defaultStorageLocation')
}

/** "No valid certificate found": the requirements of reference 5.1, judged on the host's own certificate. */
function checkCertificate(engine: Engine, host: Host, certificateId: string | null) {
  const field = 'certificateId'
  if (certificateId === null) return fail('replicaServer.noCertificate', { host: host.name }, { field })
  const certificate = ownCertificate(host, certificateId)
  if (certificate === undefined) {
    return fail('store.missing', { host: host.name, store: 'LocalMachine\\My', certificateId }, { field })
  }
  if (!certificate.hasPrivateKey) return notValid(host, 'privateKey', windowsCodeOf('certificate.noPrivateKey'))
  const judgement = engine.rules.judgePeer({
    certificate,
    expectedName: fqdnOf(host),
    role: 'server',
    trustedRoots: certificatesIn(host, 'LocalMachine\\Root'),
    intermediates: certificatesIn(host, 'LocalMachine\\CA'),
    crls: host.crls,
    // Revocation is checked when two hosts talk, not when the certificate is chosen.
    checkRevocation: false,
    atInstant: ownClock(engine.world, host),
  })
  if (judgement.accepted) return undefined
  return notValid(host, requirements[judgement.code] ?? judgement.rule, judgement.windowsCode ?? undefined)
}

const requirements: Partial<Record<VerdictCode, (typeof chainRequirements)[number]>> = {
  'certificate.weakKey': 'strength',
  'certificate.weakSignature': 'strength',
  'certificate.unknownCritical': 'extension',
  'certificate.issuerNoAuthority': 'authority',
  'certificate.chainIncomplete': 'issuer',
}

function notValid(host: Host, requirement: string, windowsCode: string | undefined) {
  const field = 'certificateId'
  return fail(
    'replicaServer.noValidCertificate',
    { host: host.name, requirement },
    windowsCode === undefined ? { field } : { field, windowsCode },
  )
}

function storageDenied(host: Host, path: string, field: string) {
  return failInWindows('replicaServer.storageDenied', { host: host.name, path }, { field })
}
