/** What a failover loses, computed from the disks of both sides and from nothing else. */
import { secondMs } from '../../kernel/clock.ts'
import { contentOf, divergence, filesIn } from '../disks/content.ts'
import { disksOf } from '../world/engine.ts'
import { isWriting } from '../world/power-state.ts'
import { contentOfPoint, pointId } from '../sending/recovery-points.ts'
import { isFailedOver, recordOf } from '../world/relationships.ts'
import type { Content } from '../world/state/disk.ts'
import type { Loss, PointWithLoss } from '../world/state/failover.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

/** A point that the replica can fail over to. */
export interface FailoverPoint {
  readonly recoveryPointId: string
  readonly at: number
  readonly kind: PointWithLoss['kind']
  readonly content: Content
  /** Its undo log cannot be read. */
  readonly isDamaged: boolean
}

/** The points of a replica, newest first. Empty before the initial replication is complete. */
export function failoverPoints(world: World, vm: Vm, record: ReplicationRecord): FailoverPoint[] {
  if (!record.isInitialized || record.lastReplicationInstant < 0) return []
  const latest: FailoverPoint = {
    recoveryPointId: pointId(record.latestPointNumber),
    at: record.lastReplicationInstant,
    kind: record.hasPlannedPoint ? 'planned' : 'latest',
    content: receivedContent(world, vm, record),
    isDamaged: false,
  }
  const others = record.points.map((point) => ({
    recoveryPointId: pointId(point.number),
    at: point.at,
    kind: point.kind,
    content: contentOfPoint(point),
    isDamaged: point.isDamaged === true,
  }))
  return [latest, ...others.reverse()]
}

/** What the replica has received; after a failover its disks have gone on from there. */
function receivedContent(world: World, vm: Vm, record: ReplicationRecord): Content {
  return isFailedOver(record) && record.failover !== null ? record.failover.before.content : contentOf(vm, world.now)
}

/**
 * The machine that this replica copies: the other one with the same GUID that is no copy itself. The third host of a chain
 * copies, by way of the middle one, what the primary of that one holds, unless the middle one has failed over.
 */
export function primaryOf(world: World, vm: Vm, record: ReplicationRecord): Vm | undefined {
  const others = world.vms.filter((other) => other.guid === vm.guid && other !== vm && other.testOfVmId === null)
  const partner = others.find((other) =>
    other.replications.some((theirs) => theirs.relationshipId === record.relationshipId),
  )
  const direct =
    partner ?? others.find((other) => other.replications.every((theirs) => theirs.mode !== 'ExtendedReplica'))
  const upstream = direct === undefined ? undefined : recordOf(direct)
  const isCopyItself = upstream?.mode === 'Replica' && upstream !== record && !isFailedOver(upstream)
  if (record.mode !== 'ExtendedReplica' || direct === undefined || !isCopyItself) return direct
  return primaryOf(world, direct, upstream) ?? direct
}

/**
 * Measures what the primary holds now and a point lacks.
 * @param primary The machine that is lost; undefined if nothing is left to compare with.
 * @param vm The replica.
 * @param point The point that is failed over to.
 */
export function computeLoss(
  world: World,
  primary: Vm | undefined,
  vm: Vm,
  record: ReplicationRecord,
  point: FailoverPoint,
): Loss {
  if (primary === undefined) return { lostSeconds: 0, lostBytes: 0, lostWrites: 0, files: [] }
  const keys = disksOf(vm, record).map((disk) => disk.contentKey)
  const content = contentOf(primary, world.now)
  const { writes, bytes } = divergence(world, content, point.content, keys)
  const servedUntil = isWriting(primary) ? world.now : (primary.stoppedInstant ?? point.at)
  const lostMs = writes === 0 ? 0 : Math.max(0, servedUntil - point.at)
  return {
    lostSeconds: Math.ceil(lostMs / secondMs),
    lostBytes: bytes,
    lostWrites: writes,
    files: changedFiles(world, content, point.content, keys),
  }
}

function changedFiles(world: World, content: Content, other: Content, keys: readonly number[]): Loss['files'] {
  const ours = filesIn(world, content).filter((file) => keys.includes(file.contentKey))
  const theirs = new Map(filesIn(world, other).map((file) => [file.path, file]))
  return ours
    .map((file) => ({
      path: file.path,
      primaryVersion: file.version,
      replicaVersion: theirs.get(file.path)?.version ?? null,
    }))
    .filter((file) => file.primaryVersion !== file.replicaVersion)
}

/** What a failover of this replica would lose now; null without a relationship or such a point. */
export function lossOf(world: World, vmId: string, recoveryPointId: string | undefined): Loss | null {
  const vm = world.vms.find((candidate) => candidate.vmId === vmId)
  const record = vm === undefined ? undefined : recordOf(vm)
  if (vm === undefined || record === undefined) return null
  const points = failoverPoints(world, vm, record)
  const point =
    recoveryPointId === undefined ? points[0] : points.find((one) => one.recoveryPointId === recoveryPointId)
  return point === undefined ? null : computeLoss(world, primaryOf(world, vm, record), vm, record, point)
}
