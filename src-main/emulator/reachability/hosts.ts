/** Which hosts answer, and what was last known of those that do not. */
import type { VmState } from '../../contract/ids.ts'
import type { HostReachability } from '../../contract/views/reachability.ts'
import { oldPrimariesOn, stepsLeft } from '../failover/old-primaries.ts'
import { answersOutside, keptOffBy } from '../network/links.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

/** What is seen of a host from outside; see `HostReachability`. */
export function hostReachability(world: World, host: Host): HostReachability {
  const answers = answersOutside(world, host)
  return {
    hostId: host.hostId,
    answers,
    cause: answers ? null : host.hasPower ? 'cutOff' : 'noPower',
    silentSinceInstant: answers ? null : (host.silence?.sinceInstant ?? null),
    lastKnown: answers
      ? []
      : world.vms
          .filter((vm) => vm.hostId === host.hostId)
          .map((vm) => ({ vmId: vm.vmId, state: lastKnownState(host, vm) })),
    keptOff: keptOffOf(world, host),
  }
}

function keptOffOf(world: World, host: Host): HostReachability['keptOff'] {
  const sinceInstant = keptOffBy(world, host)?.keptOffSinceInstant
  if (sinceInstant === undefined) return null
  const pending = oldPrimariesOn(world, host).map((vm) => ({ vmId: vm.vmId, name: vm.name, steps: stepsLeft(vm) }))
  return { sinceInstant, pending: pending.filter(({ steps }) => steps.length > 0) }
}

/**
 * What a machine did when its host last answered. A host that went down has stopped its machines since, and remembers which
 * of them were on.
 */
export function lastKnownState(host: Host, vm: Vm): VmState {
  const noted = host.silence?.states.find(({ vmId }) => vmId === vm.vmId)?.state
  return noted ?? stateAtSilence(host, vm)
}

/** The same at the moment at which the host falls silent, to be noted. */
export function stateAtSilence(host: Host, vm: Vm): VmState {
  return !host.hasPower && vm.ranAtHostStop ? 'Running' : vm.state
}
