/**
 * Keeps the histories of writes bounded. Every failover begins a history and every file that is written adds to one, while what
 * anybody can still ask about is only what some content holds: the disks, recovery points, checkpoints, transfers and what
 * Cancel Failover would bring back. Compaction forgets the rest and changes no answer: the files in every content and the
 * distance between any two contents stay the same.
 *
 * A reference to a history is a member `branch` anywhere in the machines; whatever else they come to hold is found by that name.
 */
import { invariant } from '../../kernel/invariant.ts'
import { contentOf } from './content.ts'
import type { Branch, FileWrite, Position } from '../world/state/disk.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

const historiesMin = 64
const fileWritesMin = 256

/** An object of the world that lies on a history. */
interface Reference {
  branch: number
  readonly positions?: readonly Position[]
}

/**
 * Compacts after a command if it has made the histories or the files of one history many. Both limits are powers of two, so
 * that the work stays in proportion to what was added.
 * @param historiesBefore How many histories there were before the command.
 */
export function compactIfDue(world: World, historiesBefore: number, writer: Vm | undefined): void {
  const count = world.branches.length
  const isCrowded = count !== historiesBefore && crosses(historiesBefore, count, historiesMin)
  const written = writer === undefined ? 0 : (world.branches[writer.branch]?.fileWrites.length ?? 0)
  const isLong = written >= fileWritesMin && (written & (written - 1)) === 0
  if (isCrowded || isLong) compact(world)
}

/** Forgets histories and file writes that no content can reach. */
export function compact(world: World): void {
  const references = referencesIn(world)
  const held = contentsByHistory(world, references)
  mergeInto(world, held)
  for (const [number, contents] of held) trimFiles(world, number, contents)
  renumber(
    world,
    [...held.keys()].sort((one, other) => one - other),
    references,
  )
}

function crosses(before: number, after: number, least: number): boolean {
  for (let limit = least; limit <= after; limit *= 2) if (before < limit) return true
  return false
}

function referencesIn(world: World): Reference[] {
  const found: Reference[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value) && typeof (value as Reference).branch === 'number') found.push(value as Reference)
    for (const member of Object.values(value)) visit(member)
  }
  visit(world.vms)
  return found
}

/** What the transfers carry: their numbers stand in the order of the replicated disks. */
function cutsIn(world: World): ReadonlyMap<object, readonly Position[]> {
  const cuts = new Map<object, readonly Position[]>()
  for (const vm of world.vms) {
    for (const { transfer, replicatedDiskIds } of vm.replications) {
      const positions = replicatedDiskIds.map((diskId, index) => ({
        contentKey: vm.disks.find((disk) => disk.diskId === diskId)?.contentKey ?? -1,
        sequence: transfer.cut[2 * index] ?? 0,
        writtenBytes: transfer.cut[2 * index + 1] ?? 0,
      }))
      cuts.set(transfer, positions)
    }
  }
  return cuts
}

/** By history: the positions at which something lies on it or goes off from it; null where nobody knows them. */
type Held = Map<number, (readonly Position[] | null)[]>

/** Every history that can be reached, with what is held of it. */
function contentsByHistory(world: World, references: readonly Reference[]): Held {
  const held: Held = new Map()
  const hold = (number: number, positions: readonly Position[] | null): boolean => {
    const known = held.get(number)
    if (known !== undefined) known.push(positions)
    else held.set(number, [positions])
    return known === undefined
  }
  const cuts = cutsIn(world)
  for (const reference of references) {
    let number = reference.branch
    let positions = positionsOf(world, reference, cuts)
    // An ancestor that was reached before is held at this fork already, if the way to it was the same.
    while (number >= 0 && hold(number, positions)) {
      const branch: Branch | undefined = world.branches[number]
      invariant(branch !== undefined, 'a reference to a history that is gone')
      positions = branch.fork
      number = branch.parent
    }
  }
  return held
}

/** What a reference holds; null if nobody here knows, so that everything on its history is kept. */
function positionsOf(
  world: World,
  reference: Reference,
  cuts: ReadonlyMap<object, readonly Position[]>,
): readonly Position[] | null {
  const cut = cuts.get(reference)
  if (cut !== undefined) return cut
  if (reference.positions !== undefined) return reference.positions
  return 'disks' in reference ? contentOf(reference as unknown as Vm, world.now).positions : null
}

/** A history that nothing lies on and that only one goes off from becomes the beginning of that one. */
function mergeInto(world: World, held: Held): void {
  const children = new Map<number, number[]>()
  for (const number of held.keys()) {
    const { parent } = world.branches[number]!
    if (parent >= 0) children.set(parent, [...(children.get(parent) ?? []), number])
  }
  for (const [number, contents] of held) {
    const [child, ...others] = children.get(number) ?? []
    // The one thing that holds it is where its child goes off.
    if (child === undefined || others.length > 0 || contents.length > 1) continue
    if (contents[0] !== world.branches[child]!.fork) continue
    const branch = world.branches[number]!
    const { ownerVm, fork, fileWrites } = world.branches[child]!
    const inherited = branch.fileWrites.filter((write) => isHeld(write, fork))
    world.branches[child] = {
      ownerVm,
      parent: branch.parent,
      fork: branch.fork,
      fileWrites: [...inherited, ...fileWrites],
    }
    replaceChild(children, branch.parent, number, child)
    const above = held.get(branch.parent)
    const place = above?.indexOf(branch.fork) ?? -1
    if (above !== undefined && place >= 0) above[place] = world.branches[child].fork
    held.delete(number)
  }
}

function replaceChild(children: Map<number, number[]>, parent: number, from: number, to: number): void {
  const known = children.get(parent)
  if (known !== undefined) known[known.indexOf(from)] = to
}

/** Keeps the writes that are the newest of their file in something that is held. */
function trimFiles(world: World, number: number, contents: readonly (readonly Position[] | null)[]): void {
  const { fileWrites } = world.branches[number]!
  const needed = new Set<FileWrite>()
  for (const positions of contents) {
    if (positions === null) return
    const paths = new Set<string>()
    for (let index = fileWrites.length - 1; index >= 0; index -= 1) {
      const write = fileWrites[index]!
      if (!isHeld(write, positions) || paths.has(write.path)) continue
      paths.add(write.path)
      needed.add(write)
    }
  }
  if (needed.size < fileWrites.length) {
    fileWrites.splice(0, fileWrites.length, ...fileWrites.filter((write) => needed.has(write)))
  }
}

function isHeld(write: FileWrite, positions: readonly Position[]): boolean {
  const position = positions.find((candidate) => candidate.contentKey === write.contentKey)
  return position !== undefined && write.sequence <= position.sequence
}

function renumber(world: World, kept: readonly number[], references: readonly Reference[]): void {
  const numbers = new Map(kept.map((before, after) => [before, after]))
  const branches = kept.map((before) => {
    const branch = world.branches[before]!
    return { ...branch, parent: branch.parent < 0 ? -1 : numbers.get(branch.parent)! }
  })
  world.branches.splice(0, world.branches.length, ...branches)
  for (const reference of references) reference.branch = numbers.get(reference.branch)!
}
