/** A relationship's record on one host: making it, and finding it for an operation that belongs to one side. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { RelationshipType } from '../../contract/ids.ts'
import { operationOf, sideOf, statesOf, type OperationName } from '../../contract/operations.ts'
import { hourMs } from '../../kernel/clock.ts'
import { armWatch, nextId, type Engine, type Side, disarmReplicationTimer, disarmWatch } from '../world/engine.ts'
import { emptyStatistics } from '../sending/statistics.ts'
import { driveOf } from '../world/names.ts'
import { isReplica, recordOf, shownState } from '../world/relationships.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { lostVolumeOf, storageLost } from '../disks/lost-storage.ts'
import { managedVm } from '../world/lookups.ts'
import { dropQueued, dropRecoveryPoints } from '../sending/recovery-points.ts'

type RecordSettings = Pick<
  ReplicationRecord,
  | 'relationshipId'
  | 'relationshipType'
  | 'mode'
  | 'state'
  | 'primaryServer'
  | 'replicaServer'
  | 'port'
  | 'authentication'
  | 'certificateId'
  | 'compression'
  | 'frequencySeconds'
  | 'recoveryHistoryHours'
  | 'vssFrequencyHours'
  | 'trustGroup'
  | 'replicatedDiskIds'
  | 'excludedDiskIds'
> &
  Partial<Pick<ReplicationRecord, 'bypassesProxy'>>

/** Puts a new record onto a machine. */
export function addRecord(engine: Engine, vm: Vm, settings: RecordSettings): ReplicationRecord {
  const { now } = engine.world
  const zeros = settings.replicatedDiskIds.flatMap(() => [0, 0])
  const record: ReplicationRecord = {
    number: nextId(engine.world, 'record'),
    ...settings,
    bypassesProxy: settings.bypassesProxy ?? false,
    volumeLetter: driveOf(vm.disks[0]?.path ?? '') ?? 'C',
    settingsNumber: 1,
    blankDiskIds: [],
    isInitialized: false,
    isCompareOnly: false,
    hasExistingCopy: false,
    initialCopyPath: null,
    queued: null,
    isOutOfSequence: false,
    // Reference 3.9: the values of WMI; 18:30 to 06:00.
    autoResynchronize: { enabled: false, startMinutes: 18 * 60 + 30, endMinutes: 6 * 60 },
    resynchronizeStartInstant: -1,
    confirmed: [...zeros],
    lastReplicationInstant: -1,
    lastAppliedInstant: -1,
    nextCycleInstant: -1,
    timer: -1,
    watchTimer: -1,
    failedAttempts: 0,
    lastFailure: null,
    transfer: {
      kind: 'none',
      totalBytes: 0,
      sentBytes: 0,
      startedInstant: now,
      resumedInstant: now,
      endsInstant: -1,
      cutInstant: now,
      contentInstant: now,
      branch: vm.branch,
      cut: [...zeros],
    },
    points: [],
    latestPointNumber: nextId(engine.world, 'point'),
    nextPointInstant: now + hourMs,
    nextVssInstant: now + hourMs,
    hasPlannedPoint: false,
    undoBytes: 0,
    testVmId: null,
    failover: null,
    statistics: emptyStatistics(now),
    reportedHealth: 'Warning',
  }
  vm.replications.push(record)
  armWatch(engine, record, now + hourMs)
  return record
}

/**
 * Finds the record for an operation.
 * @param name Of the operation, which may belong to one side.
 */
export function findSide(engine: Engine, input: Addressed, name: OperationName): Reply<Side> {
  const { cmdlet: operation, side, isWithoutDisks = false } = operationOf(name)
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const record = recordOf(vm, input.relationshipType)
  if (record === undefined) return fail('replication.notEnabled', { vm: vm.name, operation })
  if (side !== undefined && isReplica(record) !== (side === 'Replica')) {
    return fail('replication.wrongSide', { vm: vm.name, operation, side })
  }
  const lost = lostVolumeOf(host, vm)
  if (lost !== undefined && !isWithoutDisks) return storageLost(vm, host, lost)
  return ok({ vm, host, record })
}

/** A machine, and which of its relationships; the Simple one if nothing is said. */
interface Addressed {
  readonly vmId: string
  readonly relationshipType?: RelationshipType | undefined
}

/** Refuses an operation in a state in which it is not allowed (reference 2.5). */
export function demandState({ vm, record }: Side, name: OperationName) {
  const { task, cmdlet } = operationOf(name)
  if (statesOf(name, sideOf(record.mode))?.includes(record.state) ?? true) return undefined
  return fail('replication.wrongState', { vm: vm.name, operation: task ?? cmdlet, state: shownState(record) })
}

/** Takes a record off its machine, with everything that it keeps. */
export function dropRecord(engine: Engine, { vm, host, record }: Side): void {
  disarmReplicationTimer(engine, record)
  disarmWatch(engine, record)
  dropRecoveryPoints(host, record)
  dropQueued(host, record)
  vm.replications.splice(vm.replications.indexOf(record), 1)
}
