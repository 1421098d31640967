/**
 * Enabling replication (Hyper-V Replica reference 2.2): with a new replica (row 1), with an existing machine of the same id
 * (row 6), or on the replica itself, which extends replication to a third host (row 23).
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { checkConnection, type ConnectionAnswer } from '../connection/gates.ts'
import { makePlaceholder } from './copy-vm.ts'
import { checkReplicable, hasLayers } from '../disks/disks.ts'
import { configurationChanged, emit, fqdnOf, hostOf, nextId, type Engine } from '../world/engine.ts'
import { checkExtension } from './extended.ts'
import { copiedBytes } from '../disks/growth.ts'
import { driveOf, isSameName } from '../world/names.ts'
import { about } from '../world/engine.ts'
import { machinesOn, machinesWithGuid } from '../world/machine-index.ts'
import { addRecord } from './records.ts'
import { isReplica } from '../world/relationships.ts'
import { checkSettings } from './settings.ts'
import type { AuthorizationEntry, Host } from '../world/state/host.ts'
import type { Disk } from '../world/state/disk.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { lostVolumeOf, onlineVolume, storageLost } from '../disks/lost-storage.ts'
import { checkVersion } from '../machines/configuration-version.ts'
import { managedVm, demandMachine } from '../world/lookups.ts'
import { failInWindows } from '../../contract/windows-failure.ts'
import { hostLimits } from '../../contract/limits/host.ts'
import { usualFrequencySeconds } from '../../contract/limits/replication.ts'

const nothing = {}

type EnableInput = ParsedInputOf<'replication.enable'>

/** Rows 1, 6 and 23: makes both records and, if need be, the placeholder; does not start the initial replication. */
export function enableReplication(engine: Engine, input: EnableInput): Reply<{ replicaVmId: string }> {
  const { world } = engine
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const lost = lostVolumeOf(host, vm)
  if (lost !== undefined) return storageLost(vm, host, lost)
  const replicated = vm.disks.filter((disk) => !input.excludedDiskIds.includes(disk.diskId))
  const isExtension = vm.replications.length > 0
  if (vm.testOfVmId !== null) return fail('replication.alreadyEnabled', { vm: vm.name })
  const refusal = isExtension
    ? (checkExtension(vm, host, input) ?? checkSettings(input))
    : (checkSettings(input) ?? checkDiskChoice(vm, input.excludedDiskIds) ?? checkReplicable(vm, input.excludedDiskIds))
  if (refusal !== undefined) return refusal
  const disks = isExtension ? disksOfReplica(vm) : replicated
  const connected = checkConnection(world, engine.rules, {
    clientHostId: host.hostId,
    serverName: input.replicaServer,
    port: input.port,
    authentication: input.authentication,
    certificateId: input.certificateId,
    bypassesProxy: input.bypassesProxy,
  })
  if (!connected.ok) return connected
  const answer = connected.value
  const server = hostOf(world, answer.serverHostId)
  const odd = checkVersion(engine, vm, server, 'replicaServer')
  if (odd !== undefined) return odd
  const existing = adoptable(engine, vm, server)
  const occupied = existing
    ? checkExisting(existing, server, disks)
    : checkPlaceholder(engine, vm, server, disks, answer.entry)
  if (occupied !== undefined) return occupied
  const settings = settingsFor(input, fqdnOf(host), {
    // New even for an existing machine, so that no copy that was exported before can be imported into it.
    relationshipId: `relationship-${nextId(world, 'relationship')}`,
    relationshipType: isExtension ? 'Extended' : 'Simple',
  })
  const replica = existing?.vm ?? makePlaceholder(engine, vm, server, disks, answer.entry.storageLocation)
  addRecord(engine, vm, {
    ...settings,
    mode: 'Primary',
    state: 'ReadyForInitialReplication',
    certificateId: input.certificateId,
    trustGroup: null,
    bypassesProxy: input.bypassesProxy,
    replicatedDiskIds: disks.map((disk) => disk.diskId),
    excludedDiskIds: vm.disks.filter((disk) => !disks.includes(disk)).map((disk) => disk.diskId),
  })
  const ofReplica = { ...settings, ...replicaSide(answer, replica, disks, isExtension) }
  if (existing) adopt(existing.record, ofReplica)
  else addRecord(engine, replica, { ...ofReplica, state: 'WaitingForInitialReplication' })
  emit(engine, 'replication.enabled', { ...about({ vm, host }), replicaServer: fqdnOf(server) })
  configurationChanged(engine)
  return ok({ replicaVmId: replica.vmId })
}

/** Row 6 on the replica server: an existing machine waits for the primary with its id. */
export function enableAsReplica(engine: Engine, input: ParsedInputOf<'replication.enableAsReplica'>): Reply<object> {
  const { world } = engine
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const { replicaServer: server } = host
  if (vm.replications.length > 0 || vm.testOfVmId !== null) return fail('replication.alreadyEnabled', { vm: vm.name })
  const refusal = demandMachine(vm, 'replication.enableAsReplica')
  if (refusal !== undefined) return refusal
  if (hasLayers(vm)) return fail('replication.hasCheckpoints', { vm: vm.name })
  const authentication = server.authentication === 'kerberos' ? 'kerberos' : 'certificate'
  const port = authentication === 'certificate' ? server.certificatePort : server.kerberosPort
  if (!server.enabled) return fail('connection.notReplicaServer', { server: fqdnOf(host), port })
  const record = addRecord(engine, vm, {
    relationshipId: `relationship-${nextId(world, 'relationship')}`,
    relationshipType: 'Simple',
    mode: 'Replica',
    state: 'WaitingForInitialReplication',
    // Nobody knows yet who the primary will be.
    primaryServer: '',
    replicaServer: fqdnOf(host),
    port,
    authentication,
    certificateId: authentication === 'certificate' ? server.certificateId : null,
    compression: true,
    frequencySeconds: usualFrequencySeconds,
    recoveryHistoryHours: 0,
    vssFrequencyHours: 0,
    trustGroup: null,
    replicatedDiskIds: vm.disks.map((disk) => disk.diskId),
    excludedDiskIds: [],
  })
  record.hasExistingCopy = true
  emit(engine, 'replication.changed', about({ vm, host }))
  configurationChanged(engine)
  return ok(nothing)
}

type Settings = Pick<
  ReplicationRecord,
  | 'relationshipId'
  | 'relationshipType'
  | 'primaryServer'
  | 'replicaServer'
  | 'port'
  | 'authentication'
  | 'compression'
  | 'frequencySeconds'
  | 'recoveryHistoryHours'
  | 'vssFrequencyHours'
>

function settingsFor(
  input: EnableInput,
  primaryServer: string,
  relationship: Pick<ReplicationRecord, 'relationshipId' | 'relationshipType'>,
): Settings {
  const { replicaServer, port, authentication, compression, frequencySeconds } = input
  const { recoveryHistoryHours, vssFrequencyHours } = input
  return {
    ...relationship,
    primaryServer,
    replicaServer,
    port,
    authentication,
    compression,
    frequencySeconds,
    recoveryHistoryHours,
    vssFrequencyHours,
  }
}

/** What the replica's record says besides the settings that both sides share. */
function replicaSide(answer: ConnectionAnswer, replica: Vm, disks: readonly Disk[], isExtension: boolean) {
  const replicatedDiskIds = disks.map(({ contentKey }) => diskOf(replica, contentKey)?.diskId ?? '')
  return {
    mode: isExtension ? ('ExtendedReplica' as const) : ('Replica' as const),
    certificateId: answer.serverCertificateId,
    trustGroup: answer.entry.trustGroup,
    replicatedDiskIds,
    excludedDiskIds: replica.disks.map((disk) => disk.diskId).filter((diskId) => !replicatedDiskIds.includes(diskId)),
  }
}

/** The waiting record of an existing machine becomes the replica's side of the new relationship. */
function adopt(record: ReplicationRecord, settings: Settings & ReturnType<typeof replicaSide>): void {
  const zeros = settings.replicatedDiskIds.flatMap(() => [0, 0])
  Object.assign(record, settings, { confirmed: [...zeros] })
  Object.assign(record.transfer, { cut: [...zeros] })
}

/** The machine with this id on the server, if it waits for a primary and belongs to none. */
function adoptable(engine: Engine, vm: Vm, server: Host): { vm: Vm; record: ReplicationRecord } | undefined {
  const other = machinesWithGuid(engine.world, vm.guid).find(({ hostId }) => hostId === server.hostId)
  const record = other?.replications[0]
  if (other === undefined || record === undefined || !isReplica(record)) return undefined
  const isTaken = engine.world.vms.some((candidate) =>
    candidate.replications.some((each) => each !== record && each.relationshipId === record.relationshipId),
  )
  const isWaiting = record.state === 'WaitingForInitialReplication' && record.hasExistingCopy
  return isWaiting && !isTaken ? { vm: other, record } : undefined
}

/** Same disks, same sizes (row 6). */
function checkExisting(existing: { vm: Vm }, server: Host, disks: readonly Disk[]) {
  const odd = disks.find((disk) => {
    const other = diskOf(existing.vm, disk.contentKey)
    return other?.sizeBytes !== disk.sizeBytes || other.format !== disk.format
  })
  if (odd === undefined) return undefined
  const params = { vm: existing.vm.name, host: server.name, disk: odd.name }
  return fail('replication.existingMismatch', params, { field: 'replicaServer' })
}

function diskOf(vm: Vm, contentKey: number): Disk | undefined {
  return vm.disks.find((disk) => disk.contentKey === contentKey)
}

/** Extended replication takes the set of the first hop, in its order (reference 8.5). */
function disksOfReplica(vm: Vm): Disk[] {
  const ids = vm.replications[0]?.replicatedDiskIds ?? []
  return ids.flatMap((diskId) => vm.disks.filter((disk) => disk.diskId === diskId))
}

function checkDiskChoice(vm: Vm, excludedDiskIds: readonly string[]) {
  const unknown = excludedDiskIds.find((diskId) => !vm.disks.some((disk) => disk.diskId === diskId))
  if (unknown !== undefined) return fail('disk.unknown', { diskId: unknown }, { field: 'excludedDiskIds' })
  const rest = vm.disks.filter((disk) => !excludedDiskIds.includes(disk.diskId))
  return rest.length > 0 ? undefined : fail('replication.noDisk', { vm: vm.name }, { field: 'excludedDiskIds' })
}

function checkPlaceholder(engine: Engine, vm: Vm, server: Host, disks: readonly Disk[], entry: AuthorizationEntry) {
  const neighbours = machinesOn(engine.world, server.hostId)
  const same = neighbours.find((candidate) => candidate.guid === vm.guid)
  if (same !== undefined || neighbours.some((candidate) => isSameName(candidate.name, vm.name))) {
    // Whoever is told to remove it would remove a seed, or the side with the newer data.
    const situation = same === undefined ? {} : { situation: same.replications.length === 0 ? 'copy' : 'related' }
    return fail('replication.nameTaken', { vm: vm.name, host: server.name, ...situation }, { field: 'replicaServer' })
  }
  if (neighbours.length >= hostLimits.vmCountPerHost) return fail('vm.tooMany', { countMax: hostLimits.vmCountPerHost })
  const neededBytes = disks.reduce((sum, disk) => sum + copiedBytes(disk), 0)
  return checkSpace(server, entry.storageLocation, neededBytes)
}

/** Refuses what does not fit on the volume of the storage location. */
export function checkSpace(server: Host, storageLocation: string, neededBytes: number) {
  const volume = onlineVolume(server, driveOf(storageLocation))
  // The connection has passed the storage gate, so the volume exists; a root folder alone names none.
  const freeBytes = volume === undefined ? Number.MAX_SAFE_INTEGER : volume.sizeBytes - volume.usedBytes
  if (neededBytes <= freeBytes) return undefined
  const params = { host: server.name, volume: `${volume?.letter ?? 'C'}:`, neededBytes, freeBytes }
  return failInWindows('replication.storageFull', params, { field: 'replicaServer' })
}
