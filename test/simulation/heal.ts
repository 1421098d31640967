/** What an administrator does after a bad day, until every relationship replicates again or has been removed. */
import type { World } from '../../src-main/emulator/index.ts'
import { httpsRule, hourMs, type Lab } from '../emulator/lab.ts'
import { healNetwork } from './network-commands.ts'
import { ownCertificateOf, serverSettings } from './simulation.ts'

const rounds = 12

export function heal(lab: Lab): void {
  for (const host of [...lab.emulator.world.hosts]) {
    if (!host.hasPower) lab.do('host.restorePower', { hostId: host.hostId })
  }
  healNetwork(lab)
  for (const host of [...lab.emulator.world.hosts]) {
    const { hostId } = host
    lab.do('store.put', ownCertificateOf(host) as never)
    lab.do('replicaServer.set', serverSettings(hostId, true) as never)
    lab.do('host.setFirewallRule', { hostId, rule: httpsRule, enabled: true })
    for (const other of lab.emulator.world.hosts) {
      if (other.number <= host.number) continue
      lab.do('network.setLink', { fromHostId: hostId, toHostId: other.hostId, bitsPerSecond: 100_000_000_000 })
    }
  }
  for (const vm of [...lab.emulator.world.vms]) {
    // Nobody's line carries a terabyte an hour.
    lab.do('vm.setChurn', { vmId: vm.vmId, bytesPerHour: Math.min(vm.churnBytesPerHour, 1_000_000_000) })
  }
  makeRoom(lab)
  for (const copy of [...lab.emulator.world.initialCopies]) {
    if (copy.completedInstant >= 0) lab.do('initialCopy.remove', { hostId: copy.hostId, path: copy.path })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { vmId } of [...lab.emulator.world.vms]) {
      for (const relationshipType of ['Simple', 'Extended'] as const) repair(lab, { vmId, relationshipType })
    }
    lab.pass(4 * hourMs)
  }
}

/** Checkpoints and disks that do not replicate go; where that is not enough, so do machines that do not. */
function makeRoom(lab: Lab): void {
  for (const { vmId } of [...lab.emulator.world.vms]) {
    for (let checkpoint = lab.vm(vmId).checkpoints[0]; checkpoint !== undefined;) {
      const { checkpointId } = checkpoint
      if (!lab.try('checkpoint.remove', { vmId, checkpointId, includeSubtree: true }).ok) lab.pass(hourMs)
      checkpoint = lab.vm(vmId).checkpoints[0]
    }
  }
  lab.pass(hourMs)
  for (const { vmId } of [...lab.emulator.world.vms]) {
    for (const { diskId } of lab.vm(vmId).disks) lab.try('disk.remove', { vmId, diskId })
  }
  for (const vm of [...lab.emulator.world.vms]) {
    const { volumes } = lab.emulator.hostView(vm.hostId)!
    const isTight = volumes.some((volume) => volume.freeBytes < volume.sizeBytes / 2)
    if (!isTight || vm.replications.length > 0 || vm.testOfVmId !== null) continue
    turnOff(lab, vm.vmId)
    lab.do('vm.remove', { vmId: vm.vmId })
  }
}

/** What is still not as it should be. */
export function problemsAfterHealing(lab: Lab): string[] {
  return lab.emulator.world.vms.flatMap((vm) =>
    vm.replications.flatMap(({ relationshipType }) => {
      const side = lab.side(vm.vmId, relationshipType)
      // What the third host of a chain holds is as old as the cycles of both hops.
      const lagMax = 2 * side.frequencySeconds + (relationshipType === 'Extended' ? 2 * 900 : 0)
      const isFine = side.state === 'Replicating' && side.health === 'Normal' && side.lagSeconds <= lagMax
      return isFine
        ? []
        : [
            `${vm.vmId} is ${side.mode} ${side.state} ${side.health}, ${side.lagSeconds} s behind, ${JSON.stringify(side.lastFailure)}`,
          ]
    }),
  )
}

type Address = { readonly vmId: string; readonly relationshipType: 'Simple' | 'Extended' }

function recordOf(world: World, { vmId, relationshipType }: Address) {
  const vm = world.vms.find((candidate) => candidate.vmId === vmId)
  return vm?.replications.find((record) => record.relationshipType === relationshipType)
}

function repair(lab: Lab, address: Address): void {
  const record = recordOf(lab.emulator.world, address)
  if (record === undefined) return
  const partner = partnerOf(lab.emulator.world, address)
  if (record.testVmId !== null) lab.do('failover.stopTest', address)
  if (partner === undefined) {
    remove(lab, address)
    return
  }
  if (record.mode === 'Replica') repairReplica(lab, address.vmId, partner)
  else if (record.mode === 'ExtendedReplica') repairThird(lab, address, partner)
  else repairPrimary(lab, address)
}

/** On the middle host of a chain the Extended relationship goes first. */
function remove(lab: Lab, address: Address): void {
  const extended = { ...address, relationshipType: 'Extended' } as const
  const isMiddle = address.relationshipType === 'Simple' && recordOf(lab.emulator.world, extended) !== undefined
  if (isMiddle) lab.do('replication.remove', extended)
  lab.do('replication.remove', address)
}

/** A chain cannot be reversed at its end: what failed over there is taken back, or replicates no more. */
function repairThird(lab: Lab, address: Address, partnerId: string): void {
  const { state } = lab.side(address.vmId, 'Extended')
  if (state === 'Suspended') lab.do('replication.resume', address)
  if (state === 'FailedOverWaitingCompletion') lab.do('failover.cancel', address)
  if (state !== 'FailedOver') return
  const { relationshipId } = lab.side(address.vmId, 'Extended')
  lab.do('replication.remove', address)
  const partner = lab.emulator.world.vms.find((vm) => vm.vmId === partnerId)
  // Its source may have become a Simple one meanwhile.
  const source = partner?.replications.find((record) => record.relationshipId === relationshipId)
  if (source !== undefined) remove(lab, { vmId: partnerId, relationshipType: source.relationshipType })
}

function repairReplica(lab: Lab, vmId: string, partnerId: string): void {
  const record = lab.side(vmId)
  const partner = lab.side(partnerId)
  if (record.state === 'Suspended') lab.do('replication.resume', { vmId })
  const isFailedOver = record.state === 'FailedOver' || record.state === 'FailedOverWaitingCompletion'
  if (isFailedOver) {
    turnOff(lab, partnerId)
    const isPlanned = partner.state === 'PreparedForFailover' && record.failover?.kind === 'planned'
    if (!isPlanned && partner.mode === 'Primary') makeReplica(lab, partnerId)
    if (lab.try('replication.reverse', { vmId }).ok) return
  }
  // Both sides are replicas and nobody failed over: the relationship has no primary any more.
  if (partner.mode === 'Replica') {
    for (const each of [vmId, partnerId]) {
      if (lab.side(each).testVmId !== null) lab.do('failover.stopTest', { vmId: each })
      remove(lab, { vmId: each, relationshipType: 'Simple' })
    }
  }
}

function turnOff(lab: Lab, vmId: string): void {
  const { state } = lab.vm(vmId)
  if (state === 'Saved') lab.do('vm.removeSavedState', { vmId })
  else if (state !== 'Off') lab.do('vm.turnOff', { vmId })
}

function makeReplica(lab: Lab, vmId: string): void {
  if (lab.side(vmId).state === 'Resynchronizing') lab.do('replication.suspend', { vmId })
  lab.do('replication.setAsReplica', { vmId })
}

function repairPrimary(lab: Lab, address: Address): void {
  const { vmId, relationshipType } = address
  // Recovery points may have filled the volume of the replica.
  lab.do('replication.change', { ...address, recoveryHistoryHours: 0, vssFrequencyHours: 0 })
  // Enabled while the trust group was another one: only enabling it anew mends that. The other side follows.
  if (lab.side(vmId, relationshipType).lastFailure?.code === 'connection.trustGroupMismatch') {
    lab.do('replication.remove', address)
    return
  }
  makeDisksEqual(lab, address)
  switch (lab.side(vmId, relationshipType).state) {
    case 'ReadyForInitialReplication': {
      // Refused on the middle host of a chain that has failed over, too; that is mended elsewhere.
      const started = lab.try('replication.startInitial', address)
      if (!started.ok && started.failure.code === 'connection.trustGroupMismatch') {
        lab.do('replication.remove', address)
        return
      }
      break
    }
    case 'InitialReplicationInProgress':
      // Its exported copy is gone.
      if (lab.side(vmId, relationshipType).initialCopyPath !== null) {
        startAnew(lab, address)
        return
      }
      break
    case 'PreparedForFailover':
      lab.do('failover.cancel', address)
      break
    case 'Suspended':
    case 'Error':
    case 'UpdateError':
    case 'WaitingForStartResynchronize':
    case 'ResynchronizeSuspended':
      // Refused while the other side has failed over; its own repair comes first then.
      lab.try('replication.resume', address)
      break
    default:
      break
  }
  lab.do('replication.resetStatistics', address)
}

/** A comparison needs disks of one size on both sides: the smaller ones are resized. */
function makeDisksEqual(lab: Lab, address: Address): void {
  const partnerId = partnerOf(lab.emulator.world, address)
  const own = recordOf(lab.emulator.world, address)
  if (partnerId === undefined || own === undefined) return
  const partner = lab.emulator.world.vms.find((vm) => vm.vmId === partnerId)
  const theirs = partner?.replications.find((record) => record.relationshipId === own.relationshipId)
  const sizeOf = (vmId: string, diskId: string) => lab.vm(vmId).disks.find((disk) => disk.diskId === diskId)!.sizeBytes
  for (const [index, diskId] of own.replicatedDiskIds.entries()) {
    const sides = [
      { vmId: address.vmId, diskId },
      { vmId: partnerId, diskId: theirs?.replicatedDiskIds[index] ?? '' },
    ]
    const sizes = sides.map((side) => sizeOf(side.vmId, side.diskId))
    const sizeBytes = Math.max(...sizes)
    for (const [which, side] of sides.entries()) {
      if (sizes[which] === sizeBytes || lab.try('disk.resize', { ...side, sizeBytes }).ok) continue
      // Some disks cannot be resized while the machine is on.
      turnOff(lab, side.vmId)
      lab.try('disk.resize', { ...side, sizeBytes })
    }
  }
}

/** An export that nobody can import any more: both sides begin again. */
function startAnew(lab: Lab, address: Address): void {
  if (lab.side(address.vmId, address.relationshipType).transfer?.kind === 'export') return
  const partner = partnerOf(lab.emulator.world, address)
  lab.do('replication.remove', address)
  if (partner !== undefined) remove(lab, { vmId: partner, relationshipType: address.relationshipType })
}

function partnerOf(world: World, address: Address): string | undefined {
  const record = recordOf(world, address)
  return world.vms.find((other) =>
    other.replications.some((theirs) => theirs !== record && theirs.relationshipId === record?.relationshipId),
  )?.vmId
}
