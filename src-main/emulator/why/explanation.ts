/**
 * Why something is not sent, connected or answered, found without changing anything. The gates are those that a cycle passes
 * (`connection/gates.ts`, `sending/peer.ts`), walked with somebody listening; what closes none of them is said by the records.
 */
import type { Failure } from '../../contract/failure.ts'
import type { RelationshipType } from '../../contract/ids.ts'
import type { MachineReachability } from '../../contract/views/reachability.ts'
import {
  gatesOf,
  type GateName,
  type Measured,
  type ResynchronizationCause,
  type WhySituation,
} from '../../contract/views/why.ts'
import { checkConnection, type ConnectionQuestion } from '../connection/gates.ts'
import { resolveName } from '../network/resolver.ts'
import { healthOf } from '../sending/health.ts'
import { walkToPeer } from '../sending/peer.ts'
import { fqdnOf, hostOf, wireFor, type Engine } from '../world/engine.ts'
import { findVm, machinesWithGuid } from '../world/machine-index.ts'
import { isOn } from '../world/power-state.ts'
import { asShown, isFailedOver, isReplica, recordOf } from '../world/relationships.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { World } from '../world/state/world.ts'

export interface Situation {
  readonly code: WhySituation
  readonly params: Measured
}

interface ExplainedGate {
  readonly gate: GateName
  readonly state: 'open' | 'closed' | 'notChecked'
  readonly measured: Measured
}

/** The ends as they are meant: after a failover, what is sent back. */
interface ExplainedEnds {
  readonly fromVmId: string
  readonly fromHostId: string
  /** Null where the other side is gone. */
  readonly toVmId: string | null
  readonly toHostId: string | null
  readonly relationshipType: RelationshipType
}

export interface Explanation {
  /** Null for a connection that is only tested, and a machine that does not replicate. */
  readonly ends: ExplainedEnds | null
  readonly gates: readonly ExplainedGate[]
  /** What the first closed gate gives; null where it gives none, or every gate is open. */
  readonly failure: Failure | null
  /** What it is if it is no failure. Where both are set, the failure is in the way of what the situation asks for. */
  readonly situation: Situation | null
}

interface Side {
  readonly vm: Vm
  readonly record: ReplicationRecord
}

interface Ends {
  readonly from: Side
  readonly to: Side | null
}

/**
 * Explains a relationship, by either of its sides.
 * @param machine The machine as its clients know it, if that shall be looked at as well; after a failover it is anyway.
 * @returns Null where there is no such machine.
 */
export function explainRelationship(
  engine: Engine,
  vmId: string,
  type: RelationshipType | undefined,
  machine: MachineReachability | undefined,
  asksClients = false,
): Explanation | null {
  const vm = findVm(engine.world, vmId)
  if (vm === undefined) return null
  const ends = endsOf(engine.world, vm, type)
  const failedOver = failedOverSide(ends)
  const clients =
    machine !== undefined && (asksClients || failedOver !== null) ? clientsOf(engine.world, machine) : null
  if (ends === null) return withoutReplication(vm, clients)
  if (clients !== null && clients.code !== 'nothing') return unanswered(ends, clients)
  const walked = failedOver === null ? walkForth(engine, ends) : walkBack(engine, ends, failedOver)
  return clients === null ? walked : { ...walked, gates: [clientsGate(clients, 'open'), ...walked.gates] }
}

/** Explains a connection that is only tested. */
export function explainConnection({ world, rules }: Engine, question: ConnectionQuestion): Explanation {
  const open = new Map<GateName, Measured>()
  const reply = checkConnection(world, rules, question, (gate, measured) => open.set(gate, measured))
  const failure = reply.ok ? null : reply.failure
  const names = gatesOf(question.authentication)
  const closed = closedOf(world, hostOf(world, question.clientHostId), question.serverName)
  return {
    ends: null,
    gates: gatesFrom(names, open, failure, closed),
    failure,
    situation: failure === null ? { code: 'nothing', params: {} } : null,
  }
}

function endsOf(world: World, vm: Vm, type: RelationshipType | undefined): Ends | null {
  const record = recordOf(vm, type) ?? vm.replications[0]
  if (record === undefined) return null
  const own = { vm, record }
  const other = otherSide(world, own)
  const isSender = !isReplica(record) && (other === null || isReplica(other.record) || !isFailedOver(other.record))
  return isSender || other === null ? { from: own, to: other } : { from: other, to: own }
}

function otherSide(world: World, { vm, record }: Side): Side | null {
  for (const other of machinesWithGuid(world, vm.guid)) {
    if (other === vm) continue
    const theirs = other.replications.find((each) => each.relationshipId === record.relationshipId)
    if (theirs !== undefined) return { vm: other, record: theirs }
  }
  return null
}

/** The side that took over and has not become the primary yet. */
function failedOverSide(ends: Ends | null): Side | null {
  if (ends === null) return null
  return [ends.to, ends.from].find((side) => side !== null && isFailedOver(side.record)) ?? null
}

function withoutReplication(vm: Vm, clients: Situation | null): Explanation {
  const isAnswered = clients === null || clients.code === 'nothing'
  return {
    ends: null,
    gates: clients === null ? [] : [clientsGate(clients, isAnswered ? 'open' : 'closed')],
    failure: null,
    situation: isAnswered ? { code: 'notReplicated', params: { vm: vm.name } } : clients,
  }
}

const obstacles = {
  notConnected: 'machineNotConnected',
  noAddress: 'machineWithoutAddress',
  noRecord: 'machineWithoutRecord',
  otherAddress: 'machineOtherAddress',
  shared: 'machineShared',
} as const

/** Whether clients are answered by the machine; a host that does not answer closes a gate of its own. */
function clientsOf(world: World, machine: MachineReachability): Situation {
  const { name: vm, obstacle, address, dnsName, staleClients } = machine
  const params = { vm, dnsName, ...(address === null ? {} : { address }) }
  if (obstacle !== null && obstacle !== 'hostSilent') return { code: obstacles[obstacle], params }
  const [stale] = staleClients
  if (stale === undefined) return { code: 'nothing', params }
  const client = [...world.hosts, ...world.vms].find((each) =>
    'vmId' in each ? each.vmId === stale.clientId : each.hostId === stale.clientId,
  )
  return { code: 'clientsStale', params: { ...params, client: client?.name ?? '', staleAddress: stale.address } }
}

function clientsGate({ params }: Situation, state: ExplainedGate['state']): ExplainedGate {
  return { gate: 'clients', state, measured: params }
}

function unanswered(ends: Ends, situation: Situation): Explanation {
  const rest = relationshipGates(ends.from.record).map((gate) => ({ gate, state: 'notChecked' as const, measured: {} }))
  return { ends: viewEnds(ends), gates: [clientsGate(situation, 'closed'), ...rest], failure: null, situation }
}

function relationshipGates({ authentication }: ReplicationRecord): readonly GateName[] {
  return ['source', ...gatesOf(authentication), 'relationship']
}

function walkForth(engine: Engine, ends: Ends): Explanation {
  const { world } = engine
  const { vm, record } = ends.from
  const open = new Map<GateName, Measured>()
  const failure = walkToPeer(engine, wireFor(engine, vm, record), (gate, measured) => open.set(gate, measured)) ?? null
  // What the replica's disks and their volume refuse is found after the storage location of the entry.
  if (failure !== null && storageFailures.has(failure.code) && open.has('source')) open.delete('storage')
  const situation = failure === null ? situationOf(engine, ends) : null
  if (situation !== null && restful.has(situation.code)) open.set('relationship', { state: asShown(record).state })
  const closed = closedOf(world, hostOf(world, vm.hostId), record.replicaServer)
  const state = { state: asShown(record).state, vm: vm.name }
  return {
    ends: viewEnds(ends),
    gates: gatesFrom(relationshipGates(record), open, failure ?? situation, (gate) => ({ ...state, ...closed(gate) })),
    failure,
    situation,
  }
}

const storageFailures: ReadonlySet<string> = new Set(['replication.storageFull', 'vm.storageLost'])
/** Situations in which nothing is in the way. */
const restful: ReadonlySet<WhySituation> = new Set(['nothing', 'machineOff', 'copying', 'cyclesMissed', 'retryPending'])

/** The way back after a failover: from the side that took over to the old primary. */
function walkBack(engine: Engine, { from, to }: Ends, side: Side): Explanation {
  const { world, rules } = engine
  const other = side === to ? from : to
  const { vm, record } = side
  const host = hostOf(world, vm.hostId)
  const situation: Situation = { code: 'failedOver', params: { vm: vm.name, host: host.name } }
  const names: readonly GateName[] = [...gatesOf(record.authentication), 'relationship']
  if (other === null) return { ends: null, gates: [], failure: null, situation }
  const server = hostOf(world, other.vm.hostId)
  const open = new Map<GateName, Measured>()
  const { authentication, certificateId } = record
  const { certificatePort, kerberosPort } = server.replicaServer
  const question = {
    clientHostId: host.hostId,
    serverName: fqdnOf(server),
    port: authentication === 'certificate' ? certificatePort : kerberosPort,
    authentication,
    certificateId,
  }
  const reply = checkConnection(world, rules, question, (gate, measured) => open.set(gate, measured))
  const failure = reply.ok ? null : reply.failure
  const closed = closedOf(world, host, question.serverName)
  const state = { state: record.state, vm: vm.name }
  return {
    ends: viewEnds({ from: side, to: other }),
    gates: gatesFrom(names, open, failure ?? situation, (gate) => ({ ...state, ...closed(gate) })),
    failure,
    situation,
  }
}

function viewEnds({ from, to }: Ends): ExplainedEnds {
  return {
    fromVmId: from.vm.vmId,
    fromHostId: from.vm.hostId,
    toVmId: to?.vm.vmId ?? null,
    toHostId: to?.vm.hostId ?? null,
    relationshipType: from.record.relationshipType,
  }
}

/** The first gate that nobody called open is the closed one, and what lies behind it was not looked at. */
function gatesFrom(
  names: readonly GateName[],
  open: ReadonlyMap<GateName, Measured>,
  stop: unknown,
  closedMeasured: (gate: GateName) => Measured,
): ExplainedGate[] {
  const first = names.findIndex((gate) => !open.has(gate))
  return names.map((gate, index) => {
    const measured = open.get(gate)
    if (measured !== undefined && (first < 0 || index < first)) return { gate, state: 'open', measured }
    const isClosed = index === first && stop !== null
    return { gate, state: isClosed ? 'closed' : 'notChecked', measured: isClosed ? closedMeasured(gate) : {} }
  })
}

/** What is to be said of a gate that is closed, beside the parameters of its failure. */
function closedOf(world: World, client: Host, serverName: string): (gate: GateName) => Measured {
  return (gate) => {
    if (gate !== 'power') return {}
    const address = resolveName(world, serverName, client)?.address ?? ''
    const server = world.hosts.find((host) => host.ipAddress === address)
    if (!client.hasPower) return { host: client.name }
    return server === undefined ? { address } : { host: server.name }
  }
}

const byState: Readonly<Partial<Record<ReplicationRecord['state'], WhySituation>>> = {
  ReadyForInitialReplication: 'initialCopyNotStarted',
  Suspended: 'paused',
  Error: 'stopped',
  WaitingForStartResynchronize: 'resynchronizationRequired',
  Resynchronizing: 'copying',
  ResynchronizeSuspended: 'resynchronizationPaused',
  WaitingForUpdateCompletion: 'copying',
  UpdateError: 'diskUpdateFailed',
  PreparedForFailover: 'preparedForFailover',
}

/** What the primary's record says where every gate is open. */
function situationOf(engine: Engine, { from }: Ends): Situation {
  const { vm, record } = from
  const { now } = engine.world
  const params = { vm: vm.name, host: hostOf(engine.world, vm.hostId).name }
  if (record.state === 'InitialReplicationInProgress') {
    const isCarried = record.initialCopyPath !== null && record.transfer.kind !== 'export'
    return { code: isCarried ? 'importPending' : 'copying', params }
  }
  const code = byState[record.state]
  if (code === 'resynchronizationRequired') return { code, params: { ...params, ...reasonOf(record) } }
  if (code !== undefined) return { code, params }
  if (record.failedAttempts > 0)
    return { code: 'retryPending', params: { ...params, nextInstant: record.nextCycleInstant } }
  if (healthOf(vm, record, now).health !== 'Normal') return { code: 'cyclesMissed', params }
  return { code: isOn(vm) ? 'nothing' : 'machineOff', params }
}

function reasonOf({ resynchronization }: ReplicationRecord): { reason?: ResynchronizationCause; atInstant?: number } {
  return resynchronization === undefined
    ? {}
    : { reason: resynchronization.cause, atInstant: resynchronization.atInstant }
}
