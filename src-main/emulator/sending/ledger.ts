/**
 * Where regular cycles are booked while nobody looks at them: one row of numbers per relationship, side by side in memory, so that a
 * cycle touches a few hundred bytes instead of some forty objects. A row is opened from the records of both sides, and
 * settled into them before anybody looks. It is derived from the world and no part of it: neither saved nor hashed.
 */
import { extensionOf } from '../world/relationships.ts'
import type { Engine, Peer, Wire } from '../world/engine.ts'
import { wayFrom } from '../network/links.ts'
import type { Volume } from '../world/state/host.ts'
import type { Way } from '../world/state/network.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { secondMs } from '../../kernel/clock.ts'
import { isToBeAsked } from './peer.ts'
import { confirm, countCycles, type CycleCount } from './cycles.ts'

export interface Ledger {
  /** Rows of an earlier version are no longer what the records say. */
  version: number
  /** Row by row, `rowSize` numbers each: the members of `column`. */
  numbers: Float64Array
  /** Disk by disk, `diskSize` numbers each: the members of `diskColumn`. */
  disks: Float64Array
  /** By record number: the row of a primary, -2 minus the row of a replica, or -1. */
  rowOf: Int32Array
  /** By row, as are the next three. */
  readonly wires: Wire[]
  readonly peers: Peer[]
  readonly ways: Way[]
  readonly volumes: Volume[]
  /** The rows that may be ahead of their records, each once. */
  readonly unsettled: number[]
  diskCount: number
}

export const rowSize = 24
export const column = {
  version: 0,
  /** Until when the peer need not be asked again. */
  validUntil: 1,
  /** Since when the guest writes at its rate; -1 while it does not. */
  anchor: 2,
  frequencyMs: 3,
  latencyMs: 4,
  bitsPerSecond: 5,
  /** Sum of `flag`. */
  flags: 6,
  /** The first disk times `diskSize`, and behind the last. */
  firstDisk: 7,
  endDisk: 8,
  /** Of the transfer; `endsInstant` is -1 between two cycles. */
  cutInstant: 9,
  totalBytes: 10,
  resumedInstant: 11,
  endsInstant: 12,
  /** `lastReplicationInstant` and `lastAppliedInstant` of both sides. */
  contentInstant: 13,
  appliedInstant: 14,
  /** Of the next recovery point; infinity where none are kept. */
  nextPoint: 15,
  /** 0: settled; else 1 after a cut, 2 after a cut was applied. */
  ahead: 16,
  /** What has been counted since the row was last settled. */
  cycles: 17,
  sizeBytes: 18,
  sizeBytesMax: 19,
  latency: 20,
  latencyMax: 21,
  /** 1 while the row is among the unsettled ones. */
  isListed: 22,
  /** Of the replica's host. */
  hostNumber: 23,
} as const

export const flag = { compression: 1, unsteady: 2, undo: 4 } as const

export const diskSize = 8
export const diskColumn = {
  bytesPerHour: 0,
  /** The position without the churn since the anchor. */
  sequence: 1,
  writtenBytes: 2,
  cutSequence: 3,
  cutWrittenBytes: 4,
  /** What the replica has confirmed. */
  appliedSequence: 5,
  appliedWrittenBytes: 6,
} as const

export function createLedger(): Ledger {
  return {
    version: 1,
    numbers: new Float64Array(0),
    disks: new Float64Array(0),
    rowOf: new Int32Array(0),
    wires: [],
    peers: [],
    ways: [],
    volumes: [],
    unsettled: [],
    diskCount: 0,
  }
}

/** The row in which the cycles of a primary are booked at present, or -1. */
export function openRowOf(ledger: Ledger, recordNumber: number): number {
  // Out of range is undefined, which is no row either.
  const row = ledger.rowOf[recordNumber] ?? -1
  return row >= 0 && isOpen(ledger, row) ? row : -1
}

/** As `openRowOf`, for the record of either side. */
export function openRowOfEither(ledger: Ledger, recordNumber: number): number {
  const place = ledger.rowOf[recordNumber] ?? -1
  const row = place < -1 ? -2 - place : place
  return row >= 0 && isOpen(ledger, row) ? row : -1
}

/** Opens a row where both sides are as they are on most days; a relationship that needs a closer look has none. */
export function openRow(engine: Engine, ledger: Ledger, wire: Wire): void {
  const { record, peer } = wire
  if (peer === null || !isRegular(engine, wire, peer)) return
  const row = takeRow(ledger, record.number, peer.record.number)
  // A row that is closed is settled, so nothing is lost of what the same row said before.
  ledger.wires[row] = wire
  ledger.peers[row] = peer
  const way = wayFrom(peer.link, wire.host.hostId)
  ledger.ways[row] = way
  ledger.volumes[row] = peer.volume
  const { numbers } = ledger
  const at = row * rowSize
  const { transfer } = record
  numbers[at + column.version] = ledger.version
  numbers[at + column.validUntil] = peer.validUntilInstant
  numbers[at + column.anchor] = wire.vm.churnAnchorInstant
  numbers[at + column.frequencyMs] = record.frequencySeconds * secondMs
  numbers[at + column.latencyMs] = peer.link.latencyMilliseconds
  numbers[at + column.bitsPerSecond] = way.bitsPerSecond
  numbers[at + column.hostNumber] = peer.host.number
  numbers[at + column.flags] = flagsOf(wire, peer)
  numbers[at + column.cutInstant] = transfer.cutInstant
  numbers[at + column.totalBytes] = transfer.totalBytes
  numbers[at + column.resumedInstant] = transfer.resumedInstant
  numbers[at + column.endsInstant] = transfer.kind === 'none' ? -1 : transfer.endsInstant
  numbers[at + column.contentInstant] = record.lastReplicationInstant
  numbers[at + column.appliedInstant] = record.lastAppliedInstant
  const hasPoints = peer.record.recoveryHistoryHours > 0
  numbers[at + column.nextPoint] = hasPoints ? peer.record.nextPointInstant : Number.POSITIVE_INFINITY
  openDisks(ledger, at, wire)
  forgetCounts(numbers, at)
}

/** Writes what was booked in a row into the records of both sides. The row stays open. */
function settleRow(ledger: Ledger, row: number): void {
  const { numbers } = ledger
  const at = row * rowSize
  const ahead = numbers[at + column.ahead]!
  if (ahead === 0) return
  const wire = ledger.wires[row]!
  const { record, vm } = wire
  const { transfer } = record
  const cutInstant = numbers[at + column.cutInstant]!
  const endsInstant = numbers[at + column.endsInstant]!
  transfer.kind = endsInstant >= 0 ? 'delta' : 'none'
  transfer.totalBytes = numbers[at + column.totalBytes]!
  transfer.startedInstant = cutInstant
  transfer.resumedInstant = numbers[at + column.resumedInstant]!
  transfer.endsInstant = endsInstant
  transfer.cutInstant = cutInstant
  transfer.contentInstant = cutInstant
  transfer.branch = vm.branch
  settleDisks(ledger, row, ahead >= 2)
  if (ahead >= 2) settleApplied(ledger, row)
  forgetCounts(numbers, at)
}

/** Notes that a row is ahead of its records. */
export function listRow(ledger: Ledger, row: number): void {
  const at = row * rowSize + column.isListed
  if (ledger.numbers[at] === 1) return
  ledger.numbers[at] = 1
  ledger.unsettled.push(row)
}

/** Settles every row, before somebody looks at more than one relationship. */
export function settleAll(ledger: Ledger): void {
  const { unsettled, numbers } = ledger
  for (let index = 0; index < unsettled.length; index += 1) {
    const row = unsettled[index]!
    settleRow(ledger, row)
    numbers[row * rowSize + column.isListed] = 0
  }
  unsettled.length = 0
}

/** Settles the rows whose replica lies on a host, before its disks are looked at. */
export function settleReplicasOn(ledger: Ledger, hostNumber: number): void {
  const { unsettled, numbers } = ledger
  let kept = 0
  for (let index = 0; index < unsettled.length; index += 1) {
    const row = unsettled[index]!
    if (numbers[row * rowSize + column.hostNumber] === hostNumber) {
      settleRow(ledger, row)
      numbers[row * rowSize + column.isListed] = 0
    } else {
      unsettled[kept] = row
      kept += 1
    }
  }
  unsettled.length = kept
}

/** Settles a row and closes it: its relationship is about to be looked at. */
export function closeRow(ledger: Ledger, row: number): void {
  settleRow(ledger, row)
  ledger.numbers[row * rowSize + column.version] = 0
}

/** Closes every row: what they were opened from may have changed. They are to be settled already. */
export function closeAll(ledger: Ledger): void {
  ledger.version += 1
}

function isOpen({ numbers, version }: Ledger, row: number): boolean {
  return numbers[row * rowSize + column.version] === version
}

/** Both sides replicate, in good health, with nothing that a cycle would have to say or repair. */
function isRegular({ world: { now } }: Engine, wire: Wire, peer: Peer): boolean {
  const { record, vm } = wire
  return (
    !isToBeAsked(record, peer, now) &&
    isAtPeace(record) &&
    isAtPeace(peer.record) &&
    record.lastReplicationInstant === peer.record.lastReplicationInstant &&
    wire.upstream === null &&
    extensionOf(vm) === undefined &&
    extensionOf(peer.vm) === undefined &&
    isRegularTransfer(record, vm)
  )
}

function isAtPeace(record: ReplicationRecord): boolean {
  const { state, isInitialized, failedAttempts, reportedHealth } = record
  return state === 'Replicating' && isInitialized && failedAttempts === 0 && reportedHealth === 'Normal'
}

/** None, or a cut of this machine as it is: what `startCycle` leaves behind unless a command came in between. */
function isRegularTransfer({ transfer }: ReplicationRecord, vm: Vm): boolean {
  if (transfer.kind === 'none') return true
  const { kind, contentInstant, startedInstant, cutInstant, branch } = transfer
  return kind === 'delta' && contentInstant === cutInstant && startedInstant === cutInstant && branch === vm.branch
}

function flagsOf({ record, vm }: Wire, peer: Peer): number {
  const isUnsteady = vm.churnProfile.kind !== 'steady'
  const hasUndo = peer.record.points.length > 0
  return (record.compression ? flag.compression : 0) + (isUnsteady ? flag.unsteady : 0) + (hasUndo ? flag.undo : 0)
}

function takeRow(ledger: Ledger, recordNumber: number, peerNumber: number): number {
  const numberMax = Math.max(recordNumber, peerNumber)
  if (numberMax >= ledger.rowOf.length) {
    const rowOf = new Int32Array(2 * numberMax + 64).fill(-1)
    rowOf.set(ledger.rowOf)
    ledger.rowOf = rowOf
  }
  let row = ledger.rowOf[recordNumber]!
  if (row < 0) {
    row = ledger.wires.length
    ledger.numbers = withRoomFor(ledger.numbers, (row + 1) * rowSize)
    ledger.numbers[row * rowSize + column.firstDisk] = -1
  }
  ledger.rowOf[recordNumber] = row
  ledger.rowOf[peerNumber] = -2 - row
  return row
}

function openDisks(ledger: Ledger, at: number, { record, disks }: Wire): void {
  const { numbers } = ledger
  const size = disks.length * diskSize
  const known = numbers[at + column.firstDisk]!
  if (known < 0 || numbers[at + column.endDisk]! - known !== size) {
    numbers[at + column.firstDisk] = ledger.diskCount * diskSize
    numbers[at + column.endDisk] = ledger.diskCount * diskSize + size
    ledger.diskCount += disks.length
    ledger.disks = withRoomFor(ledger.disks, ledger.diskCount * diskSize)
  }
  const first = numbers[at + column.firstDisk]!
  for (let index = 0; index < disks.length; index += 1) {
    const disk = disks[index]!
    const place = first + index * diskSize
    ledger.disks[place + diskColumn.bytesPerHour] = disk.churnBytesPerHour
    ledger.disks[place + diskColumn.sequence] = disk.sequence
    ledger.disks[place + diskColumn.writtenBytes] = disk.writtenBytes
    ledger.disks[place + diskColumn.cutSequence] = record.transfer.cut[2 * index] ?? 0
    ledger.disks[place + diskColumn.cutWrittenBytes] = record.transfer.cut[2 * index + 1] ?? 0
    ledger.disks[place + diskColumn.appliedSequence] = record.confirmed[2 * index]!
    ledger.disks[place + diskColumn.appliedWrittenBytes] = record.confirmed[2 * index + 1]!
  }
}

function settleDisks(ledger: Ledger, row: number, isApplied: boolean): void {
  const { disks, numbers } = ledger
  const first = numbers[row * rowSize + column.firstDisk]!
  const { confirmed, transfer } = ledger.wires[row]!.record
  const peerDisks = ledger.peers[row]!.disks
  for (let index = 0; index < peerDisks.length; index += 1) {
    const place = first + index * diskSize
    transfer.cut[2 * index] = disks[place + diskColumn.cutSequence]!
    transfer.cut[2 * index + 1] = disks[place + diskColumn.cutWrittenBytes]!
    if (!isApplied) continue
    const disk = peerDisks[index]!
    disk.sequence = disks[place + diskColumn.appliedSequence]!
    disk.writtenBytes = disks[place + diskColumn.appliedWrittenBytes]!
    confirmed[2 * index] = disk.sequence
    confirmed[2 * index + 1] = disk.writtenBytes
  }
}

const counted: CycleCount = { cycles: 0, missed: 0, sizeBytes: 0, sizeBytesMax: 0, latencyMs: 0, latencyMsMax: 0 }

function settleApplied(ledger: Ledger, row: number): void {
  const { numbers } = ledger
  const at = row * rowSize
  const { record, vm } = ledger.wires[row]!
  const peer = ledger.peers[row]!
  const contentInstant = numbers[at + column.contentInstant]!
  peer.vm.branch = vm.branch
  // The volume was booked at once, because every send asks whether it is full.
  if (peer.record.points.length > 0) peer.record.undoBytes += numbers[at + column.sizeBytes]!
  record.nextCycleInstant = contentInstant + numbers[at + column.frequencyMs]!
  confirm(record, peer.record, contentInstant, numbers[at + column.appliedInstant]!)
  counted.cycles = numbers[at + column.cycles]!
  counted.sizeBytes = numbers[at + column.sizeBytes]!
  counted.sizeBytesMax = numbers[at + column.sizeBytesMax]!
  counted.latencyMs = numbers[at + column.latency]!
  counted.latencyMsMax = numbers[at + column.latencyMax]!
  countCycles(record.statistics, counted)
  countCycles(peer.record.statistics, counted)
}

function forgetCounts(numbers: Float64Array, at: number): void {
  numbers[at + column.ahead] = 0
  numbers[at + column.cycles] = 0
  numbers[at + column.sizeBytes] = 0
  numbers[at + column.sizeBytesMax] = 0
  numbers[at + column.latency] = 0
  numbers[at + column.latencyMax] = 0
}

function withRoomFor(numbers: Float64Array, length: number): Float64Array {
  if (length <= numbers.length) return numbers
  const larger = new Float64Array(2 * length)
  larger.set(numbers)
  return larger
}
