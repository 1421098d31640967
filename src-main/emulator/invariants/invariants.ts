/**
 * What must hold after every step, whatever was asked of the emulator. Each rule gives a sentence when it is broken; tests
 * break each of them on purpose once.
 */
import type { ReplicationState } from '../../contract/ids.ts'
import { countTimers, isArmed } from '../../kernel/timers.ts'
import { contentOf, divergence, positionOf } from '../disks/content.ts'
import { disksOf, hostOf } from '../world/engine.ts'
import { checkCopies } from './failover-invariants.ts'
import { fileBytes } from '../disks/growth.ts'
import { assignedBytes } from '../machines/memory.ts'
import { driveOfKnown } from '../world/names.ts'
import { isOn, isWriting } from '../world/power-state.ts'
import { extensionOf, isFailedOver, isReplica, unsynchronized } from '../world/relationships.ts'
import type { Host } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { isStorageLost } from '../disks/lost-storage.ts'
import { freeTurns } from '../sending/transfer-queue.ts'
import { layersOf } from '../disks/space.ts'
import { machineLimits } from '../../contract/limits/machine.ts'

const failedOver: readonly ReplicationState[] = ['FailedOverWaitingCompletion', 'FailedOver']

/**
 * Which states of a replica may stand beside a state of its primary. The two records drift apart on purpose: what is missing
 * here cannot come about by any order of operations and faults.
 */
const allowedReplicationPairs: Partial<Record<ReplicationState, readonly ReplicationState[]>> = {
  ReadyForInitialReplication: ['WaitingForInitialReplication', 'Suspended'],
  InitialReplicationInProgress: ['WaitingForInitialReplication', 'Suspended', 'Replicating', ...failedOver],
  Replicating: ['Replicating', 'Suspended', 'Error', ...failedOver],
  Suspended: ['Replicating', 'Suspended', 'Resynchronizing', 'Error', ...failedOver],
  Error: ['WaitingForInitialReplication', 'Replicating', 'Suspended', 'Error', ...failedOver],
  WaitingForUpdateCompletion: ['Replicating', 'Suspended', 'Error', ...failedOver],
  UpdateError: ['Replicating', 'Suspended', 'Error', ...failedOver],
  PreparedForFailover: ['Replicating', 'Suspended', 'Error', ...failedOver],
  WaitingForStartResynchronize: ['Replicating', 'Suspended', 'Resynchronizing', 'Error', ...failedOver],
  Resynchronizing: ['Replicating', 'Suspended', 'Resynchronizing', 'Error', ...failedOver],
  ResynchronizeSuspended: ['Replicating', 'Suspended', 'Resynchronizing', 'Error', ...failedOver],
}

/** Every broken rule as a sentence; an empty list is a sound world. */
export function findViolations(world: World): string[] {
  const found: string[] = []
  const demand = (condition: boolean, sentence: () => string) => {
    if (!condition) found.push(sentence())
  }
  const sides = sidesOf(world)
  for (const host of world.hosts) checkHost(world, host, demand)
  for (const copy of world.initialCopies) {
    const isKnown = world.hosts.some((host) => host.hostId === copy.hostId)
    demand(isKnown, () => `the initial copy ${copy.path} is on no host`)
  }
  for (const vm of world.vms) {
    checkVm(world, vm, demand)
    for (const record of vm.replications) {
      checkRecord(world, vm, record, demand)
      if (record.mode === 'Primary') checkPair(world, sides, vm, record, demand)
    }
  }
  checkCopies(world, demand)
  checkTimers(world, demand)
  return found
}

type Demand = (condition: boolean, sentence: () => string) => void

function checkHost(world: World, host: Host, demand: Demand): void {
  const vms = world.vms.filter((vm) => vm.hostId === host.hostId)
  const running = vms.filter(isOn)
  demand(host.hasPower || running.length === 0, () => `${host.hostId} has no power, but machines run on it`)
  const memoryBytes = running.reduce((sum, vm) => sum + assignedBytes(world, host, vm), 0)
  demand(memoryBytes <= host.memoryBytes, () => `${host.hostId} runs more than fits into its memory`)
  const names = new Set(vms.map((vm) => vm.name.toLowerCase()))
  demand(names.size === vms.length, () => `two machines on ${host.hostId} have one name`)
  const { transferQueue } = host
  const isCalled = (number: number) =>
    vms.some((vm) => vm.replications.some((record) => record.number === number && record.timer >= 0))
  const isInTurn = transferQueue.every((number, place) => place >= freeTurns(world, host) || isCalled(number))
  demand(isInTurn, () => `${host.hostId} lets a transfer wait although nothing is in its way`)
  const usedByMachines = usedBytesOf(vms)
  for (const volume of host.volumes) {
    const { letter, foreignBytes } = volume
    const usedBytes = (usedByMachines.get(letter) ?? 0) + copiesOn(world, host, letter) + foreignBytes
    demand(
      volume.usedBytes === usedBytes,
      () => `${host.hostId} ${volume.letter}: books ${volume.usedBytes}, not ${usedBytes}`,
    )
  }
}

function copiesOn(world: World, host: Host, letter: string): number {
  return world.initialCopies
    .filter((copy) => copy.hostId === host.hostId && driveOfKnown(copy.path) === letter)
    .reduce((sum, copy) => sum + copy.sizeBytes, 0)
}

/** What the machines of a host take of its volumes, by their letters. */
function usedBytesOf(vms: readonly Vm[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>()
  const add = (letter: string | undefined | null, bytes: number) => {
    if (letter != null && bytes !== 0) used.set(letter, (used.get(letter) ?? 0) + bytes)
  }
  for (const vm of vms) {
    for (const disk of vm.disks) add(driveOfKnown(disk.path), fileBytes(disk))
    if (vm.checkpoints.length > 0 || vm.merge !== null) {
      for (const { diskId, bytes } of layersOf(vm)) {
        const disk = vm.disks.find((candidate) => candidate.diskId === diskId)
        if (disk !== undefined) add(driveOfKnown(disk.path), bytes)
      }
    }
    for (const record of vm.replications) add(record.volumeLetter, record.undoBytes + (record.queued?.bytes ?? 0))
  }
  return used
}

function checkVm(world: World, vm: Vm, demand: Demand): void {
  const isRunning = isWriting(vm)
  demand(isRunning === vm.churnAnchorInstant >= 0, () => `${vm.vmId} writes although it is ${vm.state}`)
  demand(isOn(vm) === (vm.startedInstant !== null), () => `${vm.vmId} is ${vm.state} with a wrong start`)
  const isLost = isStorageLost(world, vm)
  const isCritical = vm.state === 'OffCritical' || vm.state === 'SavedCritical'
  demand(
    isLost === (isCritical || (isLost && vm.state === 'PausedCritical')),
    () => `${vm.vmId} is ${vm.state} with wrong storage`,
  )
  const waits = vm.state === 'Starting' || vm.state === 'Stopping'
  demand(waits === vm.machineTimer >= 0, () => `${vm.vmId} is ${vm.state} with a wrong timer`)
  demand(vm.checkpoints.length <= machineLimits.checkpointCountPerVm, () => `${vm.vmId} has too many checkpoints`)
  const hasParent = (parent: number) => parent === 0 || vm.checkpoints.some(({ number }) => number === parent)
  const isRooted = hasParent(vm.parentCheckpoint) && vm.checkpoints.every(({ parent }) => hasParent(parent))
  demand(isRooted, () => `a checkpoint of ${vm.vmId} has no parent`)
  for (const disk of vm.disks) {
    const isSized = disk.usedBytes <= disk.sizeBytes && disk.layerBytes <= disk.sizeBytes && disk.layerBytes >= 0
    demand(isSized, () => `${disk.diskId} takes more than its size`)
  }
  const branch = world.branches[vm.branch]
  demand(branch !== undefined, () => `${vm.vmId} is on a history that does not exist`)
  demand(!isRunning || branch?.ownerVm === vm.number, () => `${vm.vmId} writes on the history of another machine`)
  for (const disk of vm.disks) {
    const position = positionOf(vm, disk, world.now)
    const isSafe = Number.isSafeInteger(position.writtenBytes) && position.sequence >= 0 && position.writtenBytes >= 0
    demand(isSafe, () => `${vm.vmId} has an impossible position`)
  }
  for (const record of vm.replications) {
    const isLocked = isReplica(record) ? !isFailedOver(record) : record.state === 'PreparedForFailover'
    demand(!isRunning || !isLocked, () => `${vm.vmId} runs although it is ${record.mode} and ${record.state}`)
  }
  checkRelationships(vm, demand)
  if (vm.testOfVmId !== null) {
    const replica = world.vms.find((other) => other.vmId === vm.testOfVmId)
    const isKnown = replica?.replications.some((record) => record.testVmId === vm.vmId) === true
    demand(isKnown, () => `${vm.vmId} is a test machine of nobody`)
  }
}

/** One relationship, or on the middle host of a chain two (reference 8.5). */
function checkRelationships(vm: Vm, demand: Demand): void {
  const types = vm.replications.map((record) => `${record.relationshipType} ${record.mode}`)
  const isChain = types.length === 2 && types[0] === 'Simple Replica' && types[1] === 'Extended Primary'
  demand(types.length <= 1 || isChain, () => `${vm.vmId} has the relationships ${types.join(' and ')}`)
  const extension = extensionOf(vm)
  const goesOn = extension !== undefined && extension.timer >= 0
  const upstream = vm.replications[0]
  const isHeld = upstream !== undefined && isReplica(upstream) && isFailedOver(upstream)
  demand(!goesOn || !isHeld, () => `${vm.vmId} has failed over and still sends to the third host`)
}

function checkRecord(world: World, vm: Vm, record: ReplicationRecord, demand: Demand): void {
  const of = () => `${vm.vmId} (${record.mode}, ${record.state})`
  const ordered = record.points.every((point, index) => index === 0 || record.points[index - 1]!.at < point.at)
  demand(ordered, () => `the recovery points of ${of()} are out of order`)
  demand(record.points.length <= record.recoveryHistoryHours, () => `${of()} keeps too many recovery points`)
  demand(record.points.length === 0 || isReplica(record), () => `${of()} keeps recovery points`)
  demand(record.lastReplicationInstant <= world.now, () => `${of()} is synchronized with the future`)
  const { failover } = record
  const isLossless = failover === null || failover.kind !== 'planned' || failover.loss.lostWrites === 0
  demand(isLossless, () => `the planned failover of ${of()} lost something`)
  demand(isReplica(record) || !isFailedOver(record), () => `${of()} is a primary that has failed over`)
  const { hasPower, transferQueue } = hostOf(world, vm.hostId)
  const isBusy = record.mode === 'Primary' && (record.state === 'Replicating' || record.transfer.kind !== 'none')
  const isHeld = record.state === 'ResynchronizeSuspended'
  const isQueued = transferQueue.includes(record.number) && record.transfer.endsInstant < 0
  demand(!isBusy || !hasPower || isHeld || isQueued || record.timer >= 0, () => `${of()} will never send again`)
  demand(hasPower || (record.timer < 0 && record.watchTimer < 0), () => `${of()} has timers without power`)
  for (const timer of [record.timer, record.watchTimer]) {
    demand(timer < 0 || isArmed(world.timers, timer), () => `${of()} waits for a timer that is gone`)
  }
}

type Sides = ReadonlyMap<string, readonly { readonly vm: Vm; readonly record: ReplicationRecord }[]>

/** The records of each relationship, so that looking for partners does not look through all machines each time. */
function sidesOf(world: World): Sides {
  const sides = new Map<string, { vm: Vm; record: ReplicationRecord }[]>()
  for (const vm of world.vms) {
    for (const record of vm.replications) {
      const known = sides.get(record.relationshipId)
      if (known === undefined) sides.set(record.relationshipId, [{ vm, record }])
      else known.push({ vm, record })
    }
  }
  return sides
}

/** What both sides hold together. */
function checkPair(world: World, sides: Sides, vm: Vm, record: ReplicationRecord, demand: Demand): void {
  const partners = (sides.get(record.relationshipId) ?? []).filter((side) => side.record !== record)
  demand(partners.length <= 1, () => `${vm.vmId} has two partners`)
  const partner = partners[0]
  if (partner === undefined) return
  const pair = () =>
    `${vm.vmId} (${record.state}) and ${partner.vm.vmId} (${partner.record.mode}, ${partner.record.state})`
  demand(isReplica(partner.record), () => `${pair()} are both primary`)
  const allowed = allowedReplicationPairs[record.state] ?? []
  demand(allowed.includes(partner.record.state), () => `${pair()} are no allowed pair`)
  const isKnown = world.branches[vm.branch] !== undefined && world.branches[partner.vm.branch] !== undefined
  if (!isKnown || !record.isInitialized || !partner.record.isInitialized || isFailedOver(partner.record)) return
  // What was changed past Hyper-V is found when something is sent, and a comparison repairs it.
  if (partner.record.isOutOfSequence || unsynchronized.includes(record.state)) return
  const keys = disksOf(partner.vm, partner.record).map((disk) => disk.contentKey)
  const extra = divergence(world, contentOf(partner.vm, world.now), contentOf(vm, world.now), keys)
  demand(extra.writes === 0, () => `${pair()}: the replica holds what its primary never wrote`)
  for (const [index, disk] of disksOf(partner.vm, partner.record).entries()) {
    const isConfirmed = disk.sequence === record.confirmed[2 * index]
    demand(isConfirmed, () => `${pair()}: the replica does not hold what was confirmed`)
  }
}

function checkTimers(world: World, demand: Demand): void {
  const expected = new Set<number>()
  for (const host of world.hosts) {
    if (host.monitoringTimer >= 0) expected.add(host.monitoringTimer)
    if (host.growthTimer >= 0) expected.add(host.growthTimer)
  }
  for (const vm of world.vms) {
    if (vm.machineTimer >= 0) expected.add(vm.machineTimer)
    if (vm.merge !== null && vm.merge.timer >= 0) expected.add(vm.merge.timer)
    for (const record of vm.replications) {
      if (record.timer >= 0) expected.add(record.timer)
      if (record.watchTimer >= 0) expected.add(record.watchTimer)
    }
  }
  demand(expected.size === countTimers(world.timers), () => 'a timer is armed that nobody waits for')
}
