/**
 * The emulator: hosts, machines, replication and failover as a deterministic discrete-event model. It imports only kernel
 * and contract and never touches a socket, a file, the wall clock or key bytes.
 *
 * How the app uses it:
 *
 * - `createWorld({ seed, startInstant })` gives plain JSON data; `createEmulator(world, rules)` works on it in place. `rules`
 *   holds the authority's verdict (`judgePeer`). `emulator.serialise()` and `createEmulator(parseWorld(text), rules)`
 *   save and restore; the restored emulator goes on bit-identically.
 * - `apply({ kind: 'command', name, input })` carries out one command with an input that has passed the contract's schema
 *   (all defaults filled in). Besides the contract's commands it takes `store.put`, `store.putCrl` and
 *   `crlPoint.put`, which only the app sends. A refusal changes nothing and gives no events.
 * - `advance(toInstant)` fires due timers; `apply({ kind: 'advance', toInstant })` is the same as a journalled input.
 *   Advancing to a and then to b is the same as advancing to b. Every event has the instant at which it happened; the app
 *   numbers them. Cycles are reported one by one only in advances of up to an hour, or on request.
 * - `failover.prepare` locks the primary and sends what is left. If anything is left, this takes virtual time: the record's
 *   `transfer` is of the kind `plannedFailover` until it has ended, and `failover.start` is refused with
 *   `replication.transferUnderWay`. Advance to `transfer.endsInstant`, then fail over.
 * - Booting takes no virtual time; shutting down takes what `vm.setShutdownTime` says, by default none.
 * - `checkConnection`, `checkReverse` and `computeLoss` judge without changing anything, for dialogs and wizards.
 */
import { ok, type Failure, type Reply } from '../contract/failure.ts'
import type { FaultId } from '../contract/faults.ts'
import type { RelationshipType } from '../contract/ids.ts'
import type { FaultTargetView, FaultView } from '../contract/views/fault.ts'
import type { NetworkView } from '../contract/views/network.ts'
import type { EventLogEntryView, HostView } from '../contract/views/host.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { InitialCopyView, ReplicationView } from '../contract/views/replication.ts'
import type { ReachabilityView } from '../contract/views/reachability.ts'
import type { VmView } from '../contract/views/vm.ts'
import type { AttentionView } from '../contract/views/attention.ts'
import type { LaneView, WorldView } from '../contract/views/world.ts'
import { canonicalHash } from '../kernel/canonical-hash.ts'
import { invariant } from '../kernel/invariant.ts'
import { nextDueOfKind } from '../kernel/timers.ts'
import { advance, type Advanced, type AdvanceOptions } from './advance.ts'
import { handlers, type EmulatorCommandName, type EmulatorInput, type EmulatorOutput } from './commands.ts'
import { compactIfDue } from './disks/compaction.ts'
import * as connection from './connection/gates.ts'
import { configurationChanged, createEngine, timerKinds } from './world/engine.ts'
import type { EmulatedEvent, EmulatorRules, Engine } from './world/engine.ts'
import { findVm } from './world/machine-index.ts'
import { initialCopyViews } from './replication/initial-copies.ts'
import * as loss from './failover/loss.ts'
import { attemptFault, faultViews } from './faults/index.ts'
import { networkView } from './network/network-view.ts'
import { explainConnection, explainRelationship, type Explanation } from './why/explanation.ts'
import { lookUp, type LookUp } from './network/look-up.ts'
import * as reverse from './failover/reverse.ts'
import type { Loss } from './world/state/failover.ts'
import type { World } from './world/state/world.ts'
import { closeAll, createLedger } from './sending/ledger.ts'
import { callWaiting } from './sending/transfer-queue.ts'
import { noteReachability } from './reachability/noting.ts'
import { reachabilityOf } from './reachability/reachability.ts'
import { attentionViews, dnsRecordViews } from './views/attention.ts'
import { eventLog } from './views/event-log.ts'
import { hostView } from './views/host-view.ts'
import { laneViews } from './views/lanes.ts'
import { replicationView } from './views/relationship-view.ts'
import { peerVmView, vmView } from './views/vm-view.ts'
import { splitLosses, type SideLoss } from './failover/split.ts'
import { contentReplaced } from './replication/reactions.ts'
import { worldFormat } from './world/world.ts'

export { isRevocationCheckDisabled } from './hosts/registry.ts'
export { fqdnOf } from './world/engine.ts'
export { rulesVersion } from './world/rules-version.ts'
export { createWorld, worldFormat } from './world/world.ts'
export { oldPrimariesOn } from './failover/old-primaries.ts'
export { emulatorCommands } from './commands.ts'
export { findLossViolations } from './invariants/failover-invariants.ts'
export { findViolations } from './invariants/invariants.ts'
export type { Advanced, AdvanceOptions } from './advance.ts'
export type { EmulatorCommandName, EmulatorInput, EmulatorOutput } from './commands.ts'
export type { Explanation, Situation } from './why/explanation.ts'
export type { ConnectionQuestion } from './connection/gates.ts'
export type { EmulatedEvent, EmulatorRules } from './world/engine.ts'
export type { World } from './world/state/world.ts'

/** A command as it is journalled. */
export type CommandInput = {
  [Name in EmulatorCommandName]: { readonly kind: 'command'; readonly name: Name; readonly input: EmulatorInput<Name> }
}[EmulatorCommandName]

export type WorldInput = CommandInput | { readonly kind: 'advance'; readonly toInstant: number }

interface Applied<Value = unknown> {
  readonly reply: Reply<Value>
  readonly events: EmulatedEvent[]
}

export interface Emulator {
  readonly world: World
  now(): number
  /** One input from outside. Refusals change nothing. */
  apply(input: WorldInput): Applied
  /** One command with a typed reply. */
  command<Name extends EmulatorCommandName>(name: Name, input: EmulatorInput<Name>): Applied<EmulatorOutput<Name>>
  /**
   * Follows the rules of an earlier version from now on, or today's again: a replay does so row by row.
   * @param version Up to `rulesVersion`.
   */
  follow(version: number): void
  /** Fires due timers up to an instant. */
  advance(toInstant: number, options?: AdvanceOptions): Advanced
  /** The next instant at which something happens by itself that a user can notice; null in a world at rest. */
  nextEventInstant(): number | null
  /** The canonical hash of the world. */
  hash(): string
  serialise(): string
  /** Tells whether a host could replicate to a server, and if not, which gate is closed. */
  checkConnection(question: connection.ConnectionQuestion): Reply<connection.ConnectionAnswer>
  /** As `checkConnection`, with every gate on the way. */
  explainConnection(question: connection.ConnectionQuestion): Explanation
  /**
   * Why a relationship does not replicate, by either of its sides; null where there is no such machine.
   * @param options `now`, where it has been asked for already; `asksClients` also of a machine that has not failed over.
   */
  explain(
    vmId: string,
    type?: RelationshipType,
    options?: { readonly now?: ReachabilityView; readonly asksClients?: boolean },
  ): Explanation | null
  /**
   * Tries the wrong step of a fault that is a mistake. Where nothing refuses it any more it is carried out, so it is asked of a
   * copy of the world.
   * @returns Its refusal; null where there is none, or the fault is no mistake.
   */
  attemptFault(faultId: FaultId, place: FaultTargetView): Failure | null
  /** Tells whether the direction could be reversed after a planned failover of this primary (reference 2.4). */
  checkReverse(vmId: string, part?: 'connection' | 'remoteManagement'): Reply<object>
  /** What a failover of this replica to a point (the latest if none is named) would lose now; null if there is none. */
  computeLoss(vmId: string, recoveryPointId?: string): Loss | null
  /** @param clientId Whose hosts file and cache are asked; without it a client that has neither. */
  lookUp(name: string, clientId?: string): LookUp
  networkView(): NetworkView
  /** The failure catalogue, with where each fault is and can be. */
  faults(): Omit<FaultView, 'texts'>[]
  hostView(hostId: string): HostView | null
  vmView(vmId: string): VmView | null
  /** The machine on the other side of the relationship. */
  peerVmView(vmId: string): VmView | null
  /** The Simple relationship, unless the Extended one is asked for. */
  replicationView(vmId: string, type?: RelationshipType): ReplicationView | null
  /** Folders with exported initial copies. */
  initialCopies(hostId?: string): InitialCopyView[]
  /** @param now Where it has been asked for already. */
  lanes(now?: ReachabilityView): LaneView[]
  /** What is reachable now; every other view that says "now" comes from it. */
  reachability(): ReachabilityView
  /** What each of several running copies of a machine has that the others lack. */
  splitLosses(vmIds: readonly string[]): SideLoss[]
  dnsRecords(): WorldView['dnsRecords']
  attention(now?: ReachabilityView): AttentionView[]
  /** The newest entries of a host's Hyper-V-VMMS-Admin log, newest first; for a reader of English unless another language is named. */
  hostEvents(hostId: string, limit: number, reader?: Language): EventLogEntryView[] | null
}

/**
 * Works on a world in place.
 * @param world From `createWorld` or `parseWorld`.
 * @param rules The verdict on certificates.
 */
export function createEmulator(world: World, rules: EmulatorRules): Emulator {
  const engine = createEngine(world, rules, { contentReplaced })
  const ledger = createLedger()
  const command: Emulator['command'] = (name, input) => {
    closeAll(ledger)
    return carryOut(engine, name, input)
  }
  return {
    world,
    now: () => world.now,
    apply(input) {
      if (input.kind === 'command') return command(input.name, input.input as never)
      const { reachedInstant, events } = advance(engine, ledger, input.toInstant, {})
      return { reply: ok({ reachedInstant }), events }
    },
    command,
    follow(version) {
      closeAll(ledger)
      follow(engine, version)
    },
    advance: (toInstant, options) => advance(engine, ledger, toInstant, options ?? {}),
    nextEventInstant: () => nextEventInstant(world),
    hash: () => canonicalHash(world),
    serialise: () => JSON.stringify(world),
    checkConnection: (question) => connection.checkConnection(world, engine.rules, question),
    explainConnection: (question) => explainConnection(engine, question),
    explain: (vmId, type, { now = reachabilityOf(engine), asksClients = false } = {}) => {
      const guid = findVm(world, vmId)?.guid
      const machine = now.machines.find((each) => each.guid === guid)
      return explainRelationship(engine, vmId, type, machine, asksClients)
    },
    attemptFault: (faultId, place) => attemptFault(engine, faultId, place),
    checkReverse: (vmId, part) => reverse.checkReverse(engine, vmId, part),
    computeLoss: (vmId, recoveryPointId) => loss.lossOf(world, vmId, recoveryPointId),
    lookUp: (name, clientId) => lookUp(world, name, clientId),
    networkView: () => networkView(world),
    faults: () => faultViews(world),
    hostView: (hostId) => hostView(engine, hostId),
    vmView: (vmId) => vmView(engine, vmId),
    peerVmView: (vmId) => peerVmView(engine, vmId),
    replicationView: (vmId, type) => replicationView(engine, vmId, type),
    initialCopies: (hostId) => initialCopyViews(world, hostId),
    lanes: (now = reachabilityOf(engine)) => laneViews(engine, now),
    reachability: () => reachabilityOf(engine),
    splitLosses: (vmIds) => splitLosses(world, vmIds),
    dnsRecords: () => dnsRecordViews(engine),
    attention: (now = reachabilityOf(engine)) => attentionViews(engine, now),
    hostEvents: (hostId, limit, reader) => eventLog(engine, hostId, limit, reader ?? 'en'),
  }
}

/** Reads a world that `serialise` wrote. */
export function parseWorld(text: string): World {
  // The text is one that `serialise` wrote; whoever reads foreign files checks them before.
  const world = JSON.parse(text) as World
  invariant(world.format === worldFormat, `unknown format of a world: ${String(world.format)}`)
  return world
}

function follow(engine: Engine, version: number): void {
  if (engine.rulesVersion === version) return
  engine.rulesVersion = version
  // Verdicts that were given under other rules are given anew.
  configurationChanged(engine)
}

function carryOut<Name extends EmulatorCommandName>(
  engine: Engine,
  name: Name,
  input: EmulatorInput<Name>,
): Applied<EmulatorOutput<Name>> {
  engine.events = []
  engine.reportsCycles = true
  engine.onCycle = null
  // The table pairs each name with the input and output that the types above take from it.
  const handler = handlers[name] as (engine: Engine, input: unknown) => Reply<EmulatorOutput<Name>>
  const historyCount = engine.world.branches.length
  const reply = handler(engine, input)
  if (reply.ok) callWaiting(engine)
  if (reply.ok) noteReachability(engine)
  if (reply.ok) compactIfDue(engine.world, historyCount, writerOf(engine.world, name, input))
  const { events } = engine
  engine.events = []
  return { reply, events }
}

/** The machine whose history grows with every file that is written. */
function writerOf(world: World, name: EmulatorCommandName, input: object) {
  return name === 'vm.writeGuestFile' ? findVm(world, String((input as { vmId?: string }).vmId)) : undefined
}

/** Leaves out the hourly look at idle relationships and the monitoring intervals, of which a user notices nothing. */
function nextEventInstant(world: World): number | null {
  const { replication, machine, merge } = timerKinds
  const next = Math.min(...[replication, machine, merge].map((kind) => nextDueOfKind(world.timers, kind)))
  return Number.isFinite(next) ? next : null
}
