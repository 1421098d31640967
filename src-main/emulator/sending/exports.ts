/** Initial copies that travel by hand while changes go on: how an export ends, is awaited or abandoned. */
import { emit, about, type Engine, type Wire } from '../world/engine.ts'
import { updateHealth } from './health.ts'
import { endTransfer, scheduleCycle } from './transfer.ts'
import type { ReplicationRecord, InitialCopy } from '../world/state/relationship.ts'
import type { World } from '../world/state/world.ts'
import { remove } from '../world/lookups.ts'
import { driveOf } from '../world/names.ts'
import type { Host, Volume } from '../world/state/host.ts'
import { onlineVolume } from '../disks/lost-storage.ts'

/** The copy is complete: from now on only what has changed since goes over the line. */
export function exportEnded(engine: Engine, wire: Wire): void {
  const { vm, host, record } = wire
  const { now } = engine.world
  const { cut, totalBytes } = record.transfer
  const copy = copyOf(engine.world, record)
  if (copy !== undefined) copy.completedInstant = now
  for (const [index, position] of cut.entries()) record.confirmed[index] = position
  record.statistics.initialReplicationBytes = totalBytes
  endTransfer(record)
  scheduleCycle(engine, record, now)
  emit(engine, 'initialCopy.exported', { ...about({ vm, host }), path: record.initialCopyPath ?? '' })
  updateHealth(engine, vm, record)
}

/** Whether the export of this side is complete and the import is waited for. */
export function awaitsImport(record: ReplicationRecord): boolean {
  return record.initialCopyPath !== null && record.transfer.kind !== 'export'
}

/** Gives up an export: a half-written folder is deleted, a complete one can no longer be imported. */
export function abandonExport(world: World, record: ReplicationRecord): void {
  const copy = copyOf(world, record)
  record.initialCopyPath = null
  if (copy === undefined) return
  if (copy.completedInstant < 0) deleteCopy(world, copy)
  else copy.isStale = true
}

export function deleteCopy(world: World, copy: InitialCopy): void {
  const host = world.hosts.find((candidate) => candidate.hostId === copy.hostId)
  // The space is free even if the volume is offline when its folder is given up.
  const volume = host?.volumes.find((candidate) => candidate.letter === driveOf(copy.path))
  if (volume !== undefined) volume.usedBytes -= copy.sizeBytes
  remove(world.initialCopies, (candidate) => candidate === copy)
}

function copyOf(world: World, record: ReplicationRecord): InitialCopy | undefined {
  return world.initialCopies.find((copy) => copy.relationshipId === record.relationshipId && !copy.isStale)
}

export function volumeOf(host: Host, path: string): Volume | undefined {
  return onlineVolume(host, driveOf(path))
}
