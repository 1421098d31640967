/** A machine that writes on more than one host: what each side has that the others lack. Nothing here is changed. */
import { secondMs } from '../../kernel/clock.ts'
import { contentOf, divergence } from '../disks/content.ts'
import { isFailedOver, isReplica } from '../world/relationships.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

/** What is lost of a side as soon as another one is kept. */
export interface SideLoss {
  readonly vmId: string
  readonly hasTakenOver: boolean
  readonly lostSeconds: number
  readonly lostBytes: number
}

/**
 * Compares the disks of copies that run at the same time.
 * @param vmIds The copies, at least two.
 */
export function splitLosses(world: World, vmIds: readonly string[]): SideLoss[] {
  const copies = world.vms.filter(({ vmId }) => vmIds.includes(vmId))
  return copies.map((vm) => {
    const others = copies.filter((other) => other !== vm)
    const keys = vm.disks.map((disk) => disk.contentKey)
    const lacks = others.map((other) => divergence(world, contentOf(vm, world.now), contentOf(other, world.now), keys))
    const lostBytes = Math.max(...lacks.map(({ bytes }) => bytes))
    const since = aloneSince(copies, vm)
    return {
      vmId: vm.vmId,
      hasTakenOver: failoverOf(vm) !== undefined,
      lostSeconds: lostBytes === 0 ? 0 : Math.ceil(Math.max(0, world.now - since) / secondMs),
      lostBytes,
    }
  })
}

/** Since when a side has written what the others do not get. */
function aloneSince(copies: readonly Vm[], vm: Vm): number {
  const own = failoverOf(vm)
  if (own !== undefined) return own.startedInstant ?? own.failedOverInstant
  const points = copies.flatMap((copy) => failoverOf(copy)?.recoveryPointInstant ?? [])
  return Math.min(...points, vm.startedInstant ?? Number.POSITIVE_INFINITY)
}

function failoverOf(vm: Vm) {
  return vm.replications.find((record) => isReplica(record) && isFailedOver(record))?.failover ?? undefined
}
