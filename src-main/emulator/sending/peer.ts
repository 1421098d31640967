/** The other side of a relationship, found through every gate before something is sent to it. */
import { fail, type Failure, type Reply } from '../../contract/failure.ts'
import type { ReplicationState } from '../../contract/ids.ts'
import {
  checkConnection,
  verdictsHoldUntil,
  type ConnectionAnswer,
  type ConnectionQuestion,
  type OnOpenGate,
} from '../connection/gates.ts'
import { churnDurationMs } from '../disks/content.ts'
import { disksOf, emit, hostOf, volumeWithLetter, type Engine, type Peer, type Wire } from '../world/engine.ts'
import { machinesWithGuid } from '../world/machine-index.ts'
import { updateHealth } from './health.ts'
import { findLink } from '../network/links.ts'
import { resolveHost } from '../network/look-up.ts'
import { dropQueued, trimRecoveryPoints } from './recovery-points.ts'
import { isFailedOver, isReplica, unsynchronized } from '../world/relationships.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { lostVolumeOf, storageLost } from '../disks/lost-storage.ts'
import { failInWindows } from '../../contract/windows-failure.ts'

/** The states in which a replica takes what its primary sends. */
const receiving: readonly ReplicationState[] = ['Replicating', 'Resynchronizing']

const receivingInitially: readonly ReplicationState[] = ['WaitingForInitialReplication']

/**
 * Finds the other side through every gate.
 * @returns The peer, which is kept until something changes, or the failure of the first gate that is closed.
 */
export function connect(engine: Engine, wire: Wire): Peer | Failure {
  const { peer } = wire
  return peer !== null && engine.world.now < peer.validUntilInstant ? peer : findPeer(engine, wire)
}

/** As `connect`, for a send: hands over changed settings first, and asks for space. */
export function connectToSend(engine: Engine, wire: Wire): Peer | Failure {
  const found = connect(engine, wire)
  if (isFailure(found)) return found
  const refusal = checkContent(wire, found, engine.world.now)
  if (refusal !== undefined) return refusal
  if (found.record.settingsNumber !== wire.record.settingsNumber) followSettings(wire.record, found)
  // What waits for the import of an export that was given up only takes space.
  if (isGivenUp(wire, found)) dropQueued(found.host, found.record)
  return isFull(found) ? storageFull(found) : found
}

function isGivenUp(wire: Wire, peer: Peer): boolean {
  return wire.record.initialCopyPath === null && peer.record.queued !== null
}

/** Whether what is to be sent fits on what the replica holds. A comparison repairs whatever it finds. */
export function checkContent(wire: Wire, peer: Peer, now: number): Failure | undefined {
  const { record, vm } = wire
  if (!record.isInitialized || unsynchronized.includes(record.state)) return undefined
  if (peer.record.isOutOfSequence) {
    return fail('replication.outOfSequence', { vm: vm.name, host: peer.host.name }).failure
  }
  const grown = grownDisk(wire, peer)
  if (grown < 0) return undefined
  // The first write into the new area is what the replica cannot take.
  const disk = wire.disks[grown]!
  const { transfer, confirmed } = record
  const writtenBytes = transfer.kind === 'none' ? disk.writtenBytes : transfer.cut[2 * grown + 1]!
  const isWriting = transfer.kind === 'none' && churnDurationMs(vm, now) > 0 && disk.churnBytesPerHour > 0
  if (writtenBytes <= confirmed[2 * grown + 1]! && !isWriting) return undefined
  return fail('replication.outOfBoundsWrite', { vm: vm.name, disk: disk.name }).failure
}

/** The first disk that is larger here than on the replica, or -1. */
function grownDisk(wire: Wire, peer: Peer): number {
  return wire.disks.findIndex((disk, index) => disk.sizeBytes > peer.disks[index]!.sizeBytes)
}

/** Recovery points fill the volume while nothing else changes, so this is asked before every send. */
function isFull(peer: Peer): boolean {
  return peer.volume.usedBytes > peer.volume.sizeBytes
}

function storageFull({ host, volume }: Peer): Failure {
  const neededBytes = volume.usedBytes - volume.sizeBytes
  const params = { host: host.name, volume: `${volume.letter}:`, neededBytes, freeBytes: 0 }
  return failInWindows('replication.storageFull', params).failure
}

/** Judges a connection; whoever looks at many relationships at once remembers the answers. */
export type AskGates = (question: ConnectionQuestion) => Reply<ConnectionAnswer>

/**
 * Walks from gate to gate as a send would, and changes nothing.
 * @param onOpen Hears of each open gate: first of the machine and its disks, then of those between the hosts.
 * @returns The failure of the first gate that is closed; undefined where the last one is open, too.
 */
export function walkToPeer(engine: Engine, wire: Wire, onOpen: OnOpenGate): Failure | undefined {
  const { world, rules } = engine
  const { host, vm } = wire
  if (lostVolumeOf(host, vm) === undefined) onOpen('source', { vm: vm.name, disks: wire.disks.length })
  // What is remembered of a peer says nothing about the gates on the way to it.
  return whySendingFails(engine, { ...wire, peer: null }, (question) => checkConnection(world, rules, question, onOpen))
}

/**
 * Why nothing could be sent at this moment, found without changing anything: what `connectToSend` would refuse.
 * @param gates How a connection is judged.
 * @returns The failure of the first gate that is closed, or undefined.
 */
export function whySendingFails(engine: Engine, wire: Wire, gates: AskGates): Failure | undefined {
  const { now } = engine.world
  const known = wire.peer !== null && now < wire.peer.validUntilInstant ? wire.peer : null
  const peer = known ?? examinePeer(engine, wire, gates).found
  if (isFailure(peer)) return peer
  const refusal = checkContent(wire, peer, now)
  if (refusal !== undefined) return refusal
  const { usedBytes, sizeBytes } = peer.volume
  const droppedBytes = isGivenUp(wire, peer) ? (peer.record.queued?.bytes ?? 0) : 0
  return usedBytes - droppedBytes > sizeBytes ? storageFull(peer) : undefined
}

function findPeer(engine: Engine, wire: Wire): Peer | Failure {
  const { world, rules } = engine
  wire.peer = null
  const { found, hasArrived } = examinePeer(engine, wire, (question) => checkConnection(world, rules, question))
  if (hasArrived) copyArrived(engine, wire)
  if (isFailure(found)) return found
  // What is sent to such a replica is looked at each time, so it must not be remembered as one that takes everything.
  const isDoubtful = found.record.isOutOfSequence || grownDisk(wire, found) >= 0
  if (!isDoubtful) wire.peer = found
  return found
}

interface Examined {
  readonly found: Peer | Failure
  /** The exported copy has been imported there, and this side has not heard of it. */
  readonly hasArrived: boolean
}

/** Looks for the other side through every gate and changes nothing. */
function examinePeer(engine: Engine, wire: Wire, gates: AskGates): Examined {
  const refused = ({ failure }: { readonly failure: Failure }) => ({ found: failure, hasArrived: false })
  const { world, rules } = engine
  const { record, vm, host } = wire
  const ownLost = lostVolumeOf(host, vm)
  if (ownLost !== undefined) return refused(storageLost(vm, host, ownLost))
  const { authentication, bypassesProxy, certificateId, port, replicaServer } = record
  const client = { clientHostId: host.hostId, certificateId, bypassesProxy }
  const question = { ...client, serverName: replicaServer, port, authentication }
  const peerHost = resolveHost(world, replicaServer, host)
  const target = peerHost === undefined ? undefined : replicaOn(engine, peerHost, vm, record)
  const checked = gates({ ...question, trustGroup: target?.record.trustGroup ?? null })
  if (!checked.ok) return refused({ failure: inReplicationOf(vm, checked.failure) })
  const server = hostOf(world, checked.value.serverHostId)
  if (target === undefined) {
    const situation = rules.version >= 2 && isPrimaryThere(world, vm, server) ? { situation: 'reversed' } : {}
    return refused(fail('replication.replicaMissing', { vm: vm.name, host: server.name, ...situation }))
  }
  const theirsLost = lostVolumeOf(server, target.vm)
  if (theirsLost !== undefined) return refused(storageLost(target.vm, server, theirsLost))
  const hasArrived = hasBeenImported(record, target.record)
  if (!(record.isInitialized || hasArrived ? receiving : receivingInitially).includes(target.record.state)) {
    const params = { vm: vm.name, host: server.name, state: target.record.state }
    return { found: fail('replication.replicaNotReceiving', params).failure, hasArrived }
  }
  const found: Peer = {
    record: target.record,
    vm: target.vm,
    host: server,
    disks: disksOf(target.vm, target.record),
    volume: volumeWithLetter(server, target.record.volumeLetter),
    // Both ends exist and can talk, so there is a link between them.
    link: findLink(world, host.hostId, server.hostId)!,
    validUntilInstant: verdictsHoldUntil(world, [host, server]),
  }
  return { found, hasArrived }
}

/** Whether the machine has become the primary on the other host: whoever enables replication anew from here loses what it has. */
function isPrimaryThere(world: World, vm: Vm, host: Host): boolean {
  return machinesWithGuid(world, vm.guid).some(
    (other) =>
      other.hostId === host.hostId &&
      other.replications.some((record) => record.mode === 'Primary' || isFailedOver(record)),
  )
}

/**
 * Reference 5.1: a renewed certificate is chosen on the server and for each machine. A replication that still names the old one
 * says so, because whoever reads it has just chosen the new one for the server.
 */
function inReplicationOf(vm: Vm, failure: Failure): Failure {
  if (failure.code !== 'connection.noClientCertificate' || failure.params['situation'] !== 'missing') return failure
  return { ...failure, params: { ...failure.params, situation: 'exchanged', vm: vm.name } }
}

export function isFailure(value: Peer | Failure): value is Failure {
  return 'code' in value
}

/** The record on another host that takes part in this relationship, if it is still there. */
export function replicaOn(engine: Engine, host: Host, vm: Vm, record: ReplicationRecord) {
  const candidate = machinesWithGuid(engine.world, vm.guid).find(
    (other) => other.hostId === host.hostId && other !== vm,
  )
  const other = candidate?.replications.find((theirs) => theirs.relationshipId === record.relationshipId)
  if (candidate === undefined || other === undefined || !isReplica(other)) return undefined
  return { vm: candidate, record: other }
}

/** Whether the other side has to be looked at again before something is sent. */
export function isToBeAsked(record: ReplicationRecord, peer: Peer | null, now: number): peer is null {
  if (peer === null || now >= peer.validUntilInstant || isFull(peer)) return true
  return peer.record.settingsNumber !== record.settingsNumber
}

/** Reference 2.2, row 26: what was changed on the primary reaches the replica with what is sent next. */
function followSettings(record: ReplicationRecord, peer: Peer): void {
  const { relationshipType, replicaServer, port, authentication, compression, frequencySeconds } = record
  const { recoveryHistoryHours, vssFrequencyHours, settingsNumber } = record
  Object.assign(peer.record, {
    relationshipType,
    replicaServer,
    port,
    authentication,
    compression,
    frequencySeconds,
    recoveryHistoryHours,
    vssFrequencyHours,
    settingsNumber,
    mode: relationshipType === 'Extended' ? 'ExtendedReplica' : 'Replica',
  })
  Object.assign(peer.record.autoResynchronize, record.autoResynchronize)
  trimRecoveryPoints(peer.vm, peer.host, peer.record)
}

/** The replica server has imported the copy, and this side has not heard of it before. */
function hasBeenImported(record: ReplicationRecord, replica: ReplicationRecord): boolean {
  return record.initialCopyPath !== null && !record.isInitialized && replica.isInitialized
}

/** Reference 2.2, row 5, on the primary: initial replication is complete. Its next cycle is armed already. */
export function copyArrived(engine: Engine, side: { vm: Vm; host: Host; record: ReplicationRecord }): void {
  const { vm, host, record } = side
  if (record.state === 'InitialReplicationInProgress') record.state = 'Replicating'
  record.isInitialized = true
  record.initialCopyPath = null
  emit(engine, 'initialReplication.completed', { vm: vm.name, vmId: vm.vmId, host: host.name })
  updateHealth(engine, vm, record)
}
