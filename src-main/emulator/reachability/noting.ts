/**
 * What of reachability has to be noted when it happens, because nothing tells it afterwards: since when a host has not answered,
 * and when a client was first answered after a failover. Only commands and the timers of machines can change either.
 */
import { answersOutside } from '../network/links.ts'
import { directoryOf, lookUp, type Directory } from '../network/look-up.ts'
import type { Engine } from '../world/engine.ts'
import type { FailoverRecord } from '../world/state/failover.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { stateAtSilence } from './hosts.ts'
import { clientNameOf, isAnsweredBy } from './services.ts'

/** Brings the notes up to date. To be called after whatever may have changed who reaches whom. */
export function noteReachability({ world, rulesVersion }: Engine): void {
  // Rows that were written before this was noted lead to the world that they led to then.
  if (rulesVersion < 3) return
  for (const host of world.hosts) {
    if (answersOutside(world, host)) delete host.silence
    else if (host.silence === undefined) {
      const states = world.vms
        .filter((vm) => vm.hostId === host.hostId)
        .map((vm) => ({ vmId: vm.vmId, state: stateAtSilence(host, vm) }))
      host.silence = { sinceInstant: world.now, states }
    }
  }
  let directory: Directory | undefined
  for (const vm of world.vms) {
    for (const { failover } of vm.replications) {
      if (failover === null || failover.reachedInstant !== null) continue
      directory ??= directoryOf(world)
      if (isServed(world, directory, vm, failover)) failover.reachedInstant = world.now
    }
  }
}

/** By the side that took over; once the direction is reversed, whichever copy answers is the machine. */
function isServed(world: World, directory: Directory, vm: Vm, failover: FailoverRecord): boolean {
  const others = world.vms.filter((other) => other.guid === vm.guid && other !== vm && other.testOfVmId === null)
  const found = lookUp(world, clientNameOf(world, directory, [vm, ...others]), undefined, directory)
  return isAnsweredBy(found, vm) || (failover.isReversed && others.some((other) => isAnsweredBy(found, other)))
}
