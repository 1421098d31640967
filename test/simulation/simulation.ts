/**
 * Random topologies, operations and faults from a seed. After every step the invariants hold; at the end the inputs that were
 * not refused replay to the same hash, so that no refusal has changed anything; then everything is healed and every
 * relationship converges. Seed and steps reproduce any failure.
 */
import { chance, createRandomStream, nextBelow, type RandomStream } from '../../src-main/kernel/random.ts'
import {
  createEmulator,
  createWorld,
  findViolations,
  parseWorld,
  type EmulatorCommandName,
  type Emulator,
  type World,
  type WorldInput,
} from '../../src-main/emulator/index.ts'
import { Lab, certificateFor, httpsRule, hourMs, minuteMs, rules, startInstant } from '../emulator/lab.ts'
import { drawMachineCommand } from './machine-draws.ts'
import { heal, problemsAfterHealing } from './heal.ts'
import { drawNetworkCommand } from './network-commands.ts'

export interface SimulationResult {
  readonly seed: string
  readonly hash: string
  readonly accepted: number
  readonly refused: number
  readonly byCommand: Readonly<Record<string, number>>
  /** Hosts and machines at the beginning. */
  readonly size: string
  /** What was not refused, until healing began. */
  readonly inputs: readonly WorldInput[]
}

/**
 * After so many steps, on average, the world is written and read, and the command that comes next is checked at once for whether a
 * refusal has changed something; writing a world takes long, and the replay at the end misses no change.
 */
const stepsPerRestore = 100
/** The invariants of a crowd are looked at after several steps; what breaks one of them does not mend itself. */
const machinesPerCheck = 20
/** Cycles in one step at most, so that a large world takes no longer than a small one. */
const cyclesPerStep = 20_000

/** Runs one simulation; throws with seed and step when a rule is broken. */
export function simulate(
  seed: string,
  steps: number,
  progress: (step: number, emulator: Emulator) => void = () => {},
): SimulationResult {
  const random = createRandomStream(seed, 'simulation')
  const lab = topology(seed, random)
  lab.stepsPerCheck = 1 + Math.floor(lab.emulator.world.vms.length / machinesPerCheck)
  const size = `${lab.emulator.world.hosts.length} hosts, ${lab.emulator.world.vms.length} machines`
  const byCommand: Record<string, number> = {}
  let accepted = 0
  let refused = 0
  /** The world as it was written after the step before, if it was. */
  let written: string | undefined
  for (let step = 0; step < steps; step += 1) {
    progress(step, lab.emulator)
    try {
      const command = chance(random, 1, 4) ? undefined : drawCommand(random, lab)
      if (command === undefined) {
        lab.pass(1 + nextBelow(random, longestPass(random, lab)))
      } else if (take(lab, command, written)) {
        accepted += 1
        byCommand[command.name] = (byCommand[command.name] ?? 0) + 1
      } else refused += 1
      written = chance(random, 1, stepsPerRestore) ? lab.restore() : undefined
    } catch (error) {
      throw new Error(`seed ${seed}, step ${step}`, { cause: error })
    }
  }
  const hash = lab.emulator.hash()
  const inputs = [...lab.inputs]
  demandReplay(seed, lab, hash)
  heal(lab)
  const problems = problemsAfterHealing(lab)
  if (problems.length > 0)
    throw new Error(`seed ${seed}, after healing ${problems.length} problems: ${problems.slice(0, 5).join('; ')}`)
  return { seed, hash, accepted, refused, byCommand, size, inputs }
}

type Vm = World['vms'][number]

interface Command {
  readonly name: EmulatorCommandName
  readonly input: Record<string, unknown>
}

function take(lab: Lab, { name, input }: Command, before: string | undefined): boolean {
  const reply = lab.try(name, input as never)
  if (before !== undefined && !reply.ok && lab.emulator.serialise() !== before) {
    throw new Error(`${name} was refused with ${reply.failure.code} and changed something`)
  }
  return reply.ok
}

/** Mostly minutes, sometimes more than a day; in a large world as long as so many cycles take. */
function longestPass(random: RandomStream, lab: Lab): number {
  const wanted = chance(random, 1, 10) ? 30 * hourMs : 20 * minuteMs
  return Math.min(wanted, Math.floor((cyclesPerStep * 30_000) / Math.max(1, lab.emulator.world.vms.length)))
}

/** Two to five hosts; one world in ten is a crowd of up to 200 machines. */
function topology(seed: string, random: RandomStream): Lab {
  const lab = new Lab(seed)
  const vmCount = chance(random, 1, 10) ? 50 + nextBelow(random, 151) : 1 + nextBelow(random, 8)
  const hostCount = 2 + nextBelow(random, 4)
  for (let host = 1; host <= hostCount; host += 1) {
    lab.enableServer(lab.addHost(`HOST-${host}`, Math.max(2, vmCount) * 1024 ** 4), `certificate-${host}`)
  }
  for (let vm = 1; vm <= vmCount; vm += 1) {
    lab.do('vm.create', {
      hostId: `host-${1 + nextBelow(random, hostCount)}`,
      name: `vm${vm}`,
      disks: Array.from({ length: 1 + nextBelow(random, 3) }, () => ({
        sizeBytes: (1 + nextBelow(random, 60)) * 1024 ** 3,
      })),
      churnBytesPerHour: nextBelow(random, 4) === 0 ? 0 : nextBelow(random, 2_000_000_000),
      guestFiles: [{ path: 'C:\\a.txt', sizeBytes: 100 }],
    })
  }
  return lab
}

/** Draws a command. */
function drawCommand(random: RandomStream, lab: Lab): Command {
  const { hosts, vms, lastIds } = lab.emulator.world
  if (vms.length === 0) {
    const hostId = hosts[nextBelow(random, hosts.length)]!.hostId
    return { name: 'vm.create', input: { hostId, name: `new${lastIds.vm}` } }
  }
  return chance(random, 1, 3) ? helpful(random, lab) : draw(random, lab)
}

/** With arguments that mostly make sense. */
function draw(random: RandomStream, lab: Lab): Command {
  const { world } = lab.emulator
  const pick = <Item>(items: readonly Item[]): Item => items[nextBelow(random, items.length)]!
  const hostId = pick(world.hosts).hostId
  const vm = pick(world.vms)
  const { vmId } = vm
  const isOn = !chance(random, 1, 5)
  const other = pick(world.hosts)
  const disk = pick(vm.disks)
  const draws: (() => Command)[] = [
    () => ({ name: 'vm.start', input: { vmId } }),
    () => ({ name: 'vm.start', input: { vmId } }),
    () => ({ name: 'vm.shutDown', input: { vmId } }),
    () => ({ name: 'vm.turnOff', input: { vmId } }),
    () => ({ name: 'vm.writeGuestFile', input: { vmId, path: pick(['C:\\a.txt', 'C:\\b.txt', 'D:\\c.txt']) } }),
    () => ({ name: 'vm.writeGuestFile', input: { vmId, path: 'C:\\a.txt', sizeBytes: nextBelow(random, 1e9) } }),
    () => ({ name: 'vm.setChurn', input: { vmId, bytesPerHour: nextBelow(random, 10 ** (6 + nextBelow(random, 7))) } }),
    () => ({ name: chance(random, 1, 3) ? 'host.losePower' : 'host.restorePower', input: { hostId } }),
    () => ({ name: 'host.setFirewallRule', input: { hostId, rule: httpsRule, enabled: isOn } }),
    () => ({
      name: 'network.setLink',
      input: {
        fromHostId: hostId,
        toHostId: other.hostId,
        isConnected: isOn,
        bitsPerSecond: 10 ** (5 + nextBelow(random, 6)),
        latencyMilliseconds: nextBelow(random, 300),
      },
    }),
    () => enableCommand(random, vm, other.number, disk.diskId),
    () => enableCommand(random, vm, other.number, disk.diskId),
    () => enableCommand(random, vm, other.number, disk.diskId),
    () => enableCommand(random, vm, other.number, disk.diskId),
    () => ({ name: 'replication.startInitial', input: { vmId } }),
    () => ({ name: 'replication.startInitial', input: { vmId } }),
    () => ({
      name: 'replication.startInitial',
      input: { vmId, startInstant: lab.emulator.now() + nextBelow(random, 9 * 24 * hourMs) },
    }),
    () => ({ name: 'replication.stopInitial', input: { vmId } }),
    () => ({ name: 'replication.suspend', input: { vmId } }),
    () => ({ name: 'replication.resume', input: { vmId, resynchronize: chance(random, 1, 3) } }),
    () => ({ name: 'replication.resume', input: { vmId } }),
    () => ({
      name: 'replication.change',
      input: {
        vmId,
        frequencySeconds: pick([30, 300, 900, 31]),
        recoveryHistoryHours: nextBelow(random, 26),
        vssFrequencyHours: nextBelow(random, 5),
      },
    }),
    () => ({ name: 'replication.setAsReplica', input: { vmId } }),
    () => ({ name: 'replication.reverse', input: { vmId } }),
    () => ({ name: 'replication.reverse', input: { vmId } }),
    () => ({ name: 'replication.resetStatistics', input: { vmId } }),
    () => ({ name: 'failover.prepare', input: { vmId } }),
    () => ({ name: 'failover.prepare', input: { vmId } }),
    () => ({ name: 'failover.start', input: { vmId, ...somePoint(random, lab, vmId) } }),
    () => ({ name: 'failover.cancel', input: { vmId } }),
    () => ({ name: 'failover.complete', input: { vmId } }),
    () => ({ name: 'failover.startTest', input: { vmId, ...somePoint(random, lab, vmId) } }),
    () => ({ name: 'failover.stopTest', input: { vmId } }),
    () => ({ name: 'replication.stopResynchronization', input: { vmId, ...someType(random) } }),
    () => ({ name: 'replication.suspend', input: { vmId, ...someType(random) } }),
    () => ({ name: 'replication.resume', input: { vmId, ...someType(random), resynchronize: true } }),
    () => ({
      name: 'replication.resume',
      input: {
        vmId,
        resynchronize: true,
        resynchronizeStartInstant: lab.emulator.now() + nextBelow(random, 48 * hourMs),
      },
    }),
    () => ({ name: 'replication.startInitial', input: { vmId, destinationPath: 'C:\\Export' } }),
    () => ({ name: 'replication.startInitial', input: { vmId, useBackup: true } }),
    () => ({ name: 'replication.importInitial', input: { vmId, path: someCopy(random, lab) } }),
    () => ({ name: 'replication.importInitial', input: { vmId, path: someCopy(random, lab) } }),
    () => ({
      name: 'initialCopy.carry',
      input: { fromHostId: hostId, toHostId: other.hostId, path: someCopy(random, lab) },
    }),
    () => ({ name: 'replication.changeModeToPrimary', input: { vmId } }),
    () => ({
      name: 'replication.changeDisks',
      input: { vmId, replicatedDiskIds: vm.disks.filter(() => !chance(random, 1, 3)).map((each) => each.diskId) },
    }),
    () => ({ name: 'replication.enableAsReplica', input: { vmId } }),
    () => ({
      name: 'replication.change',
      input: {
        vmId,
        autoResynchronizeEnabled: chance(random, 1, 2),
        autoResynchronizeStartMinutes: nextBelow(random, 1441),
        autoResynchronizeEndMinutes: nextBelow(random, 1441),
      },
    }),
  ]
  // Rarer, because each of them takes a relationship or a trust away for long.
  const rare: (() => Command)[] = [
    () => ({ name: 'vm.remove', input: { vmId } }),
    () => ({
      name: 'vm.create',
      input: { hostId, name: `late${world.lastIds.vm}`, churnBytesPerHour: nextBelow(random, 1e9) },
    }),
    () => ({ name: 'replication.remove', input: { vmId, ...someType(random) } }),
    () => ({ name: 'disk.editOffline', input: { vmId, diskId: disk.diskId } }),
    () => ({ name: 'vm.copyToHost', input: { vmId, hostId } }),
    () => ({ name: 'initialCopy.remove', input: { hostId, path: someCopy(random, lab) } }),
    () => ({ name: 'replicaServer.set', input: serverSettings(hostId, isOn) }),
    () => ({
      name: 'store.remove',
      input: { hostId, store: 'LocalMachine\\My', certificateId: certificateOf(hostId) },
    }),
  ]
  if (chance(random, 1, 8)) return drawMachineCommand(random, vm)
  if (chance(random, 1, 12)) return drawNetworkCommand(random, lab)
  return chance(random, 1, 60) ? pick(rare)() : pick(draws)()
}

/** What somebody who looks at the machine would do next: without it most random operations would be refused. */
function helpful(random: RandomStream, lab: Lab): Command {
  const { world } = lab.emulator
  const off = world.hosts.find((host) => !host.hasPower)
  if (off !== undefined && chance(random, 1, 2)) return { name: 'host.restorePower', input: { hostId: off.hostId } }
  const closed = world.hosts.find((host) =>
    host.firewallRules.some((rule) => rule.displayName === httpsRule && !rule.enabled),
  )
  if (closed !== undefined && chance(random, 1, 2)) {
    return { name: 'host.setFirewallRule', input: { hostId: closed.hostId, rule: httpsRule, enabled: true } }
  }
  const bare = world.hosts.find((host) => !host.stores.some((entry) => entry.store === 'LocalMachine\\My'))
  if (bare !== undefined) return { name: 'store.put', input: ownCertificateOf(bare) }
  const apart = world.partitions[0]
  if (apart !== undefined && chance(random, 1, 3)) {
    return { name: 'network.rejoin', input: { partitionId: apart.partitionId } }
  }
  const fault = world.faults[0]
  if (fault !== undefined && chance(random, 1, 6)) return { name: 'fault.heal', input: { faultId: fault.faultId } }
  const cut = world.links.find((link) => !link.isPlugged || link.bitsPerSecond < 10_000_000)
  if (cut !== undefined && chance(random, 1, 3)) {
    return { name: 'network.setLink', input: { fromHostId: cut.firstHostId, toHostId: cut.secondHostId } }
  }
  const deaf = world.hosts.find((host) => !host.replicaServer.enabled)
  if (deaf !== undefined) return { name: 'replicaServer.set', input: serverSettings(deaf.hostId, true) }
  const lost = world.hosts.find((host) => host.hasPower && host.volumes.some((volume) => volume.isOffline === true))
  if (lost !== undefined && chance(random, 1, 3)) {
    const { letter } = lost.volumes.find((volume) => volume.isOffline === true)!
    return { name: 'volume.setOnline', input: { hostId: lost.hostId, letter, isOnline: true } }
  }
  const vm = world.vms[nextBelow(random, world.vms.length)]!
  const { vmId } = vm
  const record = vm.replications[nextBelow(random, Math.max(1, vm.replications.length))]
  if (record === undefined) return enableCommand(random, vm, 1 + nextBelow(random, world.hosts.length), '')
  const isOff = vm.state === 'Off'
  const next = record.mode === 'Primary' ? afterPrimary[record.state] : afterReplica[record.state]
  if (next !== undefined) {
    const name = next[nextBelow(random, next.length)]!
    const addresses = /^(replication|failover)\./.test(name) && !unaddressed.includes(name)
    return { name, input: addresses ? { vmId, relationshipType: record.relationshipType } : { vmId } }
  }
  if (record.mode === 'Replica') return extendCommand(random, lab, vm)
  if (record.mode === 'ExtendedReplica') return { name: 'failover.startTest', input: { vmId } }
  return { name: isOff ? 'failover.prepare' : 'vm.shutDown', input: { vmId } }
}

/** Commands of which each concerns one relationship only, so that none is named. */
const unaddressed: readonly EmulatorCommandName[] = ['replication.setAsReplica', 'replication.reverse']

/** Extends a replica to another host, or does with its machine what a test needs. */
function extendCommand(random: RandomStream, lab: Lab, vm: Vm): Command {
  if (chance(random, 1, 2)) return { name: 'failover.startTest', input: { vmId: vm.vmId } }
  const command = enableCommand(random, vm, 1 + nextBelow(random, lab.emulator.world.hosts.length), '')
  return { ...command, input: { ...command.input, frequencySeconds: 900, certificateId: certificateOf(vm.hostId) } }
}

const afterPrimary: Readonly<Record<string, readonly EmulatorCommandName[]>> = {
  ReadyForInitialReplication: ['replication.startInitial'],
  InitialReplicationInProgress: ['vm.start'],
  Suspended: ['replication.resume'],
  Error: ['replication.resume', 'replication.setAsReplica', 'vm.shutDown'],
  WaitingForStartResynchronize: ['replication.resume', 'replication.setAsReplica', 'vm.turnOff'],
  ResynchronizeSuspended: ['replication.resume'],
  PreparedForFailover: ['failover.cancel', 'failover.prepare'],
}

const afterReplica: Readonly<Record<string, readonly EmulatorCommandName[]>> = {
  Suspended: ['replication.resume'],
  FailedOverWaitingCompletion: ['vm.start', 'replication.reverse', 'failover.complete', 'failover.cancel'],
  FailedOver: ['replication.reverse', 'vm.start'],
  Replicating: ['failover.start', 'failover.startTest', 'failover.stopTest'],
}

function enableCommand(random: RandomStream, vm: Vm, server: number, diskId: string): Command {
  const wrongCertificate = `certificate-${1 + nextBelow(random, 5)}`
  return {
    name: 'replication.enable',
    input: {
      vmId: vm.vmId,
      replicaServer: `HOST-${server}.lab.example`,
      certificateId: chance(random, 1, 8) ? wrongCertificate : certificateOf(vm.hostId),
      frequencySeconds: [30, 300, 900][nextBelow(random, 3)],
      recoveryHistoryHours: nextBelow(random, 5),
      compression: chance(random, 1, 2),
      excludedDiskIds: diskId !== '' && chance(random, 1, 4) ? [diskId] : [],
    },
  }
}

function someType(random: RandomStream): { relationshipType?: 'Simple' | 'Extended' } {
  return chance(random, 1, 3) ? { relationshipType: 'Extended' } : {}
}

function someCopy(random: RandomStream, lab: Lab): string {
  const { initialCopies } = lab.emulator.world
  return initialCopies[nextBelow(random, Math.max(1, initialCopies.length))]?.path ?? 'C:\\Export\\nothing'
}

function somePoint(random: RandomStream, lab: Lab, vmId: string): { recoveryPointId?: string } {
  const points = lab.emulator.replicationView(vmId)?.recoveryPoints ?? []
  const point = points[nextBelow(random, points.length + 1)]
  return point === undefined ? {} : { recoveryPointId: point.recoveryPointId }
}

export function certificateOf(hostId: string): string {
  return hostId.replace('host', 'certificate')
}

export function ownCertificateOf(host: World['hosts'][number]): Record<string, unknown> {
  const certificate = certificateFor(certificateOf(host.hostId), `${host.name}.lab.example`.toLowerCase())
  return { hostId: host.hostId, store: 'LocalMachine\\My', certificate, hasPrivateKey: true }
}

export function serverSettings(hostId: string, enabled: boolean): Record<string, unknown> {
  return { hostId, enabled, certificateId: certificateOf(hostId), defaultStorageLocation: 'C:\\Replica' }
}

/**
 * The inputs alone give the same world again. Refused ones are left out, as a journal leaves them out: one that had
 * changed something would show here.
 */
function demandReplay(seed: string, lab: Lab, hash: string): void {
  const replayed = createEmulator(createWorld({ seed, startInstant }), rules)
  for (const input of lab.inputs) replayed.apply(structuredClone(input) as WorldInput)
  if (replayed.hash() !== hash) throw new Error(`seed ${seed}: the replay ends in another world`)
  const violations = findViolations(parseWorld(replayed.serialise()))
  if (violations.length > 0) throw new Error(`seed ${seed}: ${violations.join('; ')}`)
}
