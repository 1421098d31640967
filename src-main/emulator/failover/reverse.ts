/**
 * Reversing the direction (Hyper-V Replica reference 2.2, rows 16 and 21) and what must be true for it (2.4). After a planned
 * failover one call does it; after an unplanned one the old primary is first set as replica, then the direction is
 * reversed, then initial replication compares both copies. Each of these steps stays done when the next one fails.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { operations } from '../../contract/operations.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { secondMs } from '../../kernel/clock.ts'
import { checkConnection, isReachable, type ConnectionAnswer } from '../connection/gates.ts'
import { setContent } from '../disks/content.ts'
import { checkTrustedHosts } from '../hosts/trusted-hosts.ts'
import { disksOf, emit, fqdnOf, hostOf, type Engine } from '../world/engine.ts'
import { dropExtension } from '../replication/extended.ts'
import { commitFailover } from './failover.ts'
import { abandonExport } from '../sending/exports.ts'
import { resolveHost } from '../network/look-up.ts'
import { replicaOn } from '../sending/peer.ts'
import { about, type Side } from '../world/engine.ts'
import { findVm } from '../world/machine-index.ts'
import { demandState, findSide } from '../replication/records.ts'
import { dropRecoveryPoints } from '../sending/recovery-points.ts'
import { extensionOf, isFailedOver, recordOf } from '../world/relationships.ts'
import type { Content } from '../world/state/disk.ts'
import type { Host } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import { checkVersion } from '../machines/configuration-version.ts'
import { lostVolumeOf, storageLost } from '../disks/lost-storage.ts'
import { changed, rest, scheduleCycle } from '../sending/transfer.ts'
import { demandMachine } from '../world/lookups.ts'
import { failInWindows } from '../../contract/windows-failure.ts'

const nothing = {}

/** Row 21, first step, on the old primary: Set-VMReplication -AsReplica. */
export function setAsReplica(engine: Engine, input: ParsedInputOf<'replication.setAsReplica'>): Reply<object> {
  const found = findSide(engine, input, 'replication.setAsReplica')
  if (!found.ok) return found
  const side = found.value
  const { vm, record } = side
  const refusal = demandMachine(vm, 'replication.setAsReplica') ?? demandState(side, 'replication.setAsReplica')
  if (refusal !== undefined) return refusal
  rest(engine, side)
  abandonExport(engine.world, record)
  becomeReplica(record, 'WaitingForInitialReplication')
  record.isInitialized = false
  record.hasExistingCopy = true
  emit(engine, 'replication.changed', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Rows 16 and 21: the side that failed over becomes the primary. Commits the failover. */
export function reverseReplication(engine: Engine, input: ParsedInputOf<'replication.reverse'>): Reply<object> {
  const { cmdlet: operation } = operations['replication.reverse']
  const found = findSide(engine, input, 'replication.reverse')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record } = side
  const { failover } = record
  if (record.mode === 'ExtendedReplica') {
    return fail('replication.extendedNotOffered', { vm: vm.name, operation })
  }
  if (record.mode !== 'Replica' || !isFailedOver(record) || failover === null) {
    return fail('failover.notFailedOver', { vm: vm.name, operation })
  }
  const certificateId = input.certificateId ?? host.replicaServer.certificateId ?? record.certificateId
  const target = input.replicaServer ?? record.primaryServer
  const found2 = findOldPrimary(engine, side, target, certificateId)
  if (!found2.ok) return found2
  const { old, answer } = found2.value
  const wasPrepared = old.record.mode === 'Primary' && old.record.state === 'PreparedForFailover'
  const wasSetAsReplica = old.record.mode === 'Replica' && old.record.state === 'WaitingForInitialReplication'
  const isPlanned = failover.kind === 'planned' && wasPrepared
  if (!isPlanned && !wasSetAsReplica) {
    return fail('failover.reverseNotAsReplica', { vm: vm.name, host: old.host.name })
  }
  commitFailover(engine, side)
  dropExtension(engine, vm, host)
  failover.isReversed = true
  for (const each of [record, old.record]) {
    each.primaryServer = fqdnOf(host)
    each.replicaServer = target
  }
  record.certificateId = record.authentication === 'certificate' ? certificateId : null
  old.record.certificateId = answer.serverCertificateId
  old.record.trustGroup = answer.entry.trustGroup
  record.mode = 'Primary'
  record.trustGroup = null
  record.hasPlannedPoint = false
  record.failedAttempts = 0
  record.lastFailure = null
  if (isPlanned) reversePlanned(engine, side, old, failover.before.content)
  else reverseUnplanned(record)
  emit(engine, 'failover.reversed', { ...about(side), replicaServer: fqdnOf(old.host) })
  changed(engine, old)
  changed(engine, side)
  return ok(nothing)
}

/**
 * "Check configuration for allowing reverse replication" of the Planned Failover dialog: the old primary must be able to
 * receive, and in a workgroup both hosts must name each other in WinRM's TrustedHosts. Changes nothing.
 * @param vmId The primary.
 * @param part Only the way back of the data, or only how the hosts manage each other; both if it is left out.
 */
export function checkReverse(engine: Engine, vmId: string, part?: 'connection' | 'remoteManagement'): Reply<object> {
  const { world } = engine
  const vm = findVm(world, vmId)
  if (vm === undefined) return fail('vm.unknown', { vmId })
  const record = recordOf(vm)
  if (record === undefined) return fail('replication.notEnabled', { vm: vm.name, operation: 'Set-VMReplication' })
  const host = hostOf(world, vm.hostId)
  const peer = resolveHost(world, record.replicaServer, host)
  if (peer === undefined) {
    const params = { server: record.replicaServer, client: fqdnOf(host) }
    return failInWindows('connection.nameNotResolved', params)
  }
  const replica = replicaOn(engine, peer, vm, record)
  if (replica !== undefined && extensionOf(replica.vm) !== undefined) {
    return fail('failover.reverseExtended', { vm: vm.name, host: peer.name })
  }
  if (part !== 'remoteManagement') {
    const connected = checkBack(engine, peer, host, record, peer.replicaServer.certificateId, fqdnOf(host))
    if (!connected.ok || part === 'connection') return connected
  }
  return checkTrustedHosts(world, host, peer)
}

/** The gates from the new primary to the old one. */
function checkBack(
  engine: Engine,
  from: Host,
  to: Host,
  record: ReplicationRecord,
  certificateId: string | null,
  serverName: string,
): Reply<ConnectionAnswer> {
  const { world, rules } = engine
  if (isReachable(world, from, to) && !to.replicaServer.enabled) {
    const params = { host: fqdnOf(to), peer: fqdnOf(from) }
    return failInWindows('failover.reverseNotReplicaServer', params)
  }
  const { authentication, bypassesProxy, port } = record
  const client = { clientHostId: from.hostId, certificateId, bypassesProxy }
  return checkConnection(world, rules, { ...client, serverName, port, authentication })
}

function findOldPrimary(
  engine: Engine,
  side: Side,
  target: string,
  certificateId: string | null,
): Reply<{ old: Side; answer: ConnectionAnswer }> {
  const { world } = engine
  const { vm, record, host } = side
  const peerHost = resolveHost(world, target, host)
  if (peerHost === undefined) {
    const params = { server: target, client: fqdnOf(host) }
    return failInWindows('connection.nameNotResolved', params, { field: 'replicaServer' })
  }
  const connected = checkBack(engine, host, peerHost, record, certificateId, target)
  if (!connected.ok) return connected
  const oldVm = world.vms.find((other) => other.hostId === peerHost.hostId && other.guid === vm.guid && other !== vm)
  if (oldVm === undefined) return fail('replication.replicaMissing', { vm: vm.name, host: peerHost.name })
  const lost = lostVolumeOf(peerHost, oldVm)
  if (lost !== undefined) return storageLost(oldVm, peerHost, lost)
  const odd = checkVersion(engine, vm, peerHost, 'replicaServer')
  if (odd !== undefined) return odd
  if (oldVm.state !== 'Off') {
    return fail('failover.reverseOldPrimaryRunning', { vm: oldVm.name, host: peerHost.name })
  }
  const oldRecord = oldVm.replications.find((other) => other.relationshipId === record.relationshipId)
  if (oldRecord === undefined) return fail('failover.reverseNotAsReplica', { vm: vm.name, host: peerHost.name })
  return ok({ old: { vm: oldVm, host: peerHost, record: oldRecord }, answer: connected.value })
}

/** Both hold what the planned point holds, so only what was written since then has to be sent. */
function reversePlanned(engine: Engine, side: Side, old: Side, planned: Content): void {
  const { record } = side
  const { now } = engine.world
  rest(engine, old)
  becomeReplica(old.record, 'Replicating')
  setContent(old.vm, planned)
  for (const [index, disk] of disksOf(side.vm, record).entries()) {
    const position = planned.positions.find((candidate) => candidate.contentKey === disk.contentKey)
    record.confirmed[2 * index] = position?.sequence ?? 0
    record.confirmed[2 * index + 1] = position?.writtenBytes ?? 0
  }
  const syncedInstant = record.failover?.startedInstant ?? now
  for (const each of [record, old.record]) {
    each.lastReplicationInstant = syncedInstant
    each.lastAppliedInstant = now
  }
  dropRecoveryPoints(old.host, old.record)
  record.state = 'Replicating'
  scheduleCycle(engine, record, now + record.frequencySeconds * secondMs)
}

function reverseUnplanned(record: ReplicationRecord): void {
  record.state = 'ReadyForInitialReplication'
  record.isInitialized = false
  record.isCompareOnly = true
}

function becomeReplica(record: ReplicationRecord, state: ReplicationRecord['state']): void {
  record.mode = 'Replica'
  record.state = state
  record.isCompareOnly = false
  record.isOutOfSequence = false
  record.blankDiskIds = []
  record.resynchronizeStartInstant = -1
  record.hasPlannedPoint = false
  record.failedAttempts = 0
  record.lastFailure = null
}
