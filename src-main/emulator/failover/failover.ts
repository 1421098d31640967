/** Planned and unplanned failover: Hyper-V Replica reference 2.2, rows 14, 15 and 17 to 20. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { operations } from '../../contract/operations.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { beginBulk } from '../sending/bulk.ts'
import { isReachable } from '../connection/gates.ts'
import { contentOf, setContent } from '../disks/content.ts'
import { configurationChanged, emit, fqdnOf, hostOf, wireFor, type Engine } from '../world/engine.ts'
import { suspendExtension } from '../replication/extended.ts'
import { beginFailoverLayers, endFailoverLayers, settleGrowth } from '../disks/growth.ts'
import { makeGuid } from '../world/identity.ts'
import { keepOldPrimariesOff } from './old-primaries.ts'
import { computeLoss, failoverPoints, primaryOf, type FailoverPoint } from './loss.ts'
import { resolveHost } from '../network/look-up.ts'
import { isOn, isWriting } from '../world/power-state.ts'
import { about, type Side } from '../world/engine.ts'
import { demandState, findSide } from '../replication/records.ts'
import { dropRecoveryPoints, pointId } from '../sending/recovery-points.ts'
import { demandMachine } from '../world/lookups.ts'
import { isReplica } from '../world/relationships.ts'
import type { PointWithLoss } from '../world/state/failover.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { checkContent, connect, isFailure, replicaOn } from '../sending/peer.ts'
import { changed, pendingBytes, rest, scheduleCycle } from '../sending/transfer.ts'
import { halt } from '../machines/machine-power.ts'

const nothing = {}

/**
 * Row 14: locks the primary and sends what is left. With nothing left the preparation is complete at once; otherwise
 * it is complete when the transfer of the kind `plannedFailover` has ended.
 */
export function prepareFailover(engine: Engine, input: ParsedInputOf<'failover.prepare'>): Reply<object> {
  const { cmdlet: operation } = operations['failover.prepare']
  const found = findSide(engine, input, 'failover.prepare')
  if (!found.ok) return found
  const side = found.value
  const { vm, record } = side
  if (record.relationshipType === 'Extended') {
    return fail('replication.extendedNotOffered', { vm: vm.name, operation })
  }
  const refusal = demandState(side, 'failover.prepare') ?? demandMachine(vm, 'failover.prepare')
  if (refusal !== undefined) return refusal
  const wire = wireFor(engine, vm, record)
  const peer = connect(engine, wire)
  if (isFailure(peer)) return { ok: false, failure: peer }
  const mismatch = checkContent(wire, peer, engine.world.now)
  if (mismatch !== undefined) return { ok: false, failure: mismatch }
  rest(engine, side)
  record.state = 'PreparedForFailover'
  if (pendingBytes(vm, record, engine.world.now) > 0) {
    beginBulk(engine, wire, 'plannedFailover')
  } else {
    record.lastReplicationInstant = engine.world.now
    peer.record.lastReplicationInstant = engine.world.now
    peer.record.hasPlannedPoint = true
    emit(engine, 'failover.prepared', about(side))
  }
  changed(engine, side)
  return ok(nothing)
}

/** Rows 15 and 18: fails over on the replica. Planned when the primary has sent everything; never starts the machine. */
export function startFailover(engine: Engine, input: ParsedInputOf<'failover.start'>): Reply<object> {
  const { world } = engine
  const found = findSide(engine, input, 'failover.start')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record } = side
  const allowed = demandState(side, 'failover.start')
  if (allowed !== undefined) return allowed
  if (record.testVmId !== null) return fail('failover.testRunning', { vm: vm.name })
  const primary = primaryOf(world, vm, record)
  const refusal = checkPrimary(engine, side, primary)
  if (refusal !== undefined) return refusal
  const isPlanned = record.hasPlannedPoint && isPrepared(primary, record.relationshipId)
  const point = choosePoint(engine, side, input.recoveryPointId, isPlanned)
  if (!point.ok) return point
  const latestId = pointId(record.latestPointNumber)
  const before = { content: contentOf(vm, world.now), state: record.state, generationId: vm.generationId }
  const loss = computeLoss(world, primary, vm, record, point.value)
  const otherPoints = pointsWithLoss(engine, side).filter(
    (other) => other.recoveryPointId !== point.value.recoveryPointId,
  )
  record.failover = {
    kind: isPlanned ? 'planned' : 'unplanned',
    stoppedInstant: servedUntil(world, primary),
    failedOverInstant: world.now,
    startedInstant: null,
    ...(engine.rulesVersion >= 3 ? { reachedInstant: null } : {}),
    recoveryPointInstant: point.value.at,
    fromHost: primary === undefined ? record.primaryServer : fqdnOf(hostOf(world, primary.hostId)),
    toHost: fqdnOf(host),
    loss,
    otherPoints,
    isCompleted: false,
    isReversed: false,
    before,
  }
  setContent(vm, point.value.content)
  beginFailoverLayers(engine, vm, host)
  vm.generationId = makeGuid(world.streams.generationId)
  vm.failoverIpPending = true
  takeGuestAddresses(vm, primary)
  rest(engine, side)
  record.state = 'FailedOverWaitingCompletion'
  suspendExtension(engine, vm, host, point.value.recoveryPointId === latestId)
  emit(engine, 'failover.completed', {
    ...about(side),
    kind: record.failover.kind,
    lostSeconds: loss.lostSeconds,
    lostBytes: loss.lostBytes,
  })
  if (primary !== undefined) keepOldPrimariesOff(engine, hostOf(world, primary.hostId))
  changed(engine, side)
  return ok(nothing)
}

/** When clients last had the primary: it may still run where nobody reaches it. */
function servedUntil(world: World, primary: Vm | undefined): number {
  if (primary === undefined) return world.now
  if (!isWriting(primary)) return primary.stoppedInstant ?? world.now
  return hostOf(world, primary.hostId).silence?.sinceInstant ?? world.now
}

/** Rows 17 and 19: takes a preparation back on the primary, or a failover on the replica. */
export function cancelFailover(engine: Engine, input: ParsedInputOf<'failover.cancel'>): Reply<object> {
  const { cmdlet: operation } = operations['failover.cancel']
  const found = findSide(engine, input, 'failover.cancel')
  if (!found.ok) return found
  const side = found.value
  const { record, vm } = side
  if (!isReplica(record)) return cancelPreparation(engine, side, operation)
  if (record.state === 'FailedOver') return fail('failover.completed', { vm: vm.name })
  if (record.state !== 'FailedOverWaitingCompletion' || record.failover === null) {
    return fail('failover.notFailedOver', { vm: vm.name, operation })
  }
  if (vm.state !== 'Off') {
    halt(engine, vm)
    emit(engine, 'vm.stopped', about(side))
  }
  const { before } = record.failover
  setContent(vm, before.content)
  endFailoverLayers(engine, vm, side.host)
  vm.generationId = before.generationId
  vm.failoverIpPending = false
  record.failover = null
  // A resynchronization was ended by the failover; it has to be started again.
  record.state = before.state === 'Resynchronizing' ? 'Replicating' : before.state
  emit(engine, 'failover.cancelled', about(side))
  changed(engine, side)
  return ok(nothing)
}

/** Row 20: merges and removes the recovery points; there is no way back. */
export function completeFailover(engine: Engine, input: ParsedInputOf<'failover.complete'>): Reply<object> {
  const found = findSide(engine, input, 'failover.complete')
  if (!found.ok) return found
  const side = found.value
  const refusal = demandState(side, 'failover.complete')
  if (refusal !== undefined) return refusal
  commitFailover(engine, side)
  side.record.state = 'FailedOver'
  changed(engine, side)
  return ok(nothing)
}

/** What Complete and Reverse have in common. */
export function commitFailover(engine: Engine, side: Side): void {
  dropRecoveryPoints(side.host, side.record)
  const { failover } = side.record
  if (failover === null || failover.isCompleted) return
  failover.isCompleted = true
  settleGrowth(engine, side.vm, side.host)
  endFailoverLayers(engine, side.vm, side.host)
  emit(engine, 'failover.committed', about(side))
}

/** The points of a replica with what a failover to each would lose now, newest first. */
export function pointsWithLoss(engine: Engine, side: Pick<Side, 'vm' | 'record'>): PointWithLoss[] {
  const { world } = engine
  const primary = primaryOf(world, side.vm, side.record)
  return failoverPoints(world, side.vm, side.record).map((point) => {
    const { lostSeconds, lostBytes } = computeLoss(world, primary, side.vm, side.record, point)
    const { recoveryPointId, at, kind } = point
    return { recoveryPointId, at, kind, lostSeconds, lostBytes }
  })
}

function checkPrimary(engine: Engine, side: Side, primary: Vm | undefined) {
  if (primary === undefined) return undefined
  const { world } = engine
  const primaryHost = hostOf(world, primary.hostId)
  if (!isReachable(world, side.host, primaryHost)) return undefined
  if (isOn(primary)) {
    return fail('failover.primaryRunning', { vm: primary.name, host: primaryHost.name })
  }
  const isSending = primary.replications.some((record) => record.transfer.kind === 'plannedFailover')
  return isSending ? fail('replication.transferUnderWay', { vm: primary.name }) : undefined
}

/** The preparation may have been taken back on the primary without this side having heard of it. */
/** Prepared for this replica: an older one that was left behind still has the point of its own last time. */
function isPrepared(primary: Vm | undefined, relationshipId: string): boolean {
  const record = primary?.replications.find((theirs) => theirs.relationshipId === relationshipId)
  return record?.state === 'PreparedForFailover' && record.transfer.kind === 'none'
}

function choosePoint(
  engine: Engine,
  side: Side,
  recoveryPointId: string | undefined,
  isPlanned: boolean,
): Reply<FailoverPoint> {
  const points = failoverPoints(engine.world, side.vm, side.record)
  const chosen =
    recoveryPointId === undefined ? points[0] : points.find((point) => point.recoveryPointId === recoveryPointId)
  // A planned failover has one point, the one that holds everything (reference 8.6).
  const isAllowed = chosen !== undefined && (!isPlanned || chosen === points[0])
  if (isAllowed && chosen.isDamaged) return fail('failover.pointInvalid', { vm: side.vm.name })
  if (isAllowed) return ok(chosen)
  const params = { vm: side.vm.name, recoveryPointId: recoveryPointId ?? '' }
  return fail('failover.noRecoveryPoint', params, { field: 'recoveryPointId' })
}

/** The guest's address is on its disks, so the replica comes up with the primary's. */
function takeGuestAddresses(vm: Vm, primary: Vm | undefined): void {
  for (const [index, adapter] of vm.adapters.entries()) {
    const source = primary?.adapters[index]
    if (source === undefined) continue
    adapter.ip = source.ip === null ? null : { ...source.ip }
    adapter.ipv6 = source.ipv6 === null ? null : { ...source.ipv6 }
  }
}

function cancelPreparation(engine: Engine, side: Side, operation: string): Reply<object> {
  const { vm, record } = side
  if (record.state !== 'PreparedForFailover') return fail('failover.notFailedOver', { vm: vm.name, operation })
  rest(engine, side)
  record.state = 'Replicating'
  record.failedAttempts = 0
  const { world } = engine
  const peerHost = resolveHost(world, record.replicaServer, side.host)
  if (peerHost !== undefined && isReachable(world, side.host, peerHost)) {
    const peer = replicaOn(engine, peerHost, vm, record)
    if (peer?.record.state === 'Replicating') peer.record.hasPlannedPoint = false
  }
  scheduleCycle(engine, record, world.now + record.frequencySeconds * 1000)
  emit(engine, 'failover.cancelled', about(side))
  changed(engine, side)
  configurationChanged(engine)
  return ok(nothing)
}
