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
  for (let round = 0; round < rounds; round += 1) {
    for (const { vmId } of [...lab.emulator.world.vms]) repair(lab, vmId)
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
  return lab.emulator.world.vms.flatMap((vm) => {
    const side = lab.emulator.replicationView(vm.vmId)
    if (side === null) return []
    const isFine =
      side.state === 'Replicating' && side.health === 'Normal' && side.lagSeconds <= 2 * side.frequencySeconds
    return isFine
      ? []
      : [
          `${vm.vmId} is ${side.mode} ${side.state} ${side.health}, ${side.lagSeconds} s behind, ${JSON.stringify(side.lastFailure)}`,
        ]
  })
}

function repair(lab: Lab, vmId: string): void {
  const record = lab.emulator.world.vms.find((vm) => vm.vmId === vmId)?.replications[0]
  if (record === undefined) return
  const partner = partnerOf(lab.emulator.world, vmId)
  if (record.testVmId !== null) lab.do('failover.stopTest', { vmId })
  if (partner === undefined) {
    lab.do('replication.remove', { vmId })
    return
  }
  if (record.mode === 'Replica') repairReplica(lab, vmId, partner)
  else repairPrimary(lab, vmId)
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
      lab.do('replication.remove', { vmId: each })
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

function repairPrimary(lab: Lab, vmId: string): void {
  // Recovery points may have filled the volume of the replica.
  lab.do('replication.change', { vmId, recoveryHistoryHours: 0, vssFrequencyHours: 0 })
  // Enabled while the trust group was another one: only enabling it anew mends that. The other side follows.
  if (lab.side(vmId).lastFailure?.code === 'connection.trustGroupMismatch') {
    lab.do('replication.remove', { vmId })
    return
  }
  switch (lab.side(vmId).state) {
    case 'ReadyForInitialReplication':
      if (!lab.try('replication.startInitial', { vmId }).ok) {
        lab.do('replication.remove', { vmId })
        return
      }
      break
    case 'PreparedForFailover':
      lab.do('failover.cancel', { vmId })
      break
    case 'Suspended':
    case 'Error':
    case 'WaitingForStartResynchronize':
    case 'ResynchronizeSuspended':
      // Refused while the other side has failed over; its own repair comes first then.
      lab.try('replication.resume', { vmId })
      break
    default:
      break
  }
  lab.do('replication.resetStatistics', { vmId })
}

function partnerOf(world: World, vmId: string): string | undefined {
  const vm = world.vms.find((candidate) => candidate.vmId === vmId)
  const record = vm?.replications[0]
  return world.vms.find(
    (other) => other !== vm && other.replications.some((theirs) => theirs.relationshipId === record?.relationshipId),
  )?.vmId
}
