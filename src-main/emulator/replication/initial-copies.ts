/**
 * The initial copy on external media (Hyper-V Replica reference 2.2, rows 4 and 5): exported to a folder, carried by hand,
 * imported on the replica server. Changes go over the line from the end of the export on and wait beside the replica's
 * disks until the import.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { InitialCopyView } from '../../contract/views/replication.ts'
import { hourMs, secondMs } from '../../kernel/clock.ts'
import { isReachable } from '../connection/gates.ts'
import { contentOf, setContent } from '../disks/content.ts'
import { cutContent } from '../sending/cycles.ts'
import { armReplicationTimer, configurationChanged, disksOf, emit, wireFor, type Engine } from '../world/engine.ts'
import { updateHealth } from '../sending/health.ts'
import { poweredHost } from '../world/lookups.ts'
import { isSameName } from '../world/names.ts'
import { copyArrived } from '../sending/peer.ts'
import { about, type Side } from '../world/engine.ts'
import { demandState, findSide } from './records.ts'
import { dropQueued } from '../sending/recovery-points.ts'
import type { Host, Volume } from '../world/state/host.ts'
import type { InitialCopy } from '../world/state/relationship.ts'
import type { World } from '../world/state/world.ts'
import { deleteCopy, volumeOf } from '../sending/exports.ts'
import { failInWindows } from '../../contract/windows-failure.ts'
import { diskLimits } from '../../contract/limits/disk.ts'

const nothing = {}

/**
 * Row 4: begins to write the copy. The folder `<path>\<VM>_<GUID>` takes its space from the start (ours).
 * @param side A primary that is ReadyForInitialReplication.
 * @param destinationPath As typed: a folder on a volume of this host.
 */
export function startExport(engine: Engine, side: Side, destinationPath: string): Reply<object> {
  const { world } = engine
  const { vm, host, record } = side
  const disks = disksOf(vm, record)
  const sizeBytes = disks.reduce((sum, disk) => sum + disk.usedBytes, 0)
  const path = `${trimmed(destinationPath)}\\${vm.name}_${vm.guid.toUpperCase()}`
  const target = checkFolder(world, host, path, sizeBytes, 'destinationPath')
  if (!target.ok) return target
  cutContent(wireFor(engine, vm, record), world.now)
  const { transfer } = record
  const keys = new Set(disks.map((disk) => disk.contentKey))
  const content = contentOf(vm, world.now)
  world.initialCopies.push({
    hostId: host.hostId,
    path,
    relationshipId: record.relationshipId,
    vmName: vm.name,
    guid: vm.guid,
    sizeBytes,
    completedInstant: -1,
    isStale: false,
    contentInstant: transfer.contentInstant,
    content: { branch: content.branch, positions: content.positions.filter((one) => keys.has(one.contentKey)) },
  })
  target.value.usedBytes += sizeBytes
  record.state = 'InitialReplicationInProgress'
  record.initialCopyPath = path
  record.nextCycleInstant = -1
  const durationMs = Math.ceil((sizeBytes / diskLimits.exportBytesPerSecond) * secondMs)
  Object.assign(transfer, {
    kind: 'export',
    totalBytes: sizeBytes,
    sentBytes: 0,
    startedInstant: world.now,
    resumedInstant: world.now,
    endsInstant: world.now + durationMs,
  })
  armReplicationTimer(engine, record, transfer.endsInstant)
  emit(engine, 'initialReplication.started', about(side))
  configurationChanged(engine)
  updateHealth(engine, vm, record)
  return ok(nothing)
}

/** Row 5: Import-VMInitialReplication on the replica server. */
export function importInitial(engine: Engine, input: ParsedInputOf<'replication.importInitial'>): Reply<object> {
  const { world } = engine
  const found = findSide(engine, input, 'replication.importInitial')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record } = side
  const refusal = demandState(side, 'replication.importInitial')
  if (refusal !== undefined) return refusal
  const copy = findCopy(world, host, input.path)
  if (copy === undefined || copy.completedInstant < 0) {
    return fail('initialCopy.unknown', { host: host.name, path: input.path }, { field: 'path' })
  }
  if (copy.relationshipId !== record.relationshipId || copy.guid !== vm.guid || copy.isStale) {
    return fail('initialCopy.otherMachine', { vm: vm.name, path: input.path }, { field: 'path' })
  }
  setContent(vm, copy.content)
  let contentInstant = copy.contentInstant
  // What waits from an earlier export, which the primary gave up, is older than the copy.
  if (record.queued !== null && record.queued.contentInstant > contentInstant) {
    vm.branch = record.queued.branch
    contentInstant = record.queued.contentInstant
    for (const [index, disk] of disksOf(vm, record).entries()) {
      disk.sequence = record.queued.cut[2 * index]!
      disk.writtenBytes = record.queued.cut[2 * index + 1]!
    }
  }
  dropQueued(host, record)
  record.state = 'Replicating'
  record.isInitialized = true
  record.hasExistingCopy = false
  record.isOutOfSequence = false
  record.lastReplicationInstant = contentInstant
  record.lastAppliedInstant = world.now
  record.nextPointInstant = world.now + hourMs
  record.nextVssInstant = world.now + record.vssFrequencyHours * hourMs
  record.statistics.initialReplicationBytes = copy.sizeBytes
  emit(engine, 'initialCopy.imported', { ...about(side), path: copy.path })
  tellPrimary(engine, side)
  configurationChanged(engine)
  updateHealth(engine, vm, record)
  return ok(nothing)
}

/** The primary hears of the import at once if it can be reached, otherwise when it sends next. */
function tellPrimary(engine: Engine, side: Side): void {
  const { world } = engine
  for (const vm of world.vms) {
    const record = vm.replications.find(
      (other) => other !== side.record && other.relationshipId === side.record.relationshipId,
    )
    const host = world.hosts.find((candidate) => candidate.hostId === vm.hostId)
    if (record === undefined || host === undefined || record.mode !== 'Primary') continue
    if (record.initialCopyPath === null || !isReachable(world, side.host, host)) continue
    record.lastReplicationInstant = side.record.lastReplicationInstant
    record.lastAppliedInstant = world.now
    copyArrived(engine, { vm, host, record })
  }
}

/** What an external disk is for. Carrying it takes no virtual time (ours). */
export function carryCopy(engine: Engine, input: ParsedInputOf<'initialCopy.carry'>): Reply<{ path: string }> {
  const { world } = engine
  const from = poweredHost(engine, input.fromHostId)
  if (!from.ok) return from
  const to = poweredHost(engine, input.toHostId)
  if (!to.ok) return to
  const copy = findCopy(world, from.value, input.path)
  if (copy === undefined) return unknownCopy(from.value, input.path)
  if (copy.completedInstant < 0) return beingWritten(from.value, input.path)
  const path = trimmed(input.toPath ?? copy.path)
  const target = checkFolder(world, to.value, path, copy.sizeBytes, 'toPath')
  if (!target.ok) return target
  const source = volumeOf(from.value, copy.path)
  if (source !== undefined) source.usedBytes -= copy.sizeBytes
  target.value.usedBytes += copy.sizeBytes
  copy.hostId = to.value.hostId
  copy.path = path
  emit(engine, 'initialCopy.changed', { host: to.value.name, hostId: to.value.hostId, path })
  return ok({ path })
}

export function removeCopy(engine: Engine, input: ParsedInputOf<'initialCopy.remove'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const copy = findCopy(engine.world, found.value, input.path)
  if (copy === undefined) return unknownCopy(found.value, input.path)
  if (copy.completedInstant < 0) return beingWritten(found.value, input.path)
  deleteCopy(engine.world, copy)
  emit(engine, 'initialCopy.changed', { host: found.value.name, hostId: found.value.hostId, path: copy.path })
  return ok(nothing)
}

/** All folders, or those on one host. */
export function initialCopyViews(world: World, hostId?: string): InitialCopyView[] {
  return world.initialCopies
    .filter((copy) => hostId === undefined || copy.hostId === hostId)
    .map((copy) => ({
      hostId: copy.hostId,
      path: copy.path,
      vmName: copy.vmName,
      guid: copy.guid,
      sizeBytes: copy.sizeBytes,
      completedInstant: copy.completedInstant < 0 ? null : copy.completedInstant,
    }))
}

function checkFolder(world: World, host: Host, path: string, sizeBytes: number, field: string): Reply<Volume> {
  const volume = volumeOf(host, path)
  if (volume === undefined) return fail('initialCopy.badPath', { host: host.name, path }, { field })
  if (findCopy(world, host, path) !== undefined) {
    return fail('initialCopy.alreadyExists', { host: host.name, path }, { field })
  }
  const freeBytes = volume.sizeBytes - volume.usedBytes
  if (sizeBytes <= freeBytes) return ok(volume)
  const full = { volume: `${volume.letter}:`, neededBytes: sizeBytes, freeBytes: Math.max(0, freeBytes) }
  return failInWindows('disk.volumeFull', full, { field })
}

function unknownCopy(host: Host, path: string) {
  return fail('initialCopy.unknown', { host: host.name, path }, { field: 'path' })
}

function beingWritten(host: Host, path: string) {
  return fail('initialCopy.beingWritten', { host: host.name, path }, { field: 'path' })
}

function findCopy(world: World, host: Host, path: string): InitialCopy | undefined {
  if (volumeOf(host, path) === undefined) return undefined
  return world.initialCopies.find((copy) => copy.hostId === host.hostId && isSameName(copy.path, trimmed(path)))
}

function trimmed(path: string): string {
  return path.replace(/\\+$/, '')
}
