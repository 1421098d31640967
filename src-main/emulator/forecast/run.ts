/**
 * Emulates one line with one interval: first every initial replication, one after the other, then days of replication that
 * are observed. It is a generator that gives way every few milliseconds.
 */
import { dayMs, hourMs, secondMs } from '../../kernel/clock.ts'
import { invariant } from '../../kernel/invariant.ts'
import type { Advanced, Emulator } from '../index.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import { addForecastMachine, carryOut, createForecastWorld, setLine, type ForecastSettings } from './forecast-world.ts'
import { createObservation, endRamp, noteCycle, noteMissed, type Observation } from './observation.ts'
import { networkLimits } from '../../contract/limits/network.ts'

export interface RunSettings extends ForecastSettings {
  readonly intervalSeconds: number
  readonly days: number
  /** After so many cycles no further day is begun; the days that were seen then stand for the others. */
  readonly cyclesMax: number
  /** Whether the time that the initial replications take is of interest. */
  readonly measuresInitial: boolean
}

export interface RunResult {
  readonly observation: Observation
  readonly simulatedDays: number
  readonly endInstant: number
  /** Null if they take longer than a year. */
  readonly initialSeconds: number | null
  /** The Replica server's volume cannot even take the initial copies. */
  readonly hasSpace: boolean
}

const timersPerSlice = 20_000
const machinesPerSlice = 20
const longestInitialMs = 366 * dayMs

/** Runs. Yields the share that is done, in thousandths. */
export function* runForecast(settings: RunSettings): Generator<number, RunResult> {
  const { machines, days, intervalSeconds } = settings
  const emulator = createForecastWorld(settings)
  const vmIds: string[] = []
  for (const machine of machines) {
    // Where the time of the initial replication is of no interest, there is nothing to copy.
    const copied = settings.measuresInitial ? machine : { ...machine, usedBytes: 0 }
    const vmId = addForecastMachine(emulator, settings, copied)
    if (vmId === undefined) return withoutSpace(settings, emulator)
    vmIds.push(vmId)
    if (vmIds.length % machinesPerSlice === 0) yield 0
  }
  const initialSeconds = settings.measuresInitial
    ? yield* replicateInitially(emulator, settings, vmIds)
    : yield* replicateAtOnce(emulator, vmIds, intervalSeconds)
  for (const [index, vmId] of vmIds.entries()) {
    carryOut(emulator, 'replication.change', { vmId, frequencySeconds: intervalSeconds })
    if (index % machinesPerSlice === 0) yield 0
  }
  // What was written during the last initial replication is still on its way, and is no part of the question.
  yield* pass(emulator, emulator.now() + hourMs)
  const observation = observe(emulator, vmIds, intervalSeconds * secondMs)
  let simulatedDays = 0
  while (simulatedDays < days && observation.cycleCount < settings.cyclesMax) {
    for (let hour = 0; hour < 24; hour += 1) {
      yield* passHour(emulator, vmIds, observation, Math.floor((1000 * simulatedDays) / days))
    }
    simulatedDays += 1
  }
  closeObservation(observation, emulator.now())
  return { observation, simulatedDays, endInstant: emulator.now(), initialSeconds, hasSpace: true }
}

/** One after the other, as an administrator would schedule them, so that they do not share the line. */
function* replicateInitially(
  emulator: Emulator,
  settings: RunSettings,
  vmIds: readonly string[],
): Generator<number, number | null> {
  const startInstant = emulator.now()
  for (const vmId of vmIds) {
    carryOut(emulator, 'replication.startInitial', { vmId })
    const record = primaryRecord(emulator, vmId)
    while (!record.isInitialized) {
      if (emulator.now() - startInstant > longestInitialMs) return yield* giveUpInitially(emulator, settings, vmIds)
      const toInstant = Math.max(emulator.now() + 1, Math.min(record.transfer.endsInstant, emulator.now() + dayMs))
      emulator.advance(toInstant, { collectEvents: false, timerLimit: timersPerSlice })
      yield 0
    }
  }
  return Math.ceil((emulator.now() - startInstant) / secondMs)
}

/** What is not copied within a year is taken as copied, or there would be nothing to observe. */
function* giveUpInitially(
  emulator: Emulator,
  { linkBitsPerSecond, latencyMilliseconds }: RunSettings,
  vmIds: readonly string[],
): Generator<number, null> {
  setLine(emulator, networkLimits.bitsPerSecondMax, 0)
  yield* replicateAtOnce(emulator, vmIds, 1)
  setLine(emulator, linkBitsPerSecond, latencyMilliseconds)
  return null
}

/** Spread over an interval, as relationships that were enabled one after the other are. */
function* replicateAtOnce(
  emulator: Emulator,
  vmIds: readonly string[],
  intervalSeconds: number,
): Generator<number, number> {
  const startInstant = emulator.now()
  for (const [index, vmId] of vmIds.entries()) {
    const record = primaryRecord(emulator, vmId)
    if (record.state === 'ReadyForInitialReplication') carryOut(emulator, 'replication.startInitial', { vmId })
    const share = Math.floor((intervalSeconds * secondMs * (index + 1)) / vmIds.length)
    yield* pass(emulator, Math.max(emulator.now(), startInstant + share))
  }
  while (vmIds.some((vmId) => !primaryRecord(emulator, vmId).isInitialized)) {
    yield* pass(emulator, emulator.now() + hourMs)
  }
  return 0
}

function observe(emulator: Emulator, vmIds: readonly string[], intervalMs: number): Observation {
  const { lastIds } = emulator.world
  const observation = createObservation(vmIds.length, lastIds.record, emulator.now(), intervalMs)
  const machines = new Map<string, number>()
  for (const [machine, vmId] of vmIds.entries()) {
    const record = primaryRecord(emulator, vmId)
    machines.set(record.relationshipId, machine)
    observation.cutInstants[machine] = record.lastReplicationInstant
  }
  for (const { replications } of emulator.world.vms) {
    for (const { number, relationshipId } of replications) {
      observation.machineOf[number] = machines.get(relationshipId) ?? -1
    }
  }
  return observation
}

function* passHour(
  emulator: Emulator,
  vmIds: readonly string[],
  observation: Observation,
  permille: number,
): Generator<number, void> {
  const machines = new Map(vmIds.map((vmId, machine) => [vmId, machine]))
  const toInstant = emulator.now() + hourMs
  const onCycle = (record: number, cut: number, now: number, sizeBytes: number) =>
    noteCycle(observation, record, cut, now, sizeBytes)
  for (;;) {
    const advanced = emulator.advance(toInstant, { collectEvents: false, timerLimit: timersPerSlice, onCycle })
    takeEvents(emulator, observation, machines, advanced)
    yield permille
    if (advanced.reachedInstant >= toInstant) break
  }
  noteUndo(emulator, observation)
}

/** What needs a hand is given one at once, because the question is about the line and not about the administrator. */
function takeEvents(
  emulator: Emulator,
  observation: Observation,
  machines: ReadonlyMap<string, number>,
  { events }: Advanced,
): void {
  for (const { at, type, params } of events) {
    const machine = machines.get(String(params.vmId))
    if (machine === undefined) continue
    if (type === 'replication.cycleFailed' && params.code === 'replication.storageFull') {
      if (observation.firstStorageFullInstant < 0) observation.firstStorageFullInstant = at
    }
    if (type !== 'resynchronization.required') continue
    observation.resynchronizations[machine]! += 1
    if (observation.firstResynchronizationInstant < 0) observation.firstResynchronizationInstant = at
    emulator.command('replication.resume', { vmId: String(params.vmId), resynchronize: true })
  }
}

function noteUndo(emulator: Emulator, observation: Observation): void {
  let undoBytes = 0
  for (const vm of emulator.world.vms) {
    for (const record of vm.replications) {
      undoBytes += record.undoBytes
      const machine = observation.machineOf[record.number] ?? -1
      if (record.mode !== 'Replica' || machine < 0) continue
      if (record.undoBytes > observation.undoBytesMax[machine]!) observation.undoBytesMax[machine] = record.undoBytes
    }
  }
  observation.undoBytesMaxOfAll = Math.max(observation.undoBytesMaxOfAll, undoBytes)
}

function closeObservation(observation: Observation, now: number): void {
  for (const machine of observation.histograms.keys()) {
    endRamp(observation, machine, now)
    const openMs = now - observation.cutInstants[machine]! - observation.intervalMs
    if (openMs > observation.intervalMs) noteMissed(observation, machine, now, openMs)
  }
}

function* pass(emulator: Emulator, toInstant: number): Generator<number, void> {
  while (emulator.now() < toInstant) {
    emulator.advance(toInstant, { collectEvents: false, timerLimit: timersPerSlice })
    yield 0
  }
}

function primaryRecord(emulator: Emulator, vmId: string): ReplicationRecord {
  const record = emulator.world.vms.find((vm) => vm.vmId === vmId)?.replications[0]
  invariant(record !== undefined, 'every machine of a forecast replicates')
  return record
}

function withoutSpace(settings: RunSettings, emulator: Emulator): RunResult {
  const now = emulator.now()
  const observation = createObservation(settings.machines.length, 0, now, settings.intervalSeconds * secondMs)
  observation.firstStorageFullInstant = now
  return { observation, simulatedDays: 0, endInstant: now, initialSeconds: null, hasSpace: false }
}
