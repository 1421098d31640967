/**
 * A machine as its clients know it: one name, whatever copies of it there are on which hosts. Copies share a GUID; machines of
 * test failovers belong to nobody's clients.
 */
import { externalAdapters, type Directory, type LookUp } from '../network/look-up.ts'
import { fqdnOf, hostOf } from '../world/engine.ts'
import { isWriting } from '../world/power-state.ts'
import { isFailedOver, isReplica } from '../world/relationships.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import type { MachineReachability } from '../../contract/views/reachability.ts'

/** The copies of every machine by GUID, in the order in which they were made. */
export function copiesByGuid(world: World): Map<string, Vm[]> {
  return Map.groupBy(
    world.vms.filter((vm) => vm.testOfVmId === null),
    (vm) => vm.guid,
  )
}

/**
 * The copy that serves, or that would: the side that took over, else the primary; of copies that replicate nothing, one that
 * runs.
 * @param copies At least one.
 */
export function servingCopy(copies: readonly Vm[]): Vm {
  const own = copies.filter((vm) => !vm.replications.some(isReplica))
  return (
    copies.find((vm) => vm.replications.some((record) => isReplica(record) && isFailedOver(record))) ??
    own.find((vm) => vm.replications.length > 0) ??
    own.find(isWriting) ??
    own[0] ??
    copies[0]!
  )
}

/**
 * The name that clients ask for: a record of the zone for one of the copies, or what the guest would register.
 * @param copies The serving one first, so that its own domain counts before that of the others.
 */
export function clientNameOf(world: World, directory: Directory, copies: readonly Vm[]): string {
  const names = copies.map((vm) => {
    const host = hostOf(world, vm.hostId)
    return `${vm.name}${fqdnOf(host).slice(host.name.length)}`.toLowerCase()
  })
  const known = names.find((name) => directory.recordOf(name) !== undefined)
  return known ?? directory.recordsOfHost(copies[0]!.name)[0]?.name ?? names[0]!
}

/** Whether a client without a cache that asks for the name is answered by this copy and by nobody else. */
export function isAnsweredBy({ answeredByVmId, isDuplicate }: LookUp, vm: Vm): boolean {
  return answeredByVmId === vm.vmId && !isDuplicate
}

/** What closes the way of clients to a copy that runs on a host that answers; null where nothing does. */
export function obstacleOf(world: World, found: LookUp, vm: Vm): MachineReachability['obstacle'] {
  if (!isWriting(vm)) return null
  const connected = externalAdapters(world, vm)
  if (connected.length === 0) return 'notConnected'
  const addresses = connected.flatMap(({ ip }) => (ip === null ? [] : [ip.address]))
  if (addresses.length === 0) return 'noAddress'
  if (found.address === null) return 'noRecord'
  if (!addresses.includes(found.address)) return 'otherAddress'
  return isAnsweredBy(found, vm) ? null : 'shared'
}
