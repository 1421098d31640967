/**
 * The emulator: hosts, machines, replication and failover as a deterministic discrete-event model. It imports only kernel
 * and contract and never touches a socket, a file, the wall clock or key bytes.
 *
 * How the app uses it:
 *
 * - `createWorld({ seed, startInstant })` gives plain JSON data; `createEmulator(world, rules)` works on it in place. `rules`
 *   are the authority's verdicts (`judgePeer`, `judgeOwn`). `emulator.serialise()` and
 *   `createEmulator(parseWorld(text), rules)` save and restore; the restored emulator goes on bit-identically.
 * - `apply({ kind: 'command', name, input })` carries out one command with an input that has passed the contract's schema
 *   (all defaults filled in). Besides the contract's commands it takes `store.put`, `store.putCrl` and `connection.check`
 *   (`{ clientHostId, serverName, port, authentication, certificateId }`), which only the app sends. A refusal changes nothing
 *   and gives no events.
 * - `advance(toInstant)` fires due timers; `apply({ kind: 'advance', toInstant })` is the same as a journalled input. Every
 *   event of the emulator has the instant at which it happened; the app numbers them.
 * - `connection.check` gives an effect `tlsHandshake` when all gates are open. The app performs it and hands its outcome back
 *   with `apply({ kind: 'effectOutcome', … })`, which gives the event `connection.tested`.
 * - `failover.prepare` locks the primary and sends what is left. If anything is left, this takes virtual time: the record's
 *   `transfer` is of the kind `plannedFailover` until it has ended, and `failover.start` is refused with
 *   `replication.transferUnderWay`. Advance to `transfer.endsInstant`, then fail over.
 * - Starting and shutting down a machine take no virtual time.
 * - `checks.connection` and `checks.reverse` judge without changing anything, for dialogs and wizards.
 */
import type { Reply } from '../contract/failure.ts'
import type { StoreName } from '../contract/ids.ts'
import { fail, ok } from '../contract/failure.ts'
import { canonicalHash } from '../kernel/canonical-hash.ts'
import { invariant } from '../kernel/invariant.ts'
import { nextDueInstant, nextDueOfKind, peekTimer } from '../kernel/timers.ts'
import { handlers, type EmulatorCommandName, type EmulatorInput, type EmulatorOutput } from './commands.ts'
import { checkConnection, type ConnectionAnswer, type ConnectionQuestion } from './connection.ts'
import { createEngine, emit, fqdnOf, findHost, hostOf, timerKinds, wireOf } from './engine.ts'
import type { EmulatedEvent, EmulatorRules, Engine } from './engine.ts'
import { computeLoss, failoverPoints, primaryOf } from './loss.ts'
import { rollOver } from './monitoring.ts'
import { lookUp, type LookUp } from './network.ts'
import { watchDue } from './replication.ts'
import { checkReverse } from './reverse.ts'
import type { Loss, World } from './state.ts'
import { replicationTimerDue } from './transfer.ts'
import * as views from './views.ts'

export { createWorld, limits } from './world.ts'
export { isEmulatorCommand } from './commands.ts'
export type { EmulatorCommandName, EmulatorInput, EmulatorOutput } from './commands.ts'
export type { ConnectionAnswer, ConnectionQuestion } from './connection.ts'
export type { EmulatedEvent, EmulatorRules } from './engine.ts'
export type { LookUp } from './network.ts'
export type { Loss, World } from './state.ts'
export type { StoreName }

/** A command as it is journalled. */
export type CommandInput = {
  [Name in EmulatorCommandName]: { readonly kind: 'command'; readonly name: Name; readonly input: EmulatorInput<Name> }
}[EmulatorCommandName]

/** What comes back from an effect that was performed outside. */
export interface EffectOutcome {
  readonly kind: 'effectOutcome'
  readonly effect: Effect
  /** Whether the handshake was completed. */
  readonly accepted: boolean
}

export type WorldInput = CommandInput | { readonly kind: 'advance'; readonly toInstant: number } | EffectOutcome

/** A real mutual TLS handshake that the app performs on loopback with the two hosts' PFX files. */
export interface Effect {
  readonly kind: 'tlsHandshake'
  readonly clientHostId: string
  readonly serverHostId: string
  readonly serverName: string
  readonly port: number
  readonly clientCertificateId: string
  readonly serverCertificateId: string
}

export interface Applied<Value = unknown> {
  readonly reply: Reply<Value>
  readonly events: EmulatedEvent[]
  readonly effects: Effect[]
}

export interface AdvanceOptions {
  /** Asked after every timer; true ends the advance at that instant. */
  readonly stopWhen?: (world: World) => boolean
  /** Ends the advance at the instant at which this many events have been gathered. */
  readonly eventLimit?: number
  /** Reports every replication cycle; without it only advances of up to an hour do. */
  readonly collectEvents?: boolean
}

export interface Advanced {
  readonly reachedInstant: number
  readonly events: EmulatedEvent[]
}

/** Longer advances report what changes, not each cycle. */
const reportedWindowMs = 3_600_000

export interface Emulator {
  readonly world: World
  /** One input from outside. Refusals change nothing. */
  apply(input: WorldInput): Applied
  /** One command with a typed reply. */
  command<Name extends EmulatorCommandName>(name: Name, input: EmulatorInput<Name>): Applied<EmulatorOutput<Name>>
  /** Fires due timers up to an instant. */
  advance(toInstant: number, options?: AdvanceOptions): Advanced
  /** The next instant at which something happens by itself that a user can notice; null in a world at rest. */
  nextEventInstant(): number | null
  /** The canonical hash of the world. */
  hash(): string
  serialise(): string
  readonly checks: {
    connection(question: ConnectionQuestion): Reply<ConnectionAnswer>
    /** Whether the direction could be reversed after a planned failover of this primary (reference 2.4). */
    reverse(vmId: string): Reply<object>
    /** What a failover of this replica to a point (the latest if none is named) would lose now. */
    loss(vmId: string, recoveryPointId?: string): Loss | undefined
    lookUp(name: string): LookUp
  }
  readonly views: {
    host(hostId: string): ReturnType<typeof views.hostView>
    hosts(): ReturnType<typeof views.hostViews>
    vm(vmId: string): ReturnType<typeof views.vmView>
    vms(hostId?: string): ReturnType<typeof views.vmViews>
    replication(vmId: string): ReturnType<typeof views.replicationView>
    lanes(): ReturnType<typeof views.laneViews>
    dnsRecords(): ReturnType<typeof views.dnsRecordViews>
    attention(): ReturnType<typeof views.attentionViews>
    eventLog(hostId: string, limit: number): ReturnType<typeof views.eventLog>
  }
}

/**
 * Works on a world in place.
 * @param world From `createWorld` or `parseWorld`.
 * @param rules The verdicts on certificates.
 */
export function createEmulator(world: World, rules: EmulatorRules): Emulator {
  const engine = createEngine(world, rules)
  return {
    world,
    apply: (input) => apply(engine, input),
    command: (name, input) => command(engine, name, input),
    advance: (toInstant, options) => advance(engine, toInstant, options ?? {}),
    nextEventInstant: () => nextEventInstant(engine),
    hash: () => canonicalHash(world),
    serialise: () => JSON.stringify(world),
    checks: {
      connection: (question) => checkConnection(world, rules, question),
      reverse: (vmId) => checkReverse(engine, vmId),
      loss: (vmId, recoveryPointId) => lossOf(engine, vmId, recoveryPointId),
      lookUp: (name) => lookUp(world, name),
    },
    views: {
      host: (hostId) => views.hostView(engine, hostId),
      hosts: () => views.hostViews(engine),
      vm: (vmId) => views.vmView(engine, vmId),
      vms: (hostId) => views.vmViews(engine, hostId),
      replication: (vmId) => views.replicationView(engine, vmId),
      lanes: () => views.laneViews(engine),
      dnsRecords: () => views.dnsRecordViews(engine),
      attention: () => views.attentionViews(engine),
      eventLog: (hostId, limit) => views.eventLog(engine, hostId, limit),
    },
  }
}

/** Reads a world that `serialise` wrote. */
export function parseWorld(text: string): World {
  // The text is one that `serialise` wrote; whoever reads foreign files checks them before.
  const world = JSON.parse(text) as World
  invariant(world.format === 1, `unknown format of a world: ${String(world.format)}`)
  return world
}

function apply(engine: Engine, input: WorldInput): Applied {
  if (input.kind === 'command') return command(engine, input.name, input.input as never)
  if (input.kind === 'advance') {
    const { reachedInstant, events } = advance(engine, input.toInstant, {})
    return { reply: ok({ reachedInstant }), events, effects: [] }
  }
  return recordHandshake(engine, input)
}

function command<Name extends EmulatorCommandName>(
  engine: Engine,
  name: Name,
  input: EmulatorInput<Name>,
): Applied<EmulatorOutput<Name>> {
  engine.events = []
  engine.reportsCycles = true
  // The table pairs each name with the input and output that the types above take from it.
  const handler = handlers[name] as (engine: Engine, input: unknown) => Reply<EmulatorOutput<Name>>
  const reply = handler(engine, input)
  const { events } = engine
  engine.events = []
  const effects = reply.ok && name === 'connection.check' ? handshakeFor(input, reply.value) : []
  return { reply, events, effects }
}

/** All gates are open and certificates are used, so a real handshake can show the same. */
function handshakeFor(input: unknown, value: unknown): Effect[] {
  // Only `connection.check` comes here, and these are its input and its value.
  const { clientHostId, serverName, port, certificateId } = input as ConnectionQuestion
  const { serverHostId, serverCertificateId } = value as ConnectionAnswer
  if (certificateId === null || serverCertificateId === null) return []
  const clientCertificateId = certificateId
  return [
    { kind: 'tlsHandshake', clientHostId, serverHostId, serverName, port, clientCertificateId, serverCertificateId },
  ]
}

function recordHandshake(engine: Engine, outcome: EffectOutcome): Applied {
  const { effect, accepted } = outcome
  if (findHost(engine.world, effect.clientHostId) === undefined) {
    return { reply: fail('host.unknown', { hostId: effect.clientHostId }), events: [], effects: [] }
  }
  engine.events = []
  const host = fqdnOf(hostOf(engine.world, effect.clientHostId))
  emit(engine, 'connection.tested', { host, hostId: effect.clientHostId, server: effect.serverName, accepted })
  const { events } = engine
  engine.events = []
  return { reply: ok({}), events, effects: [] }
}

function advance(engine: Engine, toInstant: number, options: AdvanceOptions): Advanced {
  const { world } = engine
  invariant(Number.isSafeInteger(toInstant) && toInstant >= world.now, `the clock cannot go to ${toInstant}`)
  const { stopWhen, eventLimit = Number.POSITIVE_INFINITY, collectEvents = false } = options
  engine.events = []
  engine.reportsCycles = collectEvents || toInstant - world.now <= reportedWindowMs
  const { timers } = world
  let isStopped = false
  while (!isStopped && nextDueInstant(timers) <= toInstant) {
    fireNext(engine)
    isStopped = engine.events.length >= eventLimit || stopWhen?.(world) === true
  }
  if (!isStopped) world.now = toInstant
  const { events } = engine
  engine.events = []
  return { reachedInstant: world.now, events }
}

/** Lets the timer act that is due next. Each kind disarms or re-arms the timer itself. */
function fireNext(engine: Engine): void {
  const { world, timer } = engine
  peekTimer(world.timers, timer)
  world.now = timer.at
  const { kind, subject } = timer
  if (kind === timerKinds.monitoring) {
    rollOver(engine, subject)
    return
  }
  const wire = wireOf(engine, subject)
  invariant(wire !== undefined, `a timer for the record ${subject}, which is gone`)
  if (kind === timerKinds.replication) replicationTimerDue(engine, wire)
  else watchDue(engine, wire)
}

/** Skips the hourly look at idle relationships and the monitoring intervals, which change nothing that is seen. */
function nextEventInstant(engine: Engine): number | null {
  const next = nextDueOfKind(engine.world.timers, timerKinds.replication)
  return Number.isFinite(next) ? next : null
}

function lossOf(engine: Engine, vmId: string, recoveryPointId: string | undefined): Loss | undefined {
  const { world } = engine
  const vm = world.vms.find((candidate) => candidate.vmId === vmId)
  const record = vm?.replications[0]
  if (vm === undefined || record === undefined) return undefined
  const points = failoverPoints(world, vm, record)
  const point =
    recoveryPointId === undefined ? points[0] : points.find((one) => one.recoveryPointId === recoveryPointId)
  return point === undefined ? undefined : computeLoss(world, primaryOf(world, vm, record), vm, record, point)
}
