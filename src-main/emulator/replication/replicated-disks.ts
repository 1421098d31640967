/** Changing which disks of a machine replicate (Hyper-V Replica reference 2.2, row 27). */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { beginBulk } from '../sending/bulk.ts'
import { checkReplicable } from '../disks/disks.ts'
import { copyDisk, replicaFolder } from './copy-vm.ts'
import { configurationChanged, disksOf, emit, wireFor, type Engine, type Peer } from '../world/engine.ts'
import { connect, isFailure } from '../sending/peer.ts'
import { about, type Side } from '../world/engine.ts'
import { demandState, findSide } from './records.ts'
import { extensionOf } from '../world/relationships.ts'
import type { Disk } from '../world/state/disk.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { changed, rest } from '../sending/transfer.ts'
import { useSpace } from '../disks/space.ts'
import { failInWindows } from '../../contract/windows-failure.ts'

const nothing = {}

/**
 * Set-VMReplication -ReplicatedDisks. A disk that is added is made on the replica at once, blank, and gets its own first
 * copy, during which the cycles pause (ours); one that is taken out stays on the replica as it is.
 */
export function changeDisks(engine: Engine, input: ParsedInputOf<'replication.changeDisks'>): Reply<object> {
  const found = findSide(engine, { vmId: input.vmId }, 'replication.changeDisks')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record } = side
  const refusal = demandState(side, 'replication.changeDisks') ?? checkChoice(vm, input.replicatedDiskIds)
  if (refusal !== undefined) return refusal
  if (host.edition === '2012R2') {
    return fail('replication.editionTooOld', { host: host.name, edition: '2012 R2' })
  }
  const peer = connect(engine, wireFor(engine, vm, record))
  if (isFailure(peer)) return { ok: false, failure: peer }
  if (extensionOf(peer.vm) !== undefined) {
    return fail('replication.extendedExists', { vm: vm.name, host: peer.host.name })
  }
  const added = vm.disks.filter(
    ({ diskId }) => input.replicatedDiskIds.includes(diskId) && !record.replicatedDiskIds.includes(diskId),
  )
  const full = checkVolume(peer, newDisks(peer.vm, added))
  if (full !== undefined) return full
  rest(engine, side)
  removeDisks(side, peer, input.replicatedDiskIds)
  addDisks(engine, side, peer, added)
  configurationChanged(engine)
  emit(engine, 'replication.changed', about(side))
  record.state = 'WaitingForUpdateCompletion'
  beginBulk(engine, wireFor(engine, vm, record), 'diskUpdate')
  changed(engine, side)
  return ok(nothing)
}

function checkChoice(vm: Vm, replicatedDiskIds: readonly string[]) {
  const unknown = replicatedDiskIds.find((diskId) => !vm.disks.some((disk) => disk.diskId === diskId))
  if (unknown !== undefined) return fail('disk.unknown', { diskId: unknown }, { field: 'replicatedDiskIds' })
  if (replicatedDiskIds.length === 0) {
    return fail('replication.noDisk', { vm: vm.name }, { field: 'replicatedDiskIds' })
  }
  const excluded = vm.disks.map((disk) => disk.diskId).filter((diskId) => !replicatedDiskIds.includes(diskId))
  return checkReplicable(vm, excluded)
}

/** Of disks that shall be added, those that the replica does not still have from before. */
function newDisks(replica: Vm, added: readonly Disk[]): Disk[] {
  return added.filter((disk) => !replica.disks.some((other) => other.contentKey === disk.contentKey))
}

function checkVolume({ host, volume }: Peer, disks: readonly Disk[]) {
  const neededBytes = disks.reduce((sum, disk) => sum + disk.usedBytes, 0)
  const freeBytes = Math.max(0, volume.sizeBytes - volume.usedBytes)
  if (neededBytes <= freeBytes) return undefined
  const params = { host: host.name, volume: `${volume.letter}:`, neededBytes, freeBytes }
  return failInWindows('replication.storageFull', params, { field: 'replicatedDiskIds' })
}

function removeDisks(side: Side, peer: Peer, keptDiskIds: readonly string[]): void {
  const { record } = side
  for (let index = record.replicatedDiskIds.length - 1; index >= 0; index -= 1) {
    if (keptDiskIds.includes(record.replicatedDiskIds[index]!)) continue
    for (const each of [record, peer.record]) {
      each.excludedDiskIds.push(...each.replicatedDiskIds.splice(index, 1))
      each.confirmed.splice(2 * index, 2)
      each.transfer.cut.splice(2 * index, 2)
    }
  }
}

function addDisks(engine: Engine, side: Side, peer: Peer, added: readonly Disk[]): void {
  const folder = replicaFolder(peer.vm, storageLocationOf(peer))
  for (const disk of newDisks(peer.vm, added)) {
    const blank = { ...copyDisk(engine, disk, folder), sequence: 0, writtenBytes: 0 }
    peer.vm.disks.push(blank)
    useSpace(peer.host, [blank])
  }
  for (const disk of added) {
    const counterpart = peer.vm.disks.find((other) => other.contentKey === disk.contentKey)!
    // What the replica has of it, if anything, counts for nothing: the copy is made anew.
    counterpart.sequence = 0
    counterpart.writtenBytes = 0
    include(side.record, disk)
    include(peer.record, counterpart)
    side.record.blankDiskIds.push(disk.diskId)
  }
}

function include(record: ReplicationRecord, disk: Disk): void {
  record.replicatedDiskIds.push(disk.diskId)
  record.excludedDiskIds = record.excludedDiskIds.filter((diskId) => diskId !== disk.diskId)
  record.confirmed.push(0, 0)
  record.transfer.cut.push(0, 0)
}

/** The folder that the replica's first disk is under. */
function storageLocationOf(peer: Peer): string {
  const path = disksOf(peer.vm, peer.record)[0]?.path ?? peer.vm.disks[0]!.path
  const marker = path.indexOf('\\Hyper-V Replica\\')
  return marker < 0 ? path.slice(0, path.lastIndexOf('\\')) : path.slice(0, marker)
}
