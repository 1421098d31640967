/** Replication of a machine as its clients see it, with the statistics that Windows shows. */
import type { RelationshipType } from '../../contract/ids.ts'
import type { ReplicationView } from '../../contract/views/replication.ts'
import { hostOf, disksOf, type Engine } from '../world/engine.ts'
import { findVm } from '../world/machine-index.ts'
import { asShown, isReplica, recordOf, shownState } from '../world/relationships.ts'
import { pointsWithLoss } from '../failover/failover.ts'
import { testChecks } from '../failover/test-failover.ts'
import { healthOf } from '../sending/health.ts'
import type { ReplicationRecord, Statistics } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { positionOf } from '../disks/content.ts'
import { pendingBytes, sentBytes } from '../sending/transfer.ts'
import { replicationLimits } from '../../contract/limits/replication.ts'
import { dayMs, secondMs } from '../../kernel/clock.ts'
import type { Host } from '../world/state/host.ts'
import { queuePlace } from '../sending/transfer-queue.ts'
import type { FailoverRecord, Loss, TestChecks } from '../world/state/failover.ts'

export function replicationView(engine: Engine, vmId: string, type?: RelationshipType): ReplicationView | null {
  const vm = findVm(engine.world, vmId)
  const record = vm === undefined ? undefined : recordOf(vm, type)
  return vm === undefined || record === undefined ? null : viewReplication(engine, vm, record)
}

export function viewReplication(engine: Engine, vm: Vm, record: ReplicationRecord): ReplicationView {
  const { world } = engine
  const { health, details } = healthOf(vm, asShown(record), world.now)
  const { lastFailure } = record
  return {
    relationshipId: record.relationshipId,
    relationshipType: record.relationshipType,
    mode: record.mode,
    state: shownState(record),
    health,
    healthDetails: details,
    primaryServer: record.primaryServer,
    replicaServer: record.replicaServer,
    port: record.port,
    authentication: record.authentication,
    certificateId: record.certificateId,
    compression: record.compression,
    bypassesProxy: record.bypassesProxy,
    frequencySeconds: record.frequencySeconds,
    recoveryHistoryHours: record.recoveryHistoryHours,
    vssFrequencyHours: record.vssFrequencyHours,
    autoResynchronizeEnabled: record.autoResynchronize.enabled,
    autoResynchronizeStartMinutes: record.autoResynchronize.startMinutes,
    autoResynchronizeEndMinutes: record.autoResynchronize.endMinutes,
    resynchronizeStartInstant: instantOrNull(record.resynchronizeStartInstant),
    initialReplicationStartInstant:
      record.state === 'ReadyForInitialReplication' ? instantOrNull(record.nextCycleInstant) : null,
    initialCopyPath: record.initialCopyPath,
    replicatedDiskIds: [...record.replicatedDiskIds],
    excludedDiskIds: [...record.excludedDiskIds],
    lastReplicationInstant: instantOrNull(record.lastReplicationInstant),
    lastAppliedInstant: instantOrNull(record.lastAppliedInstant),
    nextCycleInstant: instantOrNull(record.nextCycleInstant),
    pendingBytes: record.mode === 'Primary' ? unsentBytes(vm, record, world.now) : 0,
    lagSeconds: lagSeconds(record, world.now),
    queuedBytes: record.queued?.bytes ?? 0,
    logFiles: viewLogFiles(vm, record, world.now),
    transfer: viewTransfer(hostOf(world, vm.hostId), record, world.now),
    lastFailure:
      lastFailure === null
        ? null
        : {
            code: lastFailure.code,
            params: { ...lastFailure.params },
            ...(lastFailure.windowsCode === null ? {} : { windowsCode: lastFailure.windowsCode }),
          },
    recoveryPoints: isReplica(record) ? pointsWithLoss(engine, { vm, record }) : [],
    testVmId: record.testVmId,
    testFailovers: viewTests(engine, record),
    nextTestFailoverInstant: nextTestInstant(record),
    failover: record.failover === null ? null : viewFailover(record.failover),
    statistics: viewStatistics(record.statistics),
  }
}

/** One change log per replicated disk, in the folder of the disk; none while nothing is tracked (reference 4). */
function viewLogFiles(vm: Vm, record: ReplicationRecord, now: number): ReplicationView['logFiles'] {
  const isTracking = record.isInitialized || record.state === 'InitialReplicationInProgress'
  if (isReplica(record) || !isTracking || record.state === 'WaitingForStartResynchronize') return []
  const { transfer } = record
  const from = transfer.kind === 'none' || transfer.kind === 'delta' ? record.confirmed : transfer.cut
  return disksOf(vm, record).map((disk, index) => ({
    diskId: disk.diskId,
    path: disk.path.replace(/\.a?vhdx?$/i, '.hrl'),
    sizeBytes: Math.max(0, positionOf(vm, disk, now).writtenBytes - from[2 * index + 1]!),
  }))
}

function instantOrNull(at: number): number | null {
  return at < 0 ? null : at
}

export function unsentBytes(vm: Vm, record: ReplicationRecord, now: number): number {
  if (record.isInitialized) return pendingBytes(vm, record, now)
  return record.transfer.totalBytes - sentBytes(record.transfer, now)
}

function lagSeconds(record: ReplicationRecord, now: number): number {
  if (record.lastReplicationInstant < 0) return 0
  return Math.floor((now - record.lastReplicationInstant) / secondMs)
}

function viewTransfer(host: Host, record: ReplicationRecord, now: number): ReplicationView['transfer'] {
  const { transfer } = record
  if (transfer.kind === 'none') return null
  return {
    kind: transfer.kind,
    sentBytes: sentBytes(transfer, now),
    totalBytes: transfer.totalBytes,
    startedInstant: transfer.startedInstant,
    endsInstant: transfer.endsInstant < 0 ? null : transfer.endsInstant,
    queuePlace: transfer.endsInstant < 0 ? queuePlace(host, record) : null,
  }
}

function viewTests({ world }: Engine, record: ReplicationRecord): ReplicationView['testFailovers'] {
  if (record.tests === undefined) return []
  return record.tests.toReversed().map((test) => {
    const machine = record.testVmId === null ? undefined : findVm(world, record.testVmId)
    const checks = test.checks ?? testChecks(world, record, test, machine)
    return {
      startedInstant: test.startedInstant,
      recoveryPointInstant: test.recoveryPointInstant,
      recoveryPointKind: test.recoveryPointKind,
      fromHost: test.fromHost,
      toHost: test.toHost,
      loss: copyLoss(test.loss),
      ranInstant: test.ranInstant,
      stoppedInstant: test.stoppedInstant,
      checks: checkNames.map((name) => ({ name, result: checks[name] })),
      outcome: test.stoppedInstant === null ? 'running' : outcomeOf(checks),
    }
  })
}

const checkNames = ['ran', 'apart', 'network', 'replication'] as const

function outcomeOf(checks: TestChecks): 'passed' | 'failed' | 'nothing' {
  if (Object.values(checks).includes('failed')) return 'failed'
  return checks.ran === 'passed' ? 'passed' : 'nothing'
}

/** A test failover that showed nothing, or failed, does not put the next one off. */
function nextTestInstant(record: ReplicationRecord): number | null {
  if (!isReplica(record)) return null
  const last = record.tests?.findLast(({ checks }) => checks !== null && outcomeOf(checks) === 'passed')
  return last === undefined ? null : last.startedInstant + replicationLimits.testFailoverDays * dayMs
}

function copyLoss(loss: Loss): Loss {
  const { lostSeconds, lostBytes, lostWrites, files } = loss
  return { lostSeconds, lostBytes, lostWrites, files: files.map((file) => ({ ...file })) }
}

function viewFailover(failover: FailoverRecord): NonNullable<ReplicationView['failover']> {
  const { loss, otherPoints } = failover
  return {
    kind: failover.kind,
    stoppedInstant: failover.stoppedInstant,
    failedOverInstant: failover.failedOverInstant,
    startedInstant: failover.startedInstant,
    reachedInstant: failover.reachedInstant ?? null,
    isMeasured: failover.reachedInstant !== undefined,
    recoveryPointInstant: failover.recoveryPointInstant,
    fromHost: failover.fromHost,
    toHost: failover.toHost,
    loss: copyLoss(loss),
    otherPoints: otherPoints.map((point) => ({ ...point })),
    isCompleted: failover.isCompleted,
    isReversed: failover.isReversed,
  }
}

function viewStatistics(statistics: Statistics): ReplicationView['statistics'] {
  const { successfulCycles, totalSizeBytes, totalLatencyMilliseconds } = statistics
  const average = (total: number) => (successfulCycles === 0 ? 0 : Math.floor(total / successfulCycles))
  return {
    fromInstant: statistics.fromInstant,
    successfulCycles,
    missedCycles: statistics.missedCycles,
    errors: statistics.errors,
    averageSizeBytes: average(totalSizeBytes),
    maximumSizeBytes: statistics.maximumSizeBytes,
    averageLatencyMilliseconds: average(totalLatencyMilliseconds),
    maximumLatencyMilliseconds: statistics.maximumLatencyMilliseconds,
    initialReplicationBytes: statistics.initialReplicationBytes,
  }
}
