/**
 * Resynchronization: what makes it necessary, how it starts, by hand, by itself or at a time, and how it is cancelled
 * (Hyper-V Replica reference 2.2, rows 10 and 11, and 4.1).
 */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { minuteMs } from '../../kernel/clock.ts'
import { beginBulk } from '../sending/bulk.ts'
import {
  armReplicationTimer,
  configurationChanged,
  emit,
  logEvent,
  wireFor,
  type Engine,
  type Wire,
} from '../world/engine.ts'
import { updateHealth } from '../sending/health.ts'
import { resolveHost } from '../network/look-up.ts'
import { connect, isFailure, replicaOn } from '../sending/peer.ts'
import { about, type Side } from '../world/engine.ts'
import { demandState, findSide } from './records.ts'
import type { Peer } from '../world/engine.ts'
import { nextInInterval } from '../sending/required-resynchronization.ts'
import { rest } from '../sending/transfer.ts'

const nothing = {}

/** How long a resynchronization that could not start by itself waits for its next try (ours). */
const tryAgainMs = 30 * minuteMs

/** Why the disks of both sides cannot be compared; nothing if they can. */
export function checkSizes(wire: Wire, peer: Peer): Failure | undefined {
  const index = wire.disks.findIndex((disk, position) => disk.sizeBytes !== peer.disks[position]!.sizeBytes)
  if (index < 0) return undefined
  const disk = wire.disks[index]!
  const params = { primaryBytes: disk.sizeBytes, replicaBytes: peer.disks[index]!.sizeBytes }
  return fail('resynchronization.sizeMismatch', { vm: wire.vm.name, disk: disk.name, ...params }).failure
}

/** Begins the comparison. The caller has asked `connect` and `checkSizes`. */
export function startResynchronization(engine: Engine, side: Side): void {
  const { vm, host, record } = side
  record.state = 'Resynchronizing'
  record.resynchronizeStartInstant = -1
  const peer = replicaOf(engine, side)
  if (peer !== undefined) {
    peer.record.state = 'Resynchronizing'
    updateHealth(engine, peer.vm, peer.record)
  }
  logEvent(engine, host, 'resynchronization.started', { vm: vm.name, vmGuid: vm.guid })
  emit(engine, 'resynchronization.started', about(side))
  configurationChanged(engine)
  beginBulk(engine, wireFor(engine, vm, record), 'resynchronization')
}

/** The scheduled instant has come, or the interval in which it may start by itself. */
export function resynchronizeByItself(engine: Engine, wire: Wire): void {
  const { vm, host, record } = wire
  const { now } = engine.world
  const peer = connect(engine, wire)
  const failure = isFailure(peer) ? peer : checkSizes(wire, peer)
  if (failure === undefined) {
    record.failedAttempts = 0
    record.lastFailure = null
    startResynchronization(engine, { vm, host, record })
    updateHealth(engine, vm, record)
    return
  }
  record.statistics.errors += 1
  record.lastFailure = { code: failure.code, params: failure.params, windowsCode: failure.windowsCode ?? null }
  const next = now + tryAgainMs
  record.resynchronizeStartInstant = record.autoResynchronize.enabled
    ? nextInInterval(record.autoResynchronize, next)
    : next
  armReplicationTimer(engine, record, record.resynchronizeStartInstant)
  updateHealth(engine, vm, record)
}

/** Row 10, with -ResynchronizeStartTime: what is compared then need not be tracked until then. */
export function scheduleResynchronization(engine: Engine, side: Side, at: number): void {
  const { record } = side
  rest(engine, side)
  record.state = 'WaitingForStartResynchronize'
  record.resynchronizeStartInstant = at
  armReplicationTimer(engine, record, at)
}

/** Row 11: Stop-VMReplication. */
export function stopResynchronization(
  engine: Engine,
  input: ParsedInputOf<'replication.stopResynchronization'>,
): Reply<object> {
  const found = findSide(engine, input, 'replication.stopResynchronization')
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const isScheduled = record.state === 'WaitingForStartResynchronize' && record.resynchronizeStartInstant >= 0
  if (!isScheduled) {
    const refusal = demandState(side, 'replication.stopResynchronization') ?? checkMerge(side)
    if (refusal !== undefined) return refusal
  }
  rest(engine, side)
  record.state = 'WaitingForStartResynchronize'
  record.resynchronizeStartInstant = -1
  const peer = replicaOf(engine, side)
  if (peer?.record.state === 'Resynchronizing') {
    peer.record.state = 'Replicating'
    updateHealth(engine, peer.vm, peer.record)
  }
  emit(engine, 'resynchronization.cancelled', about(side))
  configurationChanged(engine)
  updateHealth(engine, side.vm, record)
  return ok(nothing)
}

/** Refuses what would interrupt the merging of a resynchronization. */
export function checkMerge({ vm, record }: Side) {
  return record.transfer.kind === 'merge' ? fail('resynchronization.merging', { vm: vm.name }) : undefined
}

function replicaOf(engine: Engine, { vm, host: ownHost, record }: Side) {
  const host = resolveHost(engine.world, record.replicaServer, ownHost)
  return host?.hasPower === true ? replicaOn(engine, host, vm, record) : undefined
}
