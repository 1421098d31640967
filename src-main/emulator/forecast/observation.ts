/** What is noted down of one machine while a forecast is running. Typed arrays: a cycle must not allocate. */
import { addRamp, createLagHistogram, type LagHistogram } from './lag-histogram.ts'

export interface Observation {
  readonly startInstant: number
  readonly intervalMs: number
  readonly histograms: readonly LagHistogram[]
  /** By record number: which machine it is, or -1. */
  readonly machineOf: Int32Array
  /** By machine, as are the next ones: the moment whose content the replica holds. */
  readonly cutInstants: Float64Array
  readonly appliedInstants: Float64Array
  readonly cycles: Float64Array
  readonly missed: Float64Array
  readonly resynchronizations: Float64Array
  readonly logBytesMax: Float64Array
  readonly undoBytesMax: Float64Array
  cycleCount: number
  undoBytesMaxOfAll: number
  /** When something of the kind first happened; -1 if it did not. */
  firstMissedInstant: number
  firstResynchronizationInstant: number
  firstStorageFullInstant: number
}

export function createObservation(
  count: number,
  recordCount: number,
  startInstant: number,
  intervalMs: number,
): Observation {
  return {
    startInstant,
    intervalMs,
    histograms: Array.from({ length: count }, createLagHistogram),
    machineOf: new Int32Array(recordCount + 1).fill(-1),
    cutInstants: new Float64Array(count),
    appliedInstants: new Float64Array(count).fill(startInstant),
    cycles: new Float64Array(count),
    missed: new Float64Array(count),
    resynchronizations: new Float64Array(count),
    logBytesMax: new Float64Array(count),
    undoBytesMax: new Float64Array(count),
    cycleCount: 0,
    undoBytesMaxOfAll: 0,
    firstMissedInstant: -1,
    firstResynchronizationInstant: -1,
    firstStorageFullInstant: -1,
  }
}

/** Notes a cycle that has been applied. */
export function noteCycle(
  observation: Observation,
  recordNumber: number,
  cutInstant: number,
  now: number,
  sizeBytes: number,
): void {
  const machine = observation.machineOf[recordNumber] ?? -1
  if (machine < 0) return
  endRamp(observation, machine, now)
  observation.cutInstants[machine] = cutInstant
  observation.cycles[machine]! += 1
  observation.cycleCount += 1
  if (sizeBytes > observation.logBytesMax[machine]!) observation.logBytesMax[machine] = sizeBytes
  const latencyMs = now - cutInstant
  if (latencyMs > observation.intervalMs) noteMissed(observation, machine, now, latencyMs)
}

/** Ends the stretch in which nothing new arrived. */
export function endRamp(observation: Observation, machine: number, now: number): void {
  const cutInstant = observation.cutInstants[machine]!
  const fromInstant = observation.appliedInstants[machine]!
  addRamp(observation.histograms[machine]!, fromInstant - cutInstant, now - cutInstant)
  observation.appliedInstants[machine] = now
}

/** Cycles that should have begun while one was under way, or while none could be sent. */
export function noteMissed(observation: Observation, machine: number, now: number, durationMs: number): void {
  observation.missed[machine]! += Math.floor(durationMs / observation.intervalMs)
  if (observation.firstMissedInstant < 0) observation.firstMissedInstant = now
}
