/**
 * The one list of gates that every cycle, every test, every wizard and every "Why?" passes: name, power, path and proxy, firewall and
 * listener, authentication with the verdicts on both certificates, authorization, storage. The first gate that is closed decides
 * the failure, whose table has the code of Windows; that of a refused certificate is in `codes.ts`.
 */
import type { CertificateFacts, CrlFacts, PeerJudgement } from '../../contract/certificate-facts.ts'
import type { GateName, Measured } from '../../contract/views/why.ts'
import { secondMs } from '../../kernel/clock.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { windowsCodes } from '../../contract/windows-codes.ts'
import { failInWindows } from '../../contract/windows-failure.ts'
import { codeOfClientRefusal, codeOfServerRefusal } from './codes.ts'
import { kerberosFailure } from '../hosts/domains.ts'
import { fqdnOf, hostOf, type RulesInForce } from '../world/engine.ts'
import { isRevocationCheckDisabled, ownClock } from '../hosts/registry.ts'
import { httpRule, httpsRule } from '../world/lookups.ts'
import { findLink, wayFrom } from '../network/links.ts'
import { canStore, entryFor } from '../hosts/replica-server.ts'
import { resolveName } from '../network/resolver.ts'
import type { AuthorizationEntry, Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import { certificatesIn, ownCertificate } from '../hosts/stores.ts'

export interface ConnectionQuestion {
  readonly clientHostId: string
  /** As the administrator typed it. */
  readonly serverName: string
  readonly port: number
  readonly authentication: 'certificate' | 'kerberos'
  /** The client's certificate. */
  readonly certificateId: string | null
  /** The trust group that the replica was stored under; null when there is none yet. */
  readonly trustGroup?: string | null
  /** As -BypassProxyServer. */
  readonly bypassesProxy?: boolean
}

export interface ConnectionAnswer {
  readonly serverHostId: string
  readonly serverCertificateId: string | null
  /** The server's verdict on the client's certificate; null with Kerberos. */
  readonly clientJudgement: PeerJudgement | null
  /** The client's verdict on the server's certificate; null with Kerberos. */
  readonly serverJudgement: PeerJudgement | null
  readonly entry: AuthorizationEntry
}

/** Hears of each gate that is open, in order, with what was found there. */
export type OnOpenGate = (gate: GateName, measured: Measured) => void

const nobodyListens: OnOpenGate = () => undefined

/**
 * Tells whether a host can replicate to a server, without changing anything.
 * @param world The world.
 * @param rules The verdicts on certificates.
 * @param question Who, to whom, how.
 * @param onOpen Hears of each open gate of `gatesOf`; the one after the last that it heard of is closed.
 */
export function checkConnection(
  world: World,
  rules: RulesInForce,
  question: ConnectionQuestion,
  onOpen: OnOpenGate = nobodyListens,
): Reply<ConnectionAnswer> {
  const client = hostOf(world, question.clientHostId)
  const reached = reach(world, client, question, onOpen)
  if (!reached.ok) return reached
  const server = reached.value
  const judged = authenticate(world, rules, client, server, question, onOpen)
  if (!judged.ok) return judged
  const entry = entryFor(server, fqdnOf(client))
  const params = { server: question.serverName, client: fqdnOf(client) }
  if (entry === undefined) return fail('connection.notAuthorized', params)
  const { trustGroup } = question
  if (trustGroup !== undefined && trustGroup !== null && trustGroup !== entry.trustGroup) {
    return fail('connection.trustGroupMismatch', { ...params, trustGroup })
  }
  onOpen('authorization', { primaryServer: entry.primaryServer, trustGroup: entry.trustGroup })
  if (!canStore(server, entry.storageLocation)) {
    const denied = { host: server.name, path: entry.storageLocation }
    return failInWindows('replicaServer.storageDenied', denied)
  }
  onOpen('storage', { path: entry.storageLocation })
  return ok({ serverHostId: server.hostId, ...judged.value, entry })
}

/** Tells whether packets go from one host to another. */
export function isReachable(world: World, from: Host, to: Host): boolean {
  return from.hasPower && to.hasPower && isLineUp(world, from, to)
}

function isLineUp(world: World, from: Host, to: Host): boolean {
  return findLink(world, from.hostId, to.hostId)?.isConnected === true
}

/** Until when verdicts on certificates of these hosts, and what their caches say of names, cannot change by themselves. */
export function verdictsHoldUntil(world: World, hosts: readonly Host[]): number {
  // Each of them judges the other's certificate by its own clock; one that is ahead comes to an instant earlier.
  const skews = [...new Set(hosts.map((host) => host.clockSkewSeconds * secondMs))]
  let until = Number.MAX_SAFE_INTEGER
  const consider = (at: number | null, skewMs: number) => {
    if (at !== null && at - skewMs > world.now && at - skewMs < until) until = at - skewMs
  }
  const considerCrl = ({ thisUpdateInstant, nextUpdateInstant }: CrlFacts, skewMs: number) => {
    consider(thisUpdateInstant, skewMs)
    consider(nextUpdateInstant, skewMs)
    consider(nextUpdateInstant === null ? null : nextUpdateInstant + 1, skewMs)
  }
  for (const { clientId, expiresInstant } of world.cachedNames) {
    if (hosts.some((host) => host.hostId === clientId)) consider(expiresInstant, 0)
  }
  for (const skewMs of skews) {
    for (const host of hosts) {
      for (const { certificate } of host.stores) {
        consider(certificate.notBeforeInstant, skewMs)
        // The certificate is still valid at the very instant at which it ends.
        consider(certificate.notAfterInstant + 1, skewMs)
      }
      for (const crl of host.crls) considerCrl(crl, skewMs)
    }
    for (const { crl } of world.crlPoints ?? []) considerCrl(crl, skewMs)
  }
  return until
}

/** Name, route, proxy, firewall, listener and authentication method. */
function reach(world: World, client: Host, question: ConnectionQuestion, onOpen: OnOpenGate): Reply<Host> {
  const { serverName, port, authentication } = question
  const params = { server: serverName, client: fqdnOf(client) }
  const resolved = resolveName(world, serverName, client)
  if (resolved === undefined) {
    return failInWindows('connection.nameNotResolved', params, { field: 'replicaServer' })
  }
  const server = world.hosts.find((host) => host.ipAddress === resolved.address)
  if (server === client) return fail('replication.sameHost', { host: client.name }, { field: 'replicaServer' })
  onOpen('name', { server: serverName, address: resolved.address, source: resolved.source })
  // The name leads to an address at which nobody is, for example from a cache that is out of date.
  if (server === undefined || !client.hasPower || !server.hasPower) return failInWindows('connection.timedOut', params)
  onOpen('power', {})
  if (!isLineUp(world, client, server)) return failInWindows('connection.timedOut', params)
  const isProxied = client.proxy !== 'none' && question.bypassesProxy !== true
  if (isProxied && client.proxy === 'unreachable') {
    return failInWindows('connection.proxyTimedOut', params)
  }
  // Only an encrypted connection has to be broken up by whoever wants to look into it.
  if (isProxied && authentication === 'certificate') {
    return failInWindows('connection.proxyInPath', params)
  }
  onOpen('path', pathBetween(world, client, server))
  const ruleName = authentication === 'certificate' ? httpsRule : httpRule
  const rule = server.firewallRules.find((candidate) => candidate.name === ruleName)
  if (rule === undefined || !rule.enabled) {
    const blocked = { server: serverName, port, rule: rule?.displayName ?? ruleName }
    return failInWindows('connection.firewallRuleDisabled', blocked)
  }
  const settings = server.replicaServer
  if (!settings.enabled) {
    return failInWindows('connection.notReplicaServer', { server: serverName, port })
  }
  const listenerPort = authentication === 'certificate' ? settings.certificatePort : settings.kerberosPort
  if (port !== listenerPort) {
    const wrong = { server: serverName, port, listenerPort }
    return failInWindows('connection.wrongPort', wrong, { field: 'port' })
  }
  const isOffered = settings.authentication === authentication || settings.authentication === 'certificateAndKerberos'
  if (!isOffered) {
    const mismatch = { server: serverName, authentication }
    return failInWindows('connection.authenticationMismatch', mismatch, { field: 'authentication' })
  }
  onOpen('port', { port, rule: rule.displayName })
  return ok(server)
}

/** How long a packet takes one way, and what goes through at most. */
function pathBetween(world: World, client: Host, server: Host): Measured {
  const link = findLink(world, client.hostId, server.hostId)
  if (link === undefined) return {}
  return {
    latencyMilliseconds: link.latencyMilliseconds,
    bitsPerSecond: wayFrom(link, client.hostId).bitsPerSecond,
  }
}

type Judged = Omit<ConnectionAnswer, 'serverHostId' | 'entry'>

function authenticate(
  world: World,
  rules: RulesInForce,
  client: Host,
  server: Host,
  question: ConnectionQuestion,
  onOpen: OnOpenGate,
): Reply<Judged> {
  if (question.authentication === 'kerberos') {
    const failure = kerberosFailure(world, client, server, question.serverName)
    if (failure !== undefined) return { ok: false, failure }
    onOpen('kerberos', { server: question.serverName })
    return ok({ serverCertificateId: null, clientJudgement: null, serverJudgement: null })
  }
  const clientCertificate = ownCertificate(client, question.certificateId)
  if (clientCertificate === undefined || !clientCertificate.hasPrivateKey) {
    // What is missing was not said under the first rules, and stands in worlds of then as the last failure.
    const situation = rules.version >= 2 ? situationOf(clientCertificate, question) : {}
    const params = { client: fqdnOf(client), ...situation }
    const extra =
      clientCertificate === undefined ? {} : { windowsCode: windowsCodes.ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY }
    return failInWindows('connection.noClientCertificate', params, { field: 'certificateId', ...extra })
  }
  onOpen('certificate', { certificateId: clientCertificate.certificateId, client: fqdnOf(client) })
  const serverCertificate = ownCertificate(server, server.replicaServer.certificateId)
  if (serverCertificate === undefined || !serverCertificate.hasPrivateKey) {
    const params = { server: question.serverName }
    return failInWindows('connection.serverCertificateMissing', params)
  }
  const serverJudgement = rules.judgePeer({
    certificate: serverCertificate,
    expectedName: question.serverName,
    role: 'server',
    ...knowledge(world, client, server),
  })
  if (!serverJudgement.accepted) {
    const windowsCode = codeOfServerRefusal(serverJudgement.code, question.serverName)
    return refused(judgeOf(serverJudgement, client, server), server, serverJudgement, windowsCode)
  }
  onOpen('serverCertificate', { judge: fqdnOf(client), untilInstant: serverCertificate.notAfterInstant })
  const clientJudgement = rules.judgePeer({
    certificate: clientCertificate,
    expectedName: null,
    role: 'client',
    ...knowledge(world, server, client),
  })
  // Reference 5.4: the primary only sees that the connection was terminated; the reason stays with the replica.
  if (!clientJudgement.accepted) {
    const judge = judgeOf(clientJudgement, server, client)
    const windowsCode = judge === client ? clientJudgement.windowsCode : null
    return refused(judge, client, clientJudgement, windowsCode ?? codeOfClientRefusal)
  }
  onOpen('clientCertificate', { judge: fqdnOf(server), untilInstant: clientCertificate.notAfterInstant })
  return ok({ serverCertificateId: serverCertificate.certificateId, clientJudgement, serverJudgement })
}

/** Why there is no certificate to show: the next step depends on it. */
function situationOf(certificate: CertificateFacts | undefined, { certificateId }: ConnectionQuestion) {
  if (certificate !== undefined) return { situation: 'noPrivateKey' }
  return certificateId === null ? {} : { situation: 'missing', certificate: certificateId }
}

/** A key that Windows' TLS cannot use never gets as far as the other side: its owner says so. */
function judgeOf(judgement: PeerJudgement, judge: Host, owner: Host): Host {
  return judgement.rule === 'keySpec' ? owner : judge
}

/** What the judging host trusts and knows, and what the other one sends along. */
function knowledge(world: World, judge: Host, other: Host) {
  return {
    trustedRoots: certificatesIn(judge, 'LocalMachine\\Root'),
    intermediates: [
      ...certificatesIn(judge, 'LocalMachine\\CA'),
      ...certificatesIn(other, 'LocalMachine\\CA').filter((certificate) => !certificate.selfSigned),
    ],
    crls: judge.crls,
    crlPoints: world.crlPoints ?? [],
    checkRevocation: !isRevocationCheckDisabled(judge),
    atInstant: ownClock(world, judge),
  }
}

function refused(judge: Host, owner: Host, judgement: PeerJudgement, windowsCode: string) {
  const params = {
    judge: fqdnOf(judge),
    owner: fqdnOf(owner),
    reason: judgement.code,
    rule: judgement.rule ?? 'chain',
  }
  return fail('connection.certificateRefused', params, { windowsCode })
}
