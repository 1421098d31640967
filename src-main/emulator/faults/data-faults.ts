/** Faults of disks, logs, machines and pauses (reference 9, F21 to F30 and F44). */
import { ok } from '../../contract/failure.ts'
import { applyCheckpoint, checkpointId } from '../machines/checkpoints.ts'
import { blockBytes, ownHistory } from '../disks/content.ts'
import {
  configurationChanged,
  disksOf,
  emit,
  fqdnOf,
  logEvent,
  volumeWithLetter,
  type Engine,
} from '../world/engine.ts'
import { checkReplicable, hasLayers } from '../disks/disks.ts'
import { changeLink } from '../outages/lines.ts'
import { findLink } from '../network/links.ts'
import { resumeVm } from '../machines/machine-power.ts'
import { losePower, restorePower } from '../outages/host-power.ts'
import { haltGuest } from '../disks/content.ts'
import { resumeReplication, suspendReplication } from '../replication/replication.ts'
import type { DiskAttachment } from '../world/state/disk.ts'
import type { Host, Volume } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { changed } from '../sending/transfer.ts'
import { requireResynchronization } from '../sending/required-resynchronization.ts'
import { onSide, recall, type FaultSide, type Faults, type Reason } from './fault.ts'
import { windowsCodes } from '../../contract/windows-codes.ts'

export const dataFaults: Faults = {
  F21: {
    refusal: ({ world, host }) => {
      const volumes = replicaVolumes(world, host)
      if (volumes.length === 0) return 'noRelationship'
      return volumes.every(isFull) ? 'alreadySo' : undefined
    },
    inject: (engine, { world, host }) => {
      const filled = replicaVolumes(world, host).map((volume) => fill(volume))
      configurationChanged(engine)
      return { filled }
    },
    isPresent: ({ host }, memory) => filledOf(host, memory).some(({ volume }) => volume.foreignBytes > 0),
    heal: (engine, { host }, memory) => {
      for (const { volume, sizeBytes } of filledOf(host, memory)) empty(volume, sizeBytes)
      configurationChanged(engine)
    },
  },
  F22: onSide({
    refusal: ({ vm, record, host }) => {
      if (record.state !== 'Replicating') return 'notReplicating'
      if (vm.state !== 'Running') return 'vmOff'
      return isFull(volumeWithLetter(host, record.volumeLetter)) ? 'alreadySo' : undefined
    },
    inject: (engine, { vm, host, record }) => {
      const filled = [fill(volumeWithLetter(host, record.volumeLetter))]
      haltGuest(engine, vm)
      vm.state = 'PausedCritical'
      emit(engine, 'vm.paused', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
      requireResynchronization(engine, vm, record, 'logsFilledVolume')
      return { filled }
    },
    isPresent: ({ host }, memory) => filledOf(host, memory).some(({ volume }) => volume.foreignBytes > 0),
    heal: (engine, { vm, host }, memory) => {
      for (const { volume, sizeBytes } of filledOf(host, memory)) empty(volume, sizeBytes)
      resumeVm(engine, { vmId: vm.vmId })
      configurationChanged(engine)
    },
  }),
  F24: onSide({
    refusal: ({ vm, host, record, peer }, world) => {
      if (peer === null) return 'noRelationship'
      if (record.state !== 'Replicating') return 'notReplicating'
      if (vm.state !== 'Running') return 'vmOff'
      return findLink(world, host.hostId, peer.host.hostId)?.isPlugged === true ? undefined : 'alreadySo'
    },
    inject: (engine, { vm, host, record, peer }) => {
      const link = findLink(engine.world, host.hostId, peer!.host.hostId)!
      changeLink(engine, link, { isPlugged: false })
      // More than half of the disks' size: the guest restored a backup, say (reference 4.1).
      for (const disk of disksOf(vm, record)) write(disk, Math.floor(disk.sizeBytes / 2 / blockBytes) + 1)
      return {}
    },
    isPresent: ({ host, peer }, _memory, world) =>
      peer !== null && findLink(world, host.hostId, peer.host.hostId)?.isPlugged === false,
    heal: (engine, { host, peer }) => {
      changeLink(engine, findLink(engine.world, host.hostId, peer!.host.hostId)!, { isPlugged: true })
    },
  }),
  F25: {
    refusal: ({ world, host }) => {
      const primaries = primariesOn(world, host)
      if (primaries.length === 0) return 'noRelationship'
      return primaries.some(({ vm, record }) => vm.state === 'Running' && record.isInitialized) ? undefined : 'vmOff'
    },
    inject: (engine, { host }) => {
      losePower(engine, { hostId: host.hostId })
      restorePower(engine, { hostId: host.hostId })
      return {}
    },
    isPresent: ({ world, host }) =>
      primariesOn(world, host).some(({ record }) => record.state === 'WaitingForStartResynchronize'),
    heal: (engine, { world, host }) => {
      for (const { vm, record } of primariesOn(world, host)) {
        if (record.state === 'WaitingForStartResynchronize') {
          resumeReplication(engine, { vmId: vm.vmId, resynchronize: true })
        }
      }
    },
  },
  F26: onSide({
    refusal: ({ vm, record }) => {
      if (vm.state !== 'Off') return 'vmRunning'
      return record.state === 'Replicating' ? undefined : 'notReplicating'
    },
    inject: (engine, { vm, record }) => {
      ownHistory(engine.world, vm)
      for (const disk of disksOf(vm, record)) write(disk, 1)
      requireResynchronization(engine, vm, record, 'editedOffline')
      return {}
    },
    isPresent: ({ record }) => record.state === 'WaitingForStartResynchronize',
    heal: resynchronize,
  }),
  F27: onSide({
    refusal: ({ vm, record }) => {
      if (record.state !== 'Replicating') return 'notReplicating'
      return vm.merge === null && vm.checkpoints.some((each) => !each.isHidden) ? undefined : 'noCheckpoint'
    },
    inject: (engine, { vm }) => {
      const newest = vm.checkpoints.findLast((each) => !each.isHidden)!
      applyCheckpoint(engine, { vmId: vm.vmId, checkpointId: checkpointId(newest.number) })
      return {}
    },
    isPresent: ({ record }) => record.state === 'WaitingForStartResynchronize',
    heal: resynchronize,
  }),
  F29: onSide({
    refusal: ({ record }) => replicating(record),
    inject: (engine, { vm }) => {
      suspendReplication(engine, { vmId: vm.vmId, ...simple })
      return {}
    },
    isPresent: ({ record }) => record.state === 'Suspended',
    heal: resume,
  }),
  F30: onSide({
    refusal: ({ record }) => replicating(record),
    inject: (engine, { vm }) => {
      suspendReplication(engine, { vmId: vm.vmId, ...simple })
      return {}
    },
    isPresent: ({ record }) => record.state === 'Suspended',
    heal: resume,
  }),
  F43: {
    refusal: ({ vm }) => {
      if (vm === null || vm.replications.length > 0 || vm.testOfVmId !== null) return 'replicates'
      if (hasLayers(vm)) return 'hasCheckpoints'
      return checkReplicable(vm, []) === undefined ? undefined : 'alreadySo'
    },
    inject: (engine, { vm }) => {
      const { diskId } = vm!.disks[0]!
      attach(vm!, diskId, 'sharedVhdx')
      configurationChanged(engine)
      return { diskId }
    },
    // What enabling replication checks before it asks the Replica server.
    attempt: (_engine, { vm }) => checkReplicable(vm!, []) ?? ok({}),
    isPresent: ({ vm }, memory) =>
      vm?.disks.some((disk) => disk.diskId === memory['diskId'] && disk.attachment === 'sharedVhdx') === true,
    heal: (engine, { vm }, memory) => {
      attach(vm!, recall<{ diskId: string }>(memory).diskId, 'virtualHardDisk')
      configurationChanged(engine)
    },
  },
  F44: onSide({
    refusal: ({ record }) => replicating(record),
    inject: (engine, side) => {
      const { vm, host, record } = side
      record.state = 'Error'
      const machine = { vm: vm.name, vmGuid: vm.guid }
      logEvent(engine, host, 'vm.notInValidState', machine)
      logEvent(engine, host, 'vm.operationFailed', machine)
      logEvent(engine, host, 'replication.applyFailed', { ...machine, windowsCode: windowsCodes.E_ABORT })
      const cause = 'Windows Server Backup'
      emit(engine, 'replication.stopped', { vm: vm.name, vmId: vm.vmId, host: fqdnOf(host), cause })
      changed(engine, side)
      return {}
    },
    isPresent: ({ record }) => record.state === 'Error',
    heal: resume,
  }),
}

const simple = {}

function replicating(record: ReplicationRecord): Reason | undefined {
  return record.state === 'Replicating' ? undefined : 'notReplicating'
}

function resume(engine: Engine, { vm }: FaultSide): void {
  resumeReplication(engine, { vmId: vm.vmId, resynchronize: false })
}

function resynchronize(engine: Engine, { vm }: FaultSide): void {
  resumeReplication(engine, { vmId: vm.vmId, resynchronize: true })
}

function primariesOn(world: World, host: Host): { vm: Vm; record: ReplicationRecord }[] {
  return world.vms
    .filter((vm) => vm.hostId === host.hostId)
    .flatMap((vm) => vm.replications.filter(({ mode }) => mode === 'Primary').map((record) => ({ vm, record })))
}

/** The volumes of a host on which replicas lie. */
function replicaVolumes(world: World, host: Host): Volume[] {
  const letters = world.vms
    .filter((vm) => vm.hostId === host.hostId)
    .flatMap((vm) => vm.replications.filter(({ mode }) => mode === 'Replica').map((record) => record.volumeLetter))
  return [...new Set(letters)].map((letter) => volumeWithLetter(host, letter))
}

function isFull({ usedBytes, sizeBytes }: Volume): boolean {
  return usedBytes > sizeBytes
}

function attach(vm: Vm, diskId: string, attachment: DiskAttachment): void {
  const index = vm.disks.findIndex((disk) => disk.diskId === diskId)
  const disk = vm.disks[index]
  if (disk !== undefined) vm.disks[index] = { ...disk, attachment }
}

interface Filled {
  readonly letter: string
  readonly sizeBytes: number
}

/** A file that belongs to nobody here takes what is left and a little more. */
function fill(volume: Volume): Filled {
  const sizeBytes = Math.max(0, volume.sizeBytes - volume.usedBytes) + blockBytes
  volume.foreignBytes += sizeBytes
  volume.usedBytes += sizeBytes
  return { letter: volume.letter, sizeBytes }
}

function empty(volume: Volume, sizeBytes: number): void {
  const freed = Math.min(volume.foreignBytes, sizeBytes)
  volume.foreignBytes -= freed
  volume.usedBytes -= freed
}

function filledOf(host: Host, memory: Readonly<Record<string, unknown>>) {
  return recall<{ filled: Filled[] }>(memory).filled.map(({ letter, sizeBytes }) => ({
    volume: volumeWithLetter(host, letter),
    sizeBytes,
  }))
}

function write(disk: Vm['disks'][number], blocks: number): void {
  disk.sequence += blocks
  disk.writtenBytes += blocks * blockBytes
}
