/** What could be sent at this moment, and whether a failover would hold. */
import type { RelationshipReachability } from '../../contract/views/reachability.ts'
import { secondMs } from '../../kernel/clock.ts'
import { lostVolumeOf } from '../disks/lost-storage.ts'
import { computeLoss, failoverPoints, primaryOf } from '../failover/loss.ts'
import { checkRoomFor } from '../machines/machine-power.ts'
import { answersOutside, findLink } from '../network/links.ts'
import { whySendingFails, type AskGates } from '../sending/peer.ts'
import { hostOf, wireFor, type Engine } from '../world/engine.ts'
import { isOn } from '../world/power-state.ts'
import { isFailedOver, isReplica } from '../world/relationships.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

interface Copy {
  readonly vm: Vm
  readonly record: ReplicationRecord
}

/** Both ends of a relationship. */
interface Ends {
  readonly from: Copy
  readonly to: Copy
}

/** The relationships in which a copy is the sender; one whose replica is gone is none. */
export function endsOf(copies: readonly Vm[]): Ends[] {
  return copies.flatMap((vm) =>
    vm.replications.flatMap((record) => {
      if (isReplica(record)) return []
      const to = replicaIn(copies, vm, record)
      return to === undefined ? [] : [{ from: { vm, record }, to }]
    }),
  )
}

function replicaIn(copies: readonly Vm[], from: Vm, { relationshipId }: ReplicationRecord): Copy | undefined {
  for (const vm of copies) {
    const record = vm.replications.find((theirs) => theirs.relationshipId === relationshipId && isReplica(theirs))
    if (vm !== from && record !== undefined) return { vm, record }
  }
  return undefined
}

/** One relationship at this moment; see `RelationshipReachability`. */
export function relationshipReachability(engine: Engine, ends: Ends, gates: AskGates): RelationshipReachability {
  const { world } = engine
  const { from, to } = ends
  const failure = whySendingFails(engine, wireFor(engine, from.vm, from.record), gates)
  const holdObstacle = holdObstacleOf(world, ends, failure === undefined)
  const { lastReplicationInstant } = from.record
  return {
    relationshipId: from.record.relationshipId,
    relationshipType: from.record.relationshipType,
    guid: from.vm.guid,
    fromVmId: from.vm.vmId,
    fromHostId: from.vm.hostId,
    toVmId: to.vm.vmId,
    toHostId: to.vm.hostId,
    canSend: failure === undefined,
    obstacle:
      failure === undefined
        ? null
        : {
            code: failure.code,
            params: { ...failure.params },
            ...(failure.windowsCode === undefined ? {} : { windowsCode: failure.windowsCode }),
          },
    isCut: isCut(world, ends),
    lastSentInstant: lastReplicationInstant < 0 ? null : lastReplicationInstant,
    lastSentSeconds: lastReplicationInstant < 0 ? 0 : Math.floor((world.now - lastReplicationInstant) / secondMs),
    loss: lossOfLatest(world, to),
    wouldHold: holdObstacle === null,
    holdObstacle,
  }
}

/** An end that does not answer anybody, or a line over which nothing comes. */
function isCut(world: World, { from, to }: Ends): boolean {
  const hosts = [from, to].map(({ vm }) => hostOf(world, vm.hostId))
  if (hosts.some((host) => !host.hasPower)) return true
  return findLink(world, from.vm.hostId, to.vm.hostId)?.isConnected !== true
}

function lossOfLatest(world: World, { vm, record }: Copy): RelationshipReachability['loss'] {
  const point = failoverPoints(world, vm, record)[0]
  if (point === undefined) return null
  const { lostSeconds, lostBytes } = computeLoss(world, primaryOf(world, vm, record), vm, record, point)
  return { lostSeconds, lostBytes }
}

/** The states in which a replica fails over (Hyper-V Replica reference 2.2, rows 15 and 18). */
const canFailOver: readonly string[] = ['Replicating', 'Suspended', 'Error', 'Resynchronizing']

/**
 * Why a failover would not succeed now. While the host of the machine answers, it is a planned one, with whatever is left to be
 * sent; when it does not, an unplanned one, for which the replica alone must be in order.
 */
function holdObstacleOf(world: World, ends: Ends, canSend: boolean): RelationshipReachability['holdObstacle'] {
  const { from, to } = ends
  const host = hostOf(world, to.vm.hostId)
  if (isFailedOver(to.record)) return 'failedOver'
  if (!answersOutside(world, host)) return 'replicaSilent'
  if (!to.record.isInitialized || to.record.lastReplicationInstant < 0) return 'copyIncomplete'
  if (lostVolumeOf(host, to.vm) !== undefined) return 'storageLost'
  if (to.record.testVmId !== null) return 'testRunning'
  if (!canFailOver.includes(to.record.state)) return 'replicaState'
  if (checkRoomFor(world, to.vm, host) !== undefined) return 'cannotStart'
  const primary = primaryOf(world, to.vm, to.record) ?? from.vm
  const isThere = answersOutside(world, hostOf(world, primary.hostId))
  // Hyper-V offers no planned failover to the third host of a chain; beside a primary that runs it would make two machines.
  if (to.record.mode === 'ExtendedReplica') return isThere && isOn(primary) ? 'primaryState' : null
  if (!isThere) return null
  const { state, transfer } = from.record
  if (state === 'PreparedForFailover' && transfer.kind === 'none') return null
  if (state !== 'Replicating' && state !== 'PreparedForFailover') return 'primaryState'
  return canSend ? null : 'cannotSend'
}
