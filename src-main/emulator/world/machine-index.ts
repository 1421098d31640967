/**
 * Finding machines without a look at all of them. The index is derived from the list and no part of the world: it is kept beside it,
 * and made anew when the list is no longer the one that it was made from. Machines are only added at the end, and their
 * ids, GUIDs and hosts never change.
 */
import type { Vm } from './state/machine.ts'
import type { World } from './state/world.ts'

interface MachineIndex {
  count: number
  last: Vm | undefined
  readonly byId: Map<string, Vm>
  /** In the order of the list, as are the lists by GUID. */
  readonly byHost: Map<string, Vm[]>
  readonly byGuid: Map<string, Vm[]>
}

const indexes = new WeakMap<readonly Vm[], MachineIndex>()
const none: readonly Vm[] = []

/** Finds a machine by its id. */
export function findVm(world: World, vmId: string): Vm | undefined {
  return indexOf(world.vms).byId.get(vmId)
}

/** The machines of a host, in the order in which they were made. Whoever adds or removes some meanwhile takes a copy. */
export function machinesOn(world: World, hostId: string): readonly Vm[] {
  return indexOf(world.vms).byHost.get(hostId) ?? none
}

/** A machine and its replicas, copies and test machines of the same GUID, in the order in which they were made. */
export function machinesWithGuid(world: World, guid: string): readonly Vm[] {
  return indexOf(world.vms).byGuid.get(guid) ?? none
}

function indexOf(vms: readonly Vm[]): MachineIndex {
  const known = indexes.get(vms)
  if (known !== undefined) {
    // After a removal the list is shorter, or ends with a machine that was added since.
    if (known.count === vms.length && known.last === vms.at(-1)) return known
    if (known.count < vms.length && known.last === vms[known.count - 1]) return extend(known, vms)
  }
  const made = extend({ count: 0, last: undefined, byId: new Map(), byHost: new Map(), byGuid: new Map() }, vms)
  indexes.set(vms, made)
  return made
}

function extend(index: MachineIndex, vms: readonly Vm[]): MachineIndex {
  for (let place = index.count; place < vms.length; place += 1) {
    const vm = vms[place]!
    if (!index.byId.has(vm.vmId)) index.byId.set(vm.vmId, vm)
    listed(index.byHost, vm.hostId).push(vm)
    listed(index.byGuid, vm.guid).push(vm)
  }
  index.count = vms.length
  index.last = vms.at(-1)
  return index
}

function listed(lists: Map<string, Vm[]>, key: string): Vm[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const made: Vm[] = []
  lists.set(key, made)
  return made
}
