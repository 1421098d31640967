/**
 * What every part of the emulator works with: the world, the injected rules, and what is derived from the world and
 * therefore not part of it (who talks to whom, which verdicts still hold). Derived things carry the revision of the
 * configuration they were made from and are made anew when it has moved on.
 */
import type { JudgePeer } from '../../contract/certificate-facts.ts'
import type { CoreEvent, EventType } from '../../contract/events.ts'
import type { WindowsEventCode, WindowsEventParams } from '../../contract/windows-events.ts'
import { cancelTimer, scheduleTimer } from '../../kernel/timers.ts'
import { invariant } from '../../kernel/invariant.ts'
import { upstreamOf } from './relationships.ts'
import type { Disk } from './state/disk.ts'
import type { Host, Volume } from './state/host.ts'
import type { Link } from './state/network.ts'
import type { ReplicationRecord } from './state/relationship.ts'
import type { Vm } from './state/machine.ts'
import type { World } from './state/world.ts'
import { rulesVersion } from './rules-version.ts'
import { hostLimits } from '../../contract/limits/host.ts'

/** The verdict on certificates, which belongs to the authority layer. */
export interface EmulatorRules {
  readonly judgePeer: JudgePeer
}

/** The same with the version that holds at present, for whoever judges without the engine at hand. */
export interface RulesInForce extends EmulatorRules {
  readonly version: number
}

/** What puts something else on the disks of a machine than its logs say. */
export type ContentReplacement = 'editedOffline' | 'checkpointApplied'

/**
 * What rooms that stand below replication must tell it without knowing it. `index.ts` hands in what answers.
 */
interface Reactions {
  /** A machine's disks hold something else than what its logs say. */
  readonly contentReplaced: (engine: Engine, vm: Vm, cause: ContentReplacement) => void
}

/** A fact for the activity list; the app gives it its sequence number. */
export type EmulatedEvent = Pick<CoreEvent, 'at' | 'type' | 'params'>

/** One side of a relationship with everything that a cycle touches, found once and kept. */
export interface Wire {
  revision: number
  readonly record: ReplicationRecord
  readonly vm: Vm
  readonly host: Host
  /** Null while there is no working connection, or none has been looked for since the last change. */
  peer: Peer | null
  readonly disks: Disk[]
  /** On the middle host of a chain, what brings in the content that is sent on. */
  readonly upstream: ReplicationRecord | null
}

export interface Peer {
  readonly record: ReplicationRecord
  readonly vm: Vm
  readonly host: Host
  readonly disks: Disk[]
  readonly link: Link
  /** Where the replica's disks and undo logs are. */
  readonly volume: Volume
  /** The verdicts may change at this instant, because a certificate or CRL begins or ends. */
  readonly validUntilInstant: number
}

export interface Engine {
  readonly world: World
  readonly rules: RulesInForce
  readonly reactions: Reactions
  /** The rules that hold at present; a replay goes back to those of each row. */
  rulesVersion: number
  /** Grows with everything that can change who may talk to whom. */
  revision: number
  readonly wires: (Wire | undefined)[]
  events: EmulatedEvent[]
  /** Whether every single cycle is reported. */
  reportsCycles: boolean
  /** Told of every cycle that has been applied: a forecast counts millions of them. */
  onCycle: CycleObserver | null
}

/** Takes the primary record's number, the moment that the replica now holds, the present one, and the bytes before compression. */
export type CycleObserver = (recordNumber: number, cutInstant: number, now: number, sizeBytes: number) => void

/** What a timer shall do; the numbers stand in saved worlds. */
export const timerKinds = { replication: 1, watch: 2, monitoring: 3, growth: 11, machine: 12, merge: 13 } as const

/** At one instant, what ends comes before what looks at the result. */
const timerPriorities = { 1: 10, 2: 20, 3: 30, 11: 31, 12: 5, 13: 6 } as const

export function createEngine(world: World, rules: EmulatorRules, reactions: Reactions): Engine {
  const engine: Engine = {
    world,
    // Whoever judges says under which rules, so that a replay comes to the verdict of its row.
    rules: {
      judgePeer: (question) => rules.judgePeer({ ...question, rulesVersion: engine.rulesVersion }),
      get version() {
        return engine.rulesVersion
      },
    },
    reactions,
    rulesVersion,
    revision: 1,
    wires: [],
    events: [],
    reportsCycles: true,
    onCycle: null,
  }
  return engine
}

/** Reports a fact. */
export function emit(engine: Engine, type: EventType, params: EmulatedEvent['params']): void {
  engine.events.push({ at: engine.world.now, type, params })
}

/**
 * Writes into the host's Hyper-V-VMMS-Admin log, which keeps the newest entries only.
 * @param code What happened; nothing here is in a language.
 */
export function logEvent<Code extends WindowsEventCode>(
  engine: Engine,
  host: Host,
  code: Code,
  params: WindowsEventParams[Code],
): void {
  host.eventLog.push({ at: engine.world.now, code, params })
  if (host.eventLog.length > hostLimits.eventLogCount) host.eventLog.shift()
}

/** Forgets what was derived, after something changed that others may have looked at. */
export function configurationChanged(engine: Engine): void {
  engine.revision += 1
}

export function findHost(world: World, hostId: string): Host | undefined {
  return world.hosts.find((host) => host.hostId === hostId)
}

/** The host that certainly exists, because a machine or record refers to it. */
export function hostOf(world: World, hostId: string): Host {
  const host = findHost(world, hostId)
  invariant(host !== undefined, `no host ${hostId}`)
  return host
}

/** The volume with a letter; the first one where it is gone. */
export function volumeWithLetter(host: Host, letter: string): Volume {
  return host.volumes.find((volume) => volume.letter === letter) ?? host.volumes[0]!
}

/** The name under which others know the host: with its suffix, or bare where none is set. */
export function fqdnOf(host: Host): string {
  return host.dnsSuffix === '' ? host.name : `${host.name}.${host.dnsSuffix}`
}

export function nextId(world: World, kind: keyof World['lastIds']): number {
  world.lastIds[kind] += 1
  return world.lastIds[kind]
}

/** Finds the record, its machine and its disks by the number that timers carry. */
export function wireOf(engine: Engine, recordNumber: number): Wire | undefined {
  const known = engine.wires[recordNumber]
  if (known !== undefined && known.revision === engine.revision) return known
  // A machine with a record is never deleted, so a record that is still on its machine is still where it was.
  if (known !== undefined && known.vm.replications.includes(known.record)) {
    return rememberWire(engine, known.vm, known.record)
  }
  // One look at all machines finds every record that is not known yet, so that the next one need not look.
  for (const vm of engine.world.vms) {
    for (const record of vm.replications) {
      if (engine.wires[record.number] === undefined || record.number === recordNumber) rememberWire(engine, vm, record)
    }
  }
  const found = engine.wires[recordNumber]
  return found !== undefined && found.revision === engine.revision ? found : undefined
}

/** As `wireOf`, for a record at hand. */
export function wireFor(engine: Engine, vm: Vm, record: ReplicationRecord): Wire {
  const known = engine.wires[record.number]
  if (known !== undefined && known.revision === engine.revision) return known
  return rememberWire(engine, vm, record)
}

function rememberWire(engine: Engine, vm: Vm, record: ReplicationRecord): Wire {
  const host = hostOf(engine.world, vm.hostId)
  const disks = disksOf(vm, record)
  const upstream = upstreamOf(vm, record)
  const wire = { revision: engine.revision, record, vm, host, peer: null, disks, upstream }
  engine.wires[record.number] = wire
  return wire
}

/** The replicated disks in the order that both sides share. */
export function disksOf(vm: Vm, record: ReplicationRecord): Disk[] {
  return record.replicatedDiskIds.map((diskId) => {
    const disk = vm.disks.find((candidate) => candidate.diskId === diskId)
    invariant(disk !== undefined, `${vm.vmId} has no disk ${diskId}`)
    return disk
  })
}

/** Arms the one timer of a side, in place of the one it had. */
export function armReplicationTimer(engine: Engine, record: ReplicationRecord, at: number): void {
  disarmReplicationTimer(engine, record)
  record.timer = schedule(engine, at, timerKinds.replication, record.number)
}

export function disarmReplicationTimer(engine: Engine, record: ReplicationRecord): void {
  if (record.timer >= 0) cancelTimer(engine.world.timers, record.timer)
  record.timer = -1
}

export function armWatch(engine: Engine, record: ReplicationRecord, at: number): void {
  disarmWatch(engine, record)
  record.watchTimer = schedule(engine, at, timerKinds.watch, record.number)
}

export function disarmWatch(engine: Engine, record: ReplicationRecord): void {
  if (record.watchTimer >= 0) cancelTimer(engine.world.timers, record.watchTimer)
  record.watchTimer = -1
}

export function schedule(engine: Engine, at: number, kind: keyof typeof timerPriorities, subject: number): number {
  return scheduleTimer(engine.world.timers, at, timerPriorities[kind], kind, subject)
}

export interface Side {
  readonly vm: Vm
  readonly host: Host
  readonly record: ReplicationRecord
}

/** The parameters that every event about a side has. */
export function about(side: Pick<Side, 'vm' | 'host'>) {
  return { vm: side.vm.name, vmId: side.vm.vmId, host: side.host.name, hostId: side.host.hostId }
}
