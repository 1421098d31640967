/** What must hold of machines that failed over, and of those that run twice. */
import { contentOf, divergence } from './content.ts'
import { disksOf } from './engine.ts'
import { primaryOf } from './loss.ts'
import { isWriting } from './power-state.ts'
import { recordOf } from './relationships.ts'
import type { ReplicationRecord, Vm, World } from './state.ts'

type Demand = (condition: boolean, sentence: () => string) => void

/**
 * Checks every failover at the moment at which it happened: it has lost exactly what the primary holds and the point lacks.
 * Later the primary, the replica or both may have gone on.
 */
export function checkFailovers(world: World, demand: Demand): void {
  for (const vm of world.vms) {
    for (const record of vm.replications) checkLoss(world, vm, record, demand)
  }
  checkCopies(world, demand)
}

function checkLoss(world: World, vm: Vm, record: ReplicationRecord, demand: Demand): void {
  const { failover } = record
  if (failover === null || failover.failedOverInstant !== world.now || failover.startedInstant !== null) return
  if (record.state !== 'FailedOverWaitingCompletion' || !isChainWhole(world, vm, record)) return
  const primary = primaryOf(world, vm, record)
  if (primary === undefined || world.branches[vm.branch] === undefined) return
  const keys = disksOf(vm, record).map((disk) => disk.contentKey)
  const lacking = divergence(world, contentOf(primary, world.now), contentOf(vm, world.now), keys)
  demand(
    lacking.writes === failover.loss.lostWrites && lacking.bytes === failover.loss.lostBytes,
    () => `the failover of ${vm.vmId} books ${failover.loss.lostWrites} lost writes, not ${lacking.writes}`,
  )
}

/** Removed since, in the same instant, a relationship no longer says which machine the loss was measured against. */
function isChainWhole(world: World, vm: Vm, record: ReplicationRecord): boolean {
  const partner = world.vms.find(
    (other) => other !== vm && other.replications.some((theirs) => theirs.relationshipId === record.relationshipId),
  )
  if (partner === undefined || record.mode !== 'ExtendedReplica') return partner !== undefined
  const upstream = recordOf(partner)
  return upstream !== undefined && isChainWhole(world, partner, upstream)
}

/**
 * Two copies of one machine run only after a failover whose primary was started again or started itself, or whose
 * preparation was taken back on the primary alone (reference 2.2, row 17); never while both sides simply replicate.
 */
function checkCopies(world: World, demand: Demand): void {
  const running = new Map<string, Vm>()
  for (const vm of world.vms) {
    if (!isWriting(vm)) continue
    for (const { relationshipId } of vm.replications) {
      const other = running.get(relationshipId)
      running.set(relationshipId, vm)
      if (other === undefined) continue
      const hasFailedOver = [vm, other].some((copy) => copy.replications.some((record) => record.failover !== null))
      demand(hasFailedOver, () => `${other.vmId} and ${vm.vmId} both run, and neither has failed over`)
    }
  }
}
