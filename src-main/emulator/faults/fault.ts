/**
 * What a fault of reference 9 is: when it can be injected, what it does, whether its cause is still there, and how it is put
 * right. Each is one entry in a file of its kind; what it is called and how it shows stands in the contract.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { FaultId } from '../../contract/faults.ts'
import type { FaultTargetView } from '../../contract/views/fault.ts'
import { findHost, hostOf, type Engine } from '../world/engine.ts'
import { findVm, machinesWithGuid } from '../world/machine-index.ts'
import type { ActiveFault, FaultMemory, World } from '../world/state/world.ts'
import type { Host } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'

/** Why a fault cannot be injected somewhere; the texts of `fault.notApplicable` have their own words for each. */
export type Reason =
  | 'notReplicaServer'
  | 'noRelationship'
  | 'notReplicating'
  | 'notFailedOver'
  | 'notInDomain'
  | 'sharesDomain'
  | 'noCertificate'
  | 'alreadySo'
  | 'vmRunning'
  | 'vmOff'
  | 'noRecoveryPoint'
  | 'noName'
  | 'noCheckpoint'
  | 'hasCheckpoints'
  | 'replicates'
  | 'oldPrimaryMissing'
  | 'notResizable'
  | 'thirdHostMissing'

/** Where a fault is; which of the three are set depends on its kind of target. */
export type Place = FaultTargetView

/** The parts of a place as a fault works with them; `side` is the machine's relationship, if it has one. */
export interface Spot {
  readonly world: World
  readonly host: Host
  readonly other: Host | null
  readonly vm: Vm | null
  readonly side: FaultSide | null
}

export interface FaultSide {
  readonly vm: Vm
  readonly host: Host
  readonly record: ReplicationRecord
  readonly peer: { readonly vm: Vm; readonly host: Host; readonly record: ReplicationRecord } | null
}

export interface Fault {
  /** Why it cannot be injected there; nothing if it can. Changes nothing. */
  readonly refusal: (spot: Spot) => Reason | undefined
  /** Does it, and gives what has to be remembered to put it right. */
  readonly inject: (engine: Engine, spot: Spot) => FaultMemory
  /** Of a mistake: the wrong step, which the world refuses. */
  readonly attempt?: (engine: Engine, spot: Spot, memory: FaultMemory) => Reply<unknown>
  /** Whether the cause is still there, or somebody has put it right by hand. */
  readonly isPresent: (spot: Spot, memory: FaultMemory) => boolean
  /** Puts it right. Called only while it is present. */
  readonly heal: (engine: Engine, spot: Spot, memory: FaultMemory) => void
}

export type Faults = Readonly<Partial<Record<FaultId, Fault>>>

/** A fault on a machine of a relationship, whose side is then certainly there. */
export function onSide(
  fault: Omit<Fault, 'refusal' | 'inject' | 'attempt' | 'isPresent' | 'heal'> & {
    readonly refusal: (side: FaultSide, world: World) => Reason | undefined
    readonly inject: (engine: Engine, side: FaultSide) => FaultMemory
    readonly attempt?: (engine: Engine, side: FaultSide, memory: FaultMemory) => Reply<unknown>
    readonly isPresent: (side: FaultSide, memory: FaultMemory, world: World) => boolean
    readonly heal: (engine: Engine, side: FaultSide, memory: FaultMemory) => void
  },
): Fault {
  const { refusal, inject, attempt, isPresent, heal } = fault
  return {
    refusal: ({ side, world }) => (side === null ? 'noRelationship' : refusal(side, world)),
    // A spot without a side was refused before.
    inject: (engine, { side }) => inject(engine, side!),
    ...(attempt === undefined
      ? {}
      : { attempt: (engine: Engine, { side }: Spot, memory: FaultMemory) => attempt(engine, side!, memory) }),
    isPresent: ({ side, world }, memory) => side !== null && isPresent(side, memory, world),
    heal: (engine, { side }, memory) => {
      if (side !== null) heal(engine, side, memory)
    },
  }
}

/** Finds what a place names; a failure if it is not there. */
export function spotAt(world: World, place: Place): Reply<Spot> {
  const { hostId, otherHostId, vmId } = place
  const vm = vmId === null ? undefined : findVm(world, vmId)
  if (vmId !== null && vm === undefined) return fail('vm.unknown', { vmId })
  const host = hostId === null ? (vm === undefined ? undefined : hostOf(world, vm.hostId)) : findHost(world, hostId)
  if (host === undefined) return fail('host.unknown', { hostId: hostId ?? '' })
  const other = otherHostId === null ? null : findHost(world, otherHostId)
  if (other === undefined) return fail('host.unknown', { hostId: otherHostId ?? '' })
  return ok({ world, host, other, vm: vm ?? null, side: vm === undefined ? null : sideOf(world, vm) })
}

/** The first relationship of a machine, if it has one. */
export function sideOf(world: World, vm: Vm): FaultSide | null {
  return sidesOf(world, vm)[0] ?? null
}

/** All its relationships: on the middle host of a chain there are two. */
export function sidesOf(world: World, vm: Vm): FaultSide[] {
  const host = hostOf(world, vm.hostId)
  return vm.replications.map((record) => ({ vm, host, record, peer: peerOf(world, vm, record) }))
}

function peerOf(world: World, vm: Vm, record: ReplicationRecord): FaultSide['peer'] {
  // Both sides of a relationship have one GUID.
  for (const other of machinesWithGuid(world, vm.guid)) {
    if (other === vm) continue
    const theirs = other.replications.find((each) => each.relationshipId === record.relationshipId)
    if (theirs !== undefined) return { vm: other, host: hostOf(world, other.hostId), record: theirs }
  }
  return null
}

export function placeOf({ hostId, otherHostId, vmId }: ActiveFault): Place {
  return { hostId, otherHostId, vmId }
}

/**
 * Reads what a fault remembered. The memory was written by the same fault, so it holds what this one puts in; JSON between
 * the two does not change that.
 */
export function recall<Shape extends FaultMemory>(memory: FaultMemory): Shape {
  return memory as Shape
}
