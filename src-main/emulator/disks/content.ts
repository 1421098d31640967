/**
 * What disks hold, in compact form. A guest's steady writing is a function of time, so content at any moment is computed,
 * not recorded: looking at a disk changes nothing, and moving the clock in small or large steps gives the same content.
 */
import { hourMs } from '../../kernel/clock.ts'
import { invariant } from '../../kernel/invariant.ts'
import { profileDurationMs } from './churn.ts'
import type { Content, Disk, FileWrite, Position } from '../world/state/disk.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import type { Engine } from '../world/engine.ts'

/** A guest's background writing comes in blocks of this size. */
export const blockBytes = 4096

/**
 * Counts the whole blocks written in a time.
 * @param bytesPerHour Up to `diskLimits.churnBytesPerHourMax`, which keeps every product below 2^53.
 * @param durationMs Not negative.
 */
export function churnBlocks(bytesPerHour: number, durationMs: number): number {
  const hours = Math.floor(durationMs / hourMs)
  const rest = durationMs - hours * hourMs
  const bytesPerMs = Math.floor(bytesPerHour / hourMs)
  const remainder = bytesPerHour - bytesPerMs * hourMs
  const bytes = bytesPerHour * hours + bytesPerMs * rest + Math.floor((remainder * rest) / hourMs)
  return Math.floor(bytes / blockBytes)
}

/** How long the guest has been writing at its present rate, bent by its profile. */
export function churnDurationMs(vm: Vm, now: number): number {
  const { churnAnchorInstant, churnProfile } = vm
  if (churnAnchorInstant < 0) return 0
  if (churnProfile.kind === 'steady') return now - churnAnchorInstant
  return profileDurationMs(churnProfile, vm.churnSeed, churnAnchorInstant, now)
}

export function positionOf(vm: Vm, disk: Disk, now: number): Position {
  const blocks = churnBlocks(disk.churnBytesPerHour, churnDurationMs(vm, now))
  return {
    contentKey: disk.contentKey,
    sequence: disk.sequence + blocks,
    writtenBytes: disk.writtenBytes + blocks * blockBytes,
  }
}

/** What all disks of a machine hold now. */
export function contentOf(vm: Vm, now: number): Content {
  return { branch: vm.branch, positions: vm.disks.map((disk) => positionOf(vm, disk, now)) }
}

/** Books what the guest has written so far, before its rate changes or it stops. */
export function settleChurn(vm: Vm, now: number): void {
  const durationMs = churnDurationMs(vm, now)
  for (const disk of vm.disks) {
    const blocks = churnBlocks(disk.churnBytesPerHour, durationMs)
    disk.sequence += blocks
    disk.writtenBytes += blocks * blockBytes
  }
  if (vm.churnAnchorInstant >= 0) vm.churnAnchorInstant = now
}

/** Spreads a machine's writing evenly over its disks. */
export function spreadChurn(vm: Vm): void {
  const share = Math.floor(vm.churnBytesPerHour / vm.disks.length)
  for (const disk of vm.disks) disk.churnBytesPerHour = share
}

/** Puts content onto the disks; disks that it does not mention stay as they are. */
export function setContent(vm: Vm, content: Content): void {
  vm.branch = content.branch
  for (const position of content.positions) {
    const disk = vm.disks.find((candidate) => candidate.contentKey === position.contentKey)
    if (disk === undefined) continue
    disk.sequence = position.sequence
    disk.writtenBytes = position.writtenBytes
  }
}

/** Begins a history for blank disks and gives its index. */
export function beginHistory(world: World, ownerVm: number): number {
  world.branches.push({ ownerVm, parent: -1, fork: [], fileWrites: [] })
  return world.branches.length - 1
}

/** Makes sure that what the machine writes from now on is on a history of its own. */
export function ownHistory(world: World, vm: Vm): void {
  const branch = world.branches[vm.branch]
  invariant(branch !== undefined, `no history ${vm.branch}`)
  if (branch.ownerVm !== vm.number) beginBranch(world, vm)
}

/** Begins a history from what the machine holds now: what it writes from now on is on no other one. */
export function beginBranch(world: World, vm: Vm): void {
  world.branches.push({
    ownerVm: vm.number,
    parent: vm.branch,
    fork: contentOf(vm, world.now).positions,
    fileWrites: [],
  })
  vm.branch = world.branches.length - 1
}

/** The files in the guest as this content holds them, in the order of their paths. */
export function filesIn(world: World, content: Content): FileWrite[] {
  const files = new Map<string, FileWrite>()
  let branch = content.branch
  let positions = content.positions
  while (branch >= 0) {
    const history = world.branches[branch]
    invariant(history !== undefined, `no history ${branch}`)
    const reached = new Map(positions.map((position) => [position.contentKey, position.sequence]))
    for (let index = history.fileWrites.length - 1; index >= 0; index -= 1) {
      const write = history.fileWrites[index]!
      const isHeld = write.sequence <= (reached.get(write.contentKey) ?? -1)
      if (isHeld && !files.has(write.path)) files.set(write.path, write)
    }
    branch = history.parent
    positions = history.fork
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** What one content holds beyond the history it shares with another. */
interface Divergence {
  readonly writes: number
  readonly bytes: number
}

/**
 * Measures what `content` holds that `other` lacks.
 * @param keys The disks to compare.
 */
export function divergence(world: World, content: Content, other: Content, keys: readonly number[]): Divergence {
  const otherChain = chainOf(world, other)
  let writes = 0
  let bytes = 0
  for (const key of keys) {
    const own = content.positions.find((position) => position.contentKey === key)
    if (own === undefined) continue
    const shared = sharedPosition(chainOf(world, content), otherChain, key)
    writes += own.sequence - shared.sequence
    bytes += own.writtenBytes - shared.writtenBytes
  }
  return { writes, bytes }
}

/** From the content back to its oldest history, each with the position that was reached on it. */
function chainOf(world: World, content: Content): Content[] {
  const chain: Content[] = []
  let { branch, positions } = content
  while (branch >= 0) {
    chain.push({ branch, positions })
    const history = world.branches[branch]
    invariant(history !== undefined, `no history ${branch}`)
    branch = history.parent
    positions = history.fork
  }
  return chain
}

function sharedPosition(chain: Content[], otherChain: Content[], key: number): Position {
  for (const own of chain) {
    const other = otherChain.find((candidate) => candidate.branch === own.branch)
    if (other === undefined) continue
    const a = own.positions.find((position) => position.contentKey === key)
    const b = other.positions.find((position) => position.contentKey === key)
    if (a === undefined || b === undefined) break
    return a.sequence <= b.sequence ? a : b
  }
  return { contentKey: key, sequence: 0, writtenBytes: 0 }
}

/** Books what the guest has written and stops its clock; the caller sets the state. */
export function haltGuest(engine: Engine, vm: Vm): void {
  settleChurn(vm, engine.world.now)
  vm.churnAnchorInstant = -1
}

/** Lets the guest write from now on. */
export function runGuest(engine: Engine, vm: Vm): void {
  vm.churnAnchorInstant = engine.world.now
}
