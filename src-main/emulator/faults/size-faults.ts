/** A disk that has grown on the primary alone (reference 4 and 9, F28). */
import { blockBytes } from '../disks/content.ts'
import { checkResize, resizeDisk } from '../disks/disks.ts'
import { disksOf, type Engine } from '../world/engine.ts'
import type { Disk } from '../world/state/disk.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { onSide, recall, sidesOf, type FaultSide, type Faults } from './fault.ts'

/** What the disk grows by. */
const growthBytes = 1024 ** 3

export const sizeFaults: Faults = {
  F28: onSide({
    refusal: (side, world) => {
      if (side.peer === null) return 'noRelationship'
      if (side.record.state !== 'Replicating') return 'notReplicating'
      if (larger(side) !== undefined) return 'alreadySo'
      return growable(side, world) === undefined ? 'notResizable' : undefined
    },
    inject: (engine, side) => {
      const { vm } = side
      const disk = growable(side, engine.world)!
      const { diskId } = disk
      resizeDisk(engine, { vmId: vm.vmId, diskId, sizeBytes: disk.sizeBytes + growthBytes })
      // The guest extends its partition into the new room. A machine that is off does so when it is started.
      if (vm.state === 'Running') {
        disk.sequence += 1
        disk.writtenBytes += blockBytes
      }
      return { diskId }
    },
    isPresent: (side, memory) => larger(side)?.diskId === recall<{ diskId: string }>(memory).diskId,
    heal: (engine, side) => {
      for (let disk = larger(side); disk !== undefined; disk = larger(side)) {
        if (!growCounterpart(engine, side, disk)) return
      }
    },
  }),
}

/** The first replicated disk that is larger here than on the replica. */
function larger(side: FaultSide): Disk | undefined {
  return disksOf(side.vm, side.record).find((disk) => {
    const other = counterpart(side, disk)
    return other !== undefined && disk.sizeBytes > other.sizeBytes
  })
}

function counterpart({ vm, record, peer }: FaultSide, disk: Disk): Disk | undefined {
  const index = disksOf(vm, record).indexOf(disk)
  return peer === null || index < 0 ? undefined : disksOf(peer.vm, peer.record)[index]
}

function growable({ vm, host, record }: FaultSide, world: World): Disk | undefined {
  return disksOf(vm, record).find(
    (disk) => checkResize(world, { vm, host, disk }, disk.sizeBytes + growthBytes) === undefined,
  )
}

/** Makes the replica's disk as large, and the one of a third host, which the replica would meet next. */
function growCounterpart(engine: Engine, side: FaultSide, disk: Disk): boolean {
  const { peer } = side
  const other = counterpart(side, disk)
  if (peer === null || other === undefined) return false
  const { sizeBytes } = disk
  if (!resizeDisk(engine, { vmId: peer.vm.vmId, diskId: other.diskId, sizeBytes }).ok) return false
  const onward = extensionSide(engine.world, peer.vm, side.record)
  const third = onward === undefined ? undefined : counterpart(onward, other)
  if (third !== undefined) {
    resizeDisk(engine, { vmId: onward!.peer!.vm.vmId, diskId: third.diskId, sizeBytes })
  }
  return true
}

function extensionSide(world: World, vm: Vm, simple: ReplicationRecord): FaultSide | undefined {
  return sidesOf(world, vm).find(({ record }) => record.relationshipId !== simple.relationshipId)
}
