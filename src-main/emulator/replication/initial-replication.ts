/** Starting and stopping the initial replication (Hyper-V Replica reference 2.2, rows 2 to 4, 6 and 7). */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { dayMs } from '../../kernel/clock.ts'
import { beginBulk } from '../sending/bulk.ts'
import { emit, wireFor, type Engine } from '../world/engine.ts'
import { abandonExport, awaitsImport } from '../sending/exports.ts'
import { startExport } from './initial-copies.ts'
import { connect, isFailure } from '../sending/peer.ts'
import { about } from '../world/engine.ts'
import { demandState, findSide } from './records.ts'
import { checkUpstream } from './replication.ts'
import { changed, rest, scheduleCycle } from '../sending/transfer.ts'
import { replicationLimits } from '../../contract/limits/replication.ts'

const nothing = {}

/** Rows 2 to 4 and 6: the initial copy over the network, now or within seven days, by export, or by comparing. */
export function startInitial(engine: Engine, input: ParsedInputOf<'replication.startInitial'>): Reply<object> {
  const found = findSide(engine, input, 'replication.startInitial')
  if (!found.ok) return found
  const side = found.value
  const refusal = demandState(side, 'replication.startInitial')
  if (refusal !== undefined) return refusal
  const upstream = checkUpstream(side, 'replication.startInitial')
  if (upstream !== undefined) return upstream
  const { now } = engine.world
  if (input.destinationPath !== undefined) {
    if (input.startInstant !== undefined || input.useBackup) {
      return fail('initialCopy.notAlone', {}, { field: 'destinationPath' })
    }
    return startExport(engine, side, input.destinationPath)
  }
  const wire = wireFor(engine, side.vm, side.record)
  if (input.useBackup) {
    const peer = connect(engine, wire)
    if (isFailure(peer)) return { ok: false, failure: peer }
    if (!peer.record.hasExistingCopy) {
      return fail('replication.noExistingCopy', { vm: side.vm.name, host: peer.host.name }, { field: 'useBackup' })
    }
  }
  if (input.startInstant !== undefined && input.startInstant > now) {
    if (input.startInstant > now + replicationLimits.scheduleDays * dayMs) {
      return fail('replication.startTooLate', { daysMax: replicationLimits.scheduleDays }, { field: 'startInstant' })
    }
    if (input.useBackup) side.record.isCompareOnly = true
    scheduleCycle(engine, side.record, input.startInstant)
    emit(engine, 'replication.changed', { ...about(side), startInstant: input.startInstant })
    return ok(nothing)
  }
  const peer = connect(engine, wire)
  if (isFailure(peer)) return { ok: false, failure: peer }
  if (input.useBackup) side.record.isCompareOnly = true
  beginBulk(engine, wire, 'initialReplication')
  return ok(nothing)
}

/** Row 7. */
export function stopInitial(engine: Engine, input: ParsedInputOf<'replication.stopInitial'>): Reply<object> {
  const found = findSide(engine, input, 'replication.stopInitial')
  if (!found.ok) return found
  const side = found.value
  const { record } = side
  const isScheduled = record.state === 'ReadyForInitialReplication' && record.nextCycleInstant >= 0
  if (!isScheduled) {
    const refusal = demandState(side, 'replication.stopInitial')
    if (refusal !== undefined) return refusal
  }
  if (awaitsImport(record)) {
    return fail('initialCopy.exported', { vm: side.vm.name, path: record.initialCopyPath ?? '' })
  }
  if (record.initialCopyPath !== null) abandonExport(engine.world, record)
  rest(engine, side)
  record.state = 'ReadyForInitialReplication'
  emit(engine, 'replication.changed', about(side))
  changed(engine, side)
  return ok(nothing)
}
