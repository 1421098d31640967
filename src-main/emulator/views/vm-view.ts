/** A virtual machine as its clients see it. */
import type { VmView } from '../../contract/views/vm.ts'
import { type Engine } from '../world/engine.ts'
import { findVm } from '../world/machine-index.ts'
import { recordOf, extensionOf, isReplica } from '../world/relationships.ts'
import { secondMs } from '../../kernel/clock.ts'
import { viewMachine } from './machine-view.ts'
import { contentOf, filesIn, positionOf } from '../disks/content.ts'
import { configurationVersionOf } from '../machines/configuration-version.ts'
import type { Vm } from '../world/state/machine.ts'
import { viewReplication } from './relationship-view.ts'

export function vmView(engine: Engine, vmId: string): VmView | null {
  const vm = findVm(engine.world, vmId)
  return vm === undefined ? null : viewVm(engine, vm)
}

/** The other machine of the relationship; null without one. */
export function peerVmView(engine: Engine, vmId: string): VmView | null {
  const vm = findVm(engine.world, vmId)
  const record = vm === undefined ? undefined : recordOf(vm)
  if (vm === undefined || record === undefined) return null
  const peer = engine.world.vms.find(
    (other) => other !== vm && other.replications.some((theirs) => theirs.relationshipId === record.relationshipId),
  )
  return peer === undefined ? null : viewVm(engine, peer)
}

function viewVm(engine: Engine, vm: Vm): VmView {
  const { world } = engine
  const record = recordOf(vm)
  const extension = extensionOf(vm)
  // Before the initial replication is complete a replica's disks hold nothing that a guest could read.
  const isReadable =
    record === undefined || !isReplica(record) || record.hasExistingCopy || record.lastReplicationInstant >= 0
  const files = isReadable ? filesIn(world, contentOf(vm, world.now)) : []
  return {
    vmId: vm.vmId,
    hostId: vm.hostId,
    guid: vm.guid,
    name: vm.name,
    generation: vm.generation,
    configurationVersion: configurationVersionOf(world, vm),
    state: vm.state,
    uptimeSeconds: vm.startedInstant === null ? 0 : Math.floor((world.now - vm.startedInstant) / secondMs),
    processorCount: vm.processorCount,
    memoryBytes: vm.memoryBytes,
    ...viewMachine(engine, vm),
    generationId: vm.generationId,
    disks: vm.disks.map((disk) => ({
      diskId: disk.diskId,
      path: disk.path,
      format: disk.format,
      kind: disk.kind,
      attachment: disk.attachment,
      driveLetter: disk.driveLetter,
      sizeBytes: disk.sizeBytes,
      usedBytes: disk.usedBytes,
      differencingBytes: disk.layerBytes,
      writeSequence: positionOf(vm, disk, world.now).sequence,
    })),
    adapters: vm.adapters.map((adapter) => ({ ...adapter })),
    guestFiles: files
      .filter((file) => vm.disks.some((disk) => disk.contentKey === file.contentKey))
      .map((file) => ({
        path: file.path,
        version: file.version,
        sizeBytes: file.sizeBytes,
        modifiedInstant: file.at,
      })),
    churnBytesPerHour: vm.churnBytesPerHour,
    churnProfile: { ...vm.churnProfile },
    testOfVmId: vm.testOfVmId,
    replication: record === undefined ? null : viewReplication(engine, vm, record),
    extendedReplication: extension === undefined ? null : viewReplication(engine, vm, extension),
  }
}
