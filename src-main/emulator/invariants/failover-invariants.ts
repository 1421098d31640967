/** What must hold of machines that failed over, and of those that run twice. */
import { contentOf, divergence } from '../disks/content.ts'
import { disksOf } from '../world/engine.ts'
import { primaryOf } from '../failover/loss.ts'
import { isWriting } from '../world/power-state.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

type Demand = (condition: boolean, sentence: () => string) => void

/**
 * Checks a failover at once after it was started: it has lost exactly what the primary holds and the point lacks. Later, even
 * in the same instant, the primary, the replica or both may have gone on.
 * @param vmId The replica that has just failed over.
 */
export function findLossViolations(world: World, vmId: string): string[] {
  const vm = world.vms.find((candidate) => candidate.vmId === vmId)
  const record = vm?.replications.find((each) => each.state === 'FailedOverWaitingCompletion')
  const primary = vm === undefined || record === undefined ? undefined : primaryOf(world, vm, record)
  if (vm === undefined || primary === undefined || !record?.failover) return []
  const { lostWrites, lostBytes } = record.failover.loss
  const keys = disksOf(vm, record).map((disk) => disk.contentKey)
  const lacking = divergence(world, contentOf(primary, world.now), contentOf(vm, world.now), keys)
  if (lacking.writes === lostWrites && lacking.bytes === lostBytes) return []
  return [`the failover of ${vmId} books ${lostWrites} lost writes, not ${lacking.writes}`]
}

/**
 * Two copies of one machine run only after a failover whose primary was started again or started itself, or whose
 * preparation was taken back on the primary alone (reference 2.2, row 17); never while both sides simply replicate.
 */
export function checkCopies(world: World, demand: Demand): void {
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
