/** The other side of a relationship, found through every gate before something is sent to it. */
import { fail, type Failure } from '../contract/failure.ts'
import type { ReplicationState } from '../contract/ids.ts'
import { checkConnection, verdictsHoldUntil } from './connection.ts'
import { disksOf, hostOf, type Engine, type Peer, type Wire } from './engine.ts'
import { findLink, resolveHost } from './network.ts'
import { trimRecoveryPoints } from './recovery-points.ts'
import type { Host, ReplicationRecord, Vm } from './state.ts'

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
  if (found.record.settingsNumber !== wire.record.settingsNumber) followSettings(wire.record, found)
  return isFull(found) ? storageFull(found) : found
}

/** Recovery points fill the volume while nothing else changes, so this is asked before every send. */
function isFull(peer: Peer): boolean {
  return peer.volume.usedBytes > peer.volume.sizeBytes
}

function storageFull({ host, volume }: Peer): Failure {
  const neededBytes = volume.usedBytes - volume.sizeBytes
  const params = { host: host.name, volume: `${volume.letter}:`, neededBytes, freeBytes: 0 }
  return fail('replication.storageFull', params, { windowsCode: '0x80070070' }).failure
}

function findPeer(engine: Engine, wire: Wire): Peer | Failure {
  const { world, rules } = engine
  const { record, vm, host } = wire
  wire.peer = null
  const { authentication, certificateId, port, replicaServer } = record
  const question = { clientHostId: host.hostId, serverName: replicaServer, port, authentication, certificateId }
  const peerHost = resolveHost(world, replicaServer)
  const target = peerHost === undefined ? undefined : replicaOn(engine, peerHost, vm, record)
  const checked = checkConnection(world, rules, { ...question, trustGroup: target?.record.trustGroup ?? null })
  if (!checked.ok) return checked.failure
  const server = hostOf(world, checked.value.serverHostId)
  if (target === undefined) {
    return fail('replication.replicaMissing', { vm: vm.name, host: server.name }).failure
  }
  if (!(record.isInitialized ? receiving : receivingInitially).includes(target.record.state)) {
    const params = { vm: vm.name, host: server.name, state: target.record.state }
    return fail('replication.replicaNotReceiving', params).failure
  }
  wire.peer = {
    record: target.record,
    vm: target.vm,
    host: server,
    disks: disksOf(target.vm, target.record),
    volume: server.volumes[0]!,
    // Both ends exist and can talk, so there is a link between them.
    link: findLink(world, host.hostId, server.hostId)!,
    validUntilInstant: verdictsHoldUntil(world, [host, server]),
  }
  return wire.peer
}

export function isFailure(value: Peer | Failure): value is Failure {
  return 'code' in value
}

/** The record on another host that takes part in this relationship, if it is still there. */
export function replicaOn(engine: Engine, host: Host, vm: Vm, record: ReplicationRecord) {
  const candidate = engine.world.vms.find(
    (other) => other.hostId === host.hostId && other.guid === vm.guid && other !== vm,
  )
  const other = candidate?.replications.find((theirs) => theirs.relationshipId === record.relationshipId)
  if (candidate === undefined || other === undefined || other.mode !== 'Replica') return undefined
  return { vm: candidate, record: other }
}

/** Whether the other side has to be looked at again before something is sent. */
export function isToBeAsked(record: ReplicationRecord, peer: Peer | null, now: number): peer is null {
  if (peer === null || now >= peer.validUntilInstant || isFull(peer)) return true
  return peer.record.settingsNumber !== record.settingsNumber
}

/** Reference 2.2, row 26: what was changed on the primary reaches the replica with what is sent next. */
function followSettings(record: ReplicationRecord, peer: Peer): void {
  const { port, compression, frequencySeconds, recoveryHistoryHours, vssFrequencyHours, settingsNumber } = record
  Object.assign(peer.record, {
    port,
    compression,
    frequencySeconds,
    recoveryHistoryHours,
    vssFrequencyHours,
    settingsNumber,
  })
  trimRecoveryPoints(peer.vm, peer.host, peer.record)
}
