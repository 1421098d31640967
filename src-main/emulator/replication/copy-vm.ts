/** Copies of a machine on another host that keep its id: the placeholder of a replica, and an exported and imported machine. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { copyAdapter } from '../machines/adapters.ts'
import { beginHistory, contentOf, positionOf } from '../disks/content.ts'
import { configurationChanged, emit, nextId, type Engine } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { copiedBytes, noLayer } from '../disks/growth.ts'
import { poweredHost } from '../world/lookups.ts'
import { makeGuid } from '../world/identity.ts'
import { isSameName } from '../world/names.ts'
import { isFailedOver, isReplica } from '../world/relationships.ts'
import type { Disk } from '../world/state/disk.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import { checkVersion, keptVersion } from '../machines/configuration-version.ts'
import { freshMachine } from '../machines/vms.ts'
import { useSpace } from '../disks/space.ts'
import { managedVm, demandMachine } from '../world/lookups.ts'
import { hostLimits } from '../../contract/limits/host.ts'

/** The replica that Enable-VMReplication makes: same name and id, off, blank disks, adapters connected to nothing. */
export function makePlaceholder(
  engine: Engine,
  vm: Vm,
  server: Host,
  disks: readonly Disk[],
  storageLocation: string,
): Vm {
  const folder = replicaFolder(vm, storageLocation)
  return addCopy(engine, vm, server, (number) => ({
    disks: disks.map((disk) => ({ ...copyDisk(engine, disk, folder), sequence: 0, writtenBytes: 0 })),
    branch: beginHistory(engine.world, number),
  }))
}

/** Where the disks of a replica are (reference 4, "R folder layout"). */
export function replicaFolder(vm: Vm, storageLocation: string): string {
  return `${storageLocation.replace(/\\$/, '')}\\Hyper-V Replica\\Virtual hard disks\\${vm.guid}`
}

export function copyDisk(engine: Engine, disk: Disk, folder: string): Disk {
  const file = disk.path.slice(disk.path.lastIndexOf('\\') + 1)
  return {
    ...disk,
    ...noLayer,
    usedBytes: copiedBytes(disk),
    diskId: `disk-${nextId(engine.world, 'disk')}`,
    path: `${folder}\\${file}`,
  }
}

/**
 * Row 6, before it: Export-VM on one host and Import-VM -Copy without -GenerateNewId on the other. Neither takes virtual
 * time (ours). The copy holds what the machine holds at this moment.
 */
export function copyVmToHost(engine: Engine, input: ParsedInputOf<'vm.copyToHost'>): Reply<{ vmId: string }> {
  const { world } = engine
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm } = found.value
  const target = poweredHost(engine, input.hostId)
  if (!target.ok) return target
  const host = target.value
  const odd = checkVersion(engine, vm, host, 'hostId')
  if (odd !== undefined) return odd
  const refusal = demandMachine(vm, 'vm.copyToHost')
  if (refusal !== undefined) return refusal
  const isWaiting = vm.replications.some((record) => isReplica(record) && !isFailedOver(record))
  if (isWaiting || vm.testOfVmId !== null) return fail('vm.replicated', { vm: vm.name })
  const neighbours = machinesOn(world, host.hostId)
  if (neighbours.some((other) => other.guid === vm.guid || isSameName(other.name, vm.name))) {
    return fail('vm.duplicateName', { name: vm.name, host: host.name }, { field: 'hostId' })
  }
  if (neighbours.length >= hostLimits.vmCountPerHost) return fail('vm.tooMany', { countMax: hostLimits.vmCountPerHost })
  const volume = host.volumes[0]!
  if (volume.isOffline === true) {
    return fail('volume.offline', { host: host.name, volume: `${volume.letter}:` }, { field: 'hostId' })
  }
  // A pass-through disk cannot be exported.
  const disks = vm.disks.filter((disk) => disk.attachment !== 'passThrough')
  const neededBytes = disks.reduce((sum, disk) => sum + copiedBytes(disk), 0)
  const freeBytes = Math.max(0, volume.sizeBytes - volume.usedBytes)
  if (neededBytes > freeBytes) {
    return fail('disk.volumeFull', { volume: `${volume.letter}:`, neededBytes, freeBytes }, { field: 'hostId' })
  }
  const folder = `${volume.letter}:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks`
  const { branch } = contentOf(vm, world.now)
  const copy = addCopy(engine, vm, host, () => ({
    disks: disks.map((disk) => ({ ...copyDisk(engine, disk, folder), ...positionOf(vm, disk, world.now) })),
    branch,
    // Reference 7: an imported copy has another VM-GenerationID.
    generationId: makeGuid(world.streams.generationId),
  }))
  emit(engine, 'vm.created', { vm: copy.name, vmId: copy.vmId, host: host.name, hostId: host.hostId })
  configurationChanged(engine)
  return ok({ vmId: copy.vmId })
}

function addCopy(engine: Engine, vm: Vm, host: Host, differs: (number: number) => Partial<Vm>): Vm {
  const { world } = engine
  const number = nextId(world, 'vm')
  // A machine keeps its version; whether that is worth a word depends on the host.
  const { configurationVersion: _, ...machine } = vm
  const copy: Vm = {
    ...machine,
    ...keptVersion(engine, vm, host),
    vmId: `vm-${number}`,
    number,
    hostId: host.hostId,
    ...freshMachine(vm),
    testOfVmId: null,
    ...differs(number),
    adapters: vm.adapters.map((adapter) => copyAdapter(world, adapter)),
  }
  world.vms.push(copy)
  useSpace(host, copy.disks)
  return copy
}
