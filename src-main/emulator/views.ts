/** The contract's views of the world, minus what only the app knows (thumbprints, the name of the workspace, the pace). */
import type { RelationshipType } from '../contract/ids.ts'
import type { EventLogEntryView, HostView } from '../contract/views/host.ts'
import type { ReplicationView } from '../contract/views/replication.ts'
import type { VmView } from '../contract/views/vm.ts'
import type { AttentionView, LaneView, WorldView } from '../contract/views/world.ts'
import { secondMs } from '../kernel/clock.ts'
import { viewMachine } from './machine-view.ts'
import { contentOf, filesIn, positionOf } from './content.ts'
import { disksOf, findHost, findVm, fqdnOf, hostOf, type Engine } from './world/engine.ts'
import { faultAttention } from './faults/index.ts'
import { pointsWithLoss } from './failover.ts'
import { healthOf } from './health.ts'
import { isRevocationCheckDisabled } from './host-settings.ts'
import { duplicateAddressesOf, resolveHost } from './network.ts'
import { extensionOf, isFailedOver, isReplica, recordOf } from './world/relationships.ts'
import type { FailoverRecord } from './world/state/failover.ts'
import type { Host } from './world/state/host.ts'
import type { ReplicationRecord, Statistics } from './world/state/relationship.ts'
import type { Vm } from './world/state/machine.ts'
import { memoryFreeBytes } from './memory.ts'
import { replicaOn } from './peer.ts'
import { isWriting } from './world/power-state.ts'
import { hasFilesOn } from './storage.ts'
import { queuePlace } from './transfer-queue.ts'
import { pendingBytes, sentBytes } from './transfer.ts'

/** The end of what an instant can say: a CRL without nextUpdate. */
const neverInstant = 253_402_300_799_999

export function hostView(engine: Engine, hostId: string): HostView | null {
  const host = findHost(engine.world, hostId)
  return host === undefined ? null : viewHost(engine, host)
}

export function hostViews(engine: Engine): HostView[] {
  return engine.world.hosts.map((host) => viewHost(engine, host))
}

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

export function vmViews(engine: Engine, hostId?: string): VmView[] {
  const vms = engine.world.vms.filter((vm) => hostId === undefined || vm.hostId === hostId)
  return vms.map((vm) => viewVm(engine, vm))
}

export function replicationView(engine: Engine, vmId: string, type?: RelationshipType): ReplicationView | null {
  const vm = findVm(engine.world, vmId)
  const record = vm === undefined ? undefined : recordOf(vm, type)
  return vm === undefined || record === undefined ? null : viewReplication(engine, vm, record)
}

/** The log itself names a machine in its text only, by the ID at the end (Hyper-V Replica reference 5.5). */
const machineInText = /\(Virtual Machine ID ([0-9A-F-]{36})\)/i

export function eventLog(engine: Engine, hostId: string, limit: number): EventLogEntryView[] | null {
  const host = findHost(engine.world, hostId)
  if (host === undefined) return null
  return host.eventLog
    .slice(-limit)
    .reverse()
    .map(({ at, eventId, level, message }) => ({
      ...{ at, eventId, level, source: 'Hyper-V-VMMS' as const, message },
      vmGuid: machineInText.exec(message)?.[1] ?? null,
    }))
}

export function dnsRecordViews(engine: Engine): WorldView['dnsRecords'] {
  return engine.world.dnsRecords.map((record) => ({ ...record }))
}

/** Who replicates to whom; a relationship without a replica that can be found has no lane. */
export function laneViews(engine: Engine): LaneView[] {
  const lanes: LaneView[] = []
  for (const vm of engine.world.vms) {
    for (const record of vm.replications) {
      if (record.mode !== 'Primary') continue
      const lane = viewLane(engine, vm, record)
      if (lane !== undefined) lanes.push(lane)
    }
  }
  return lanes
}

/** What is wrong in the world; certificates and roots are the app's to judge. */
export function attentionViews(engine: Engine): AttentionView[] {
  const { world } = engine
  const found: AttentionView[] = []
  const add = (code: AttentionView['code'], severity: AttentionView['severity'], host: Host, vm: Vm | null) => {
    const params = vm === null ? { host: host.name } : { host: host.name, vm: vm.name }
    found.push({ code, severity, params, hostId: host.hostId, vmId: vm?.vmId ?? null, certificateId: null })
  }
  for (const host of world.hosts) if (!host.hasPower) add('hostWithoutPower', 'warning', host, null)
  for (const host of world.hosts) if (host.hasPower) found.push(...lostVolumes(engine, host))
  found.push(...faultAttention(world))
  for (const vm of world.vms) {
    const host = hostOf(world, vm.hostId)
    for (const record of vm.replications) {
      const { health } = healthOf(vm, record, world.now)
      if (isFailedOver(record)) add('failedOverNotReversed', 'warning', host, vm)
      else if (host.hasPower && health === 'Critical') add('healthCritical', 'critical', host, vm)
      else if (host.hasPower && health === 'Warning') add('healthWarning', 'warning', host, vm)
      const needsIp = isReplica(record) && record.isInitialized && !isFailedOver(record)
      const isWithoutIp = vm.adapters.some((adapter) => adapter.ip !== null && adapter.failoverIp === null)
      if (needsIp && isWithoutIp) add('noFailoverIp', 'info', host, vm)
    }
    if (isSplitBrain(engine, vm)) add('splitBrain', 'critical', host, vm)
    if (duplicateAddressesOf(world, vm).length > 0) add('duplicateAddress', 'critical', host, vm)
  }
  return found
}

/** The volumes of a host that are offline; one without disks of a machine on it costs nothing yet. */
function lostVolumes({ world }: Engine, host: Host): AttentionView[] {
  return host.volumes
    .filter((volume) => volume.isOffline === true)
    .map((volume) => {
      const machineCount = world.vms.filter((vm) => vm.hostId === host.hostId && hasFilesOn(vm, volume)).length
      return {
        code: 'volumeOffline',
        severity: machineCount > 0 ? 'critical' : 'warning',
        params: { host: host.name, volume: `${volume.letter}:`, machineCount },
        hostId: host.hostId,
        vmId: null,
        certificateId: null,
      }
    })
}

/** Two running copies of one machine: an old primary that was started after an unplanned failover. */
export function isSplitBrain(engine: Engine, vm: Vm): boolean {
  if (!isWriting(vm)) return false
  return engine.world.vms.some((other) => other !== vm && other.guid === vm.guid && isWriting(other))
}

function viewHost(engine: Engine, host: Host): HostView {
  const { world } = engine
  const { authorizationEntries, ...server } = host.replicaServer
  return {
    hostId: host.hostId,
    name: host.name,
    dnsSuffix: host.dnsSuffix,
    fqdn: fqdnOf(host),
    edition: host.edition,
    domain: host.domain,
    hasPower: host.hasPower,
    ipAddress: host.ipAddress,
    memoryBytes: host.memoryBytes,
    memoryFreeBytes: memoryFreeBytes(world, host),
    processorCount: host.processorCount,
    replicaServer: { ...server, authorizationEntries: authorizationEntries.map((entry) => ({ ...entry })) },
    firewallRules: host.firewallRules.map((rule) => ({ ...rule })),
    trustedHosts: [...host.trustedHosts],
    revocationCheckDisabled: isRevocationCheckDisabled(host),
    registry: host.registry.map((entry) => ({ ...entry })),
    hasServicePrincipalName: host.hasServicePrincipalName,
    clockSkewSeconds: host.clockSkewSeconds,
    proxy: host.proxy,
    hostsFile: host.hostsFile.map((line) => ({ ...line })),
    processor: { vendor: host.processor.vendor, features: [...host.processor.features] },
    stores: host.stores.map(({ store, certificate }) => ({
      store,
      certificateId: certificate.certificateId,
      issuedTo: certificate.commonName,
      issuedBy: certificate.issuerCommonName,
      notBeforeInstant: certificate.notBeforeInstant,
      notAfterInstant: certificate.notAfterInstant,
      hasPrivateKey: certificate.hasPrivateKey,
      thumbprint: null,
    })),
    crls: host.crls.map((crl) => ({
      issuerCertificateId: crl.issuerCertificateId,
      issuer: issuerName(host, crl.issuerCertificateId),
      thisUpdateInstant: crl.thisUpdateInstant,
      nextUpdateInstant: crl.nextUpdateInstant ?? neverInstant,
      revokedCount: crl.revoked.length,
    })),
    volumes: host.volumes.map((volume) => ({
      letter: volume.letter,
      sizeBytes: volume.sizeBytes,
      freeBytes: Math.max(0, volume.sizeBytes - volume.usedBytes),
      isOnline: volume.isOffline !== true,
    })),
    switches: host.switches.map((one) => ({ ...one })),
    vmIds: world.vms.filter((vm) => vm.hostId === host.hostId).map((vm) => vm.vmId),
  }
}

function issuerName(host: Host, certificateId: string): string {
  const entry = host.stores.find(({ certificate }) => certificate.certificateId === certificateId)
  return entry?.certificate.commonName ?? certificateId
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

function viewReplication(engine: Engine, vm: Vm, record: ReplicationRecord): ReplicationView {
  const { world } = engine
  const { health, details } = healthOf(vm, record, world.now)
  const { lastFailure } = record
  return {
    relationshipId: record.relationshipId,
    relationshipType: record.relationshipType,
    mode: record.mode,
    state: record.state,
    health,
    healthDetails: details,
    primaryServer: record.primaryServer,
    replicaServer: record.replicaServer,
    port: record.port,
    authentication: record.authentication,
    certificateId: record.certificateId,
    compression: record.compression,
    bypassesProxy: record.bypassesProxy,
    frequencySeconds: record.frequencySeconds,
    recoveryHistoryHours: record.recoveryHistoryHours,
    vssFrequencyHours: record.vssFrequencyHours,
    autoResynchronizeEnabled: record.autoResynchronize.enabled,
    autoResynchronizeStartMinutes: record.autoResynchronize.startMinutes,
    autoResynchronizeEndMinutes: record.autoResynchronize.endMinutes,
    resynchronizeStartInstant: instantOrNull(record.resynchronizeStartInstant),
    initialReplicationStartInstant:
      record.state === 'ReadyForInitialReplication' ? instantOrNull(record.nextCycleInstant) : null,
    initialCopyPath: record.initialCopyPath,
    replicatedDiskIds: [...record.replicatedDiskIds],
    excludedDiskIds: [...record.excludedDiskIds],
    lastReplicationInstant: instantOrNull(record.lastReplicationInstant),
    lastAppliedInstant: instantOrNull(record.lastAppliedInstant),
    nextCycleInstant: instantOrNull(record.nextCycleInstant),
    pendingBytes: record.mode === 'Primary' ? unsentBytes(vm, record, world.now) : 0,
    lagSeconds: lagSeconds(record, world.now),
    queuedBytes: record.queued?.bytes ?? 0,
    logFiles: viewLogFiles(vm, record, world.now),
    transfer: viewTransfer(hostOf(world, vm.hostId), record, world.now),
    lastFailure:
      lastFailure === null
        ? null
        : {
            code: lastFailure.code,
            params: { ...lastFailure.params },
            ...(lastFailure.windowsCode === null ? {} : { windowsCode: lastFailure.windowsCode }),
          },
    recoveryPoints: isReplica(record) ? pointsWithLoss(engine, { vm, record }) : [],
    testVmId: record.testVmId,
    failover: record.failover === null ? null : viewFailover(record.failover),
    statistics: viewStatistics(record.statistics),
  }
}

/** One change log per replicated disk, in the folder of the disk; none while nothing is tracked (reference 4). */
function viewLogFiles(vm: Vm, record: ReplicationRecord, now: number): ReplicationView['logFiles'] {
  const isTracking = record.isInitialized || record.state === 'InitialReplicationInProgress'
  if (isReplica(record) || !isTracking || record.state === 'WaitingForStartResynchronize') return []
  const { transfer } = record
  const from = transfer.kind === 'none' || transfer.kind === 'delta' ? record.confirmed : transfer.cut
  return disksOf(vm, record).map((disk, index) => ({
    diskId: disk.diskId,
    path: disk.path.replace(/\.a?vhdx?$/i, '.hrl'),
    sizeBytes: Math.max(0, positionOf(vm, disk, now).writtenBytes - from[2 * index + 1]!),
  }))
}

function instantOrNull(at: number): number | null {
  return at < 0 ? null : at
}

function unsentBytes(vm: Vm, record: ReplicationRecord, now: number): number {
  if (record.isInitialized) return pendingBytes(vm, record, now)
  return record.transfer.totalBytes - sentBytes(record.transfer, now)
}

function lagSeconds(record: ReplicationRecord, now: number): number {
  if (record.lastReplicationInstant < 0) return 0
  return Math.floor((now - record.lastReplicationInstant) / secondMs)
}

function viewTransfer(host: Host, record: ReplicationRecord, now: number): ReplicationView['transfer'] {
  const { transfer } = record
  if (transfer.kind === 'none') return null
  return {
    kind: transfer.kind,
    sentBytes: sentBytes(transfer, now),
    totalBytes: transfer.totalBytes,
    startedInstant: transfer.startedInstant,
    endsInstant: transfer.endsInstant < 0 ? null : transfer.endsInstant,
    queuePlace: transfer.endsInstant < 0 ? queuePlace(host, record) : null,
  }
}

function viewFailover(failover: FailoverRecord): NonNullable<ReplicationView['failover']> {
  const { loss, otherPoints } = failover
  return {
    kind: failover.kind,
    stoppedInstant: failover.stoppedInstant,
    failedOverInstant: failover.failedOverInstant,
    startedInstant: failover.startedInstant,
    recoveryPointInstant: failover.recoveryPointInstant,
    fromHost: failover.fromHost,
    toHost: failover.toHost,
    loss: {
      lostSeconds: loss.lostSeconds,
      lostBytes: loss.lostBytes,
      lostWrites: loss.lostWrites,
      files: loss.files.map((file) => ({ ...file })),
    },
    otherPoints: otherPoints.map((point) => ({ ...point })),
    isCompleted: failover.isCompleted,
    isReversed: failover.isReversed,
  }
}

function viewStatistics(statistics: Statistics): ReplicationView['statistics'] {
  const { successfulCycles, totalSizeBytes, totalLatencyMilliseconds } = statistics
  const average = (total: number) => (successfulCycles === 0 ? 0 : Math.floor(total / successfulCycles))
  return {
    fromInstant: statistics.fromInstant,
    successfulCycles,
    missedCycles: statistics.missedCycles,
    errors: statistics.errors,
    averageSizeBytes: average(totalSizeBytes),
    maximumSizeBytes: statistics.maximumSizeBytes,
    averageLatencyMilliseconds: average(totalLatencyMilliseconds),
    maximumLatencyMilliseconds: statistics.maximumLatencyMilliseconds,
    initialReplicationBytes: statistics.initialReplicationBytes,
  }
}

function viewLane(engine: Engine, vm: Vm, record: ReplicationRecord): LaneView | undefined {
  const { world } = engine
  const peerHost = resolveHost(world, record.replicaServer, hostOf(world, vm.hostId))
  const peer = peerHost === undefined ? undefined : replicaOn(engine, peerHost, vm, record)
  if (peerHost === undefined || peer === undefined) return undefined
  const { transfer } = record
  const shown = isFailedOver(peer.record) ? peer : { vm, record }
  const sent = sentBytes(transfer, world.now)
  const isLong = transfer.kind !== 'none' && transfer.kind !== 'delta'
  return {
    relationshipId: record.relationshipId,
    relationshipType: record.relationshipType,
    vmName: vm.name,
    fromHostId: vm.hostId,
    toHostId: peerHost.hostId,
    fromVmId: vm.vmId,
    toVmId: peer.vm.vmId,
    frequencySeconds: record.frequencySeconds,
    state: shown.record.state,
    health: healthOf(shown.vm, shown.record, world.now).health,
    lagSeconds: lagSeconds(record, world.now),
    pendingBytes: unsentBytes(vm, record, world.now),
    progressPercent: isLong ? percent(sent, transfer.totalBytes) : null,
  }
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 100)
}
