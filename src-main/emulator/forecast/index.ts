/**
 * "Will my line carry it?" The answer is not calculated but emulated: a world is made for the question, its machines
 * replicate for days, and what happens is counted. What would be enough is found by asking again with other intervals and
 * lines. The same input gives the same answer; nothing here reads a clock.
 *
 * A thousand machines at thirty seconds are a thousand million cycles a year, which nobody wants to wait for. So no further
 * day is begun once some millions of cycles were seen: the machines' days are alike, and the days that were emulated stand for
 * the rest (`simulatedDays`). A line that is too narrow has few and long cycles, so exactly then every day is emulated.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { ChurnShape, ForecastView } from '../../contract/views/forecast.ts'
import type { ChurnProfile } from '../../contract/views/machine.ts'
import { secondMs } from '../../kernel/clock.ts'
import { createRandomStream, nextBelow } from '../../kernel/random.ts'
import type { ForecastMachine } from './forecast-world.ts'
import { addHistogram, createLagHistogram, percentiles, type LagHistogram } from './lag-histogram.ts'
import { runForecast, type RunResult, type RunSettings } from './run.ts'
import { diskLimits } from '../../contract/limits/disk.ts'
import { hostLimits } from '../../contract/limits/host.ts'
import { networkLimits } from '../../contract/limits/network.ts'
import { isReplicationFrequency, replicationFrequencies, replicationLimits } from '../../contract/limits/replication.ts'

export type { ForecastMachine } from './forecast-world.ts'

/** The question with its line. */
export type ForecastInput = ParsedInputOf<'forecast.run'> & {
  readonly linkBitsPerSecond: number
  readonly latencyMilliseconds: number
}
/** All but what the wall clock says. */
export type Forecast = Omit<ForecastView, 'wallMilliseconds'>

const megabit = 1_000_000
/** Lines that one can have, in Mbit/s. */
const lines = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map((speed) => speed * megabit)

const usualCyclesMax = 4_000_000
/** What is asked beside the question itself gets this part of its cycles. */
const candidatePart = 10
const daysOfCandidate = 3
/** Of a thousand cycles, how many may be missed by a line that carries. */
const missedPermilleMax = 10

/** An office that works from eight to six; one hour in every eight with twelve times what is written in the others. */
const profiles: Readonly<Record<ChurnShape, ChurnProfile>> = {
  steady: { kind: 'steady' },
  daily: { kind: 'daily', busyFromHour: 8, busyToHour: 18, quietPercent: 25 },
  bursty: { kind: 'bursty', windowMinutes: 480, burstMinutes: 60, quietPercent: 43 },
}

/** What may be asked; beyond these a forecast has no meaning or no end. */
const ranges: Readonly<Record<string, readonly [min: number, max: number]>> = {
  vms: [1, hostLimits.vmCountPerHost],
  days: [1, 366],
  churnBytesPerHour: [0, diskLimits.churnBytesPerHourMax / 10],
  linkBitsPerSecond: [networkLimits.bitsPerSecondMin, networkLimits.bitsPerSecondMax],
  latencyMilliseconds: [0, networkLimits.latencyMillisecondsMax],
  sizeBytes: [diskLimits.diskBytesMin, diskLimits.diskBytesMax],
  usedBytes: [0, diskLimits.diskBytesMax],
  replicaVolumeBytes: [hostLimits.volumeBytesMin, hostLimits.hostVolumeBytesMax],
}

/**
 * Checks what is asked.
 * @returns The failure that names the first wrong field, or nothing.
 */
export function checkForecast(input: ForecastInput): Reply<void> {
  for (const [field, [min, max]] of Object.entries(ranges)) {
    const value = Number(input[field as keyof ForecastInput])
    if (value < min || value > max) return fail('forecast.outOfRange', { field, value, min, max }, { field })
  }
  const { intervalSeconds, recoveryHistoryHours, usedBytes, sizeBytes } = input
  if (!isReplicationFrequency(intervalSeconds)) {
    return fail('replication.badFrequency', { frequencySeconds: intervalSeconds }, { field: 'intervalSeconds' })
  }
  if (recoveryHistoryHours < 0 || recoveryHistoryHours > replicationLimits.recoveryHistoryHoursMax) {
    return fail('replication.badHistory', { hours: recoveryHistoryHours }, { field: 'recoveryHistoryHours' })
  }
  if (usedBytes > sizeBytes) {
    const params = { field: 'usedBytes', value: usedBytes, min: 0, max: sizeBytes }
    return fail('forecast.outOfRange', params, { field: 'usedBytes' })
  }
  return ok(undefined)
}

/** Draws machines: each has its own rate, between half the mean and one and a half of it. */
export function drawMachines(input: ForecastInput): ForecastMachine[] {
  const { vms, usedBytes, sizeBytes, churnBytesPerHour } = input
  const random = createRandomStream(input.seed, 'forecast-machines')
  return Array.from({ length: vms }, (_, index) => ({
    name: `vm${String(index + 1).padStart(4, '0')}`,
    usedBytes,
    sizeBytes,
    churnProfile: profiles[input.churn],
    churnBytesPerHour: Math.floor((churnBytesPerHour * (500 + nextBelow(random, 1_001))) / 1_000),
  }))
}

/**
 * Makes a forecast in slices.
 * @param input As `checkForecast` has let it through.
 * @param machines From `drawMachines`, or those of a workspace.
 * @param cyclesMax After so many cycles no further day is begun.
 * @returns How much is done, in thousandths, again and again; at the end the answer.
 */
export function* forecastSteps(
  input: ForecastInput,
  machines: readonly ForecastMachine[],
  cyclesMax: number = usualCyclesMax,
): Generator<number, Forecast> {
  const settings: RunSettings = { ...input, machines, cyclesMax, measuresInitial: true }
  const result = yield* share(0, 600, runForecast(settings))
  const isCarried = carries(result)
  const intervalEnough = yield* findInterval(settings, isCarried)
  const lineEnough = yield* findLine(settings, isCarried)
  return viewOf(settings, input.churn, result, isCarried, {
    intervalSeconds: intervalEnough,
    linkBitsPerSecond: lineEnough,
  })
}

/** The smallest interval that this line carries. */
function* findInterval(settings: RunSettings, isCarried: boolean): Generator<number, number | null> {
  for (const [index, intervalSeconds] of replicationFrequencies.entries()) {
    const isKnown = intervalSeconds === settings.intervalSeconds
    const isEnough = isKnown
      ? isCarried
      : carries(yield* share(600 + index * 50, 50, runForecast(candidate(settings, { intervalSeconds }))))
    if (isEnough) return intervalSeconds
  }
  return null
}

/** The narrowest line that carries this interval, by halving the list: a wider line never carries less. */
function* findLine(settings: RunSettings, isCarried: boolean): Generator<number, number | null> {
  const known = settings.linkBitsPerSecond
  const candidates = lines.filter((line) => (isCarried ? line < known : line > known))
  let low = 0
  let high = candidates.length
  let asked = 0
  while (low < high) {
    const middle = (low + high) >> 1
    const linkBitsPerSecond = candidates[middle]!
    const result = yield* share(
      750 + 50 * Math.min(asked, 4),
      50,
      runForecast(candidate(settings, { linkBitsPerSecond })),
    )
    if (carries(result)) high = middle
    else low = middle + 1
    asked += 1
  }
  return candidates[low] ?? (isCarried ? known : null)
}

function candidate(settings: RunSettings, change: Partial<RunSettings>): RunSettings {
  const days = Math.min(settings.days, daysOfCandidate)
  return { ...settings, ...change, days, cyclesMax: settings.cyclesMax / candidatePart, measuresInitial: false }
}

/** Turns the thousandths of a part into those of the whole. */
function* share<Result>(from: number, size: number, work: Generator<number, Result>): Generator<number, Result> {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    yield from + Math.floor((size * step.value) / 1000)
  }
}

function carries({ observation, hasSpace }: RunResult): boolean {
  const missed = sum(observation.missed)
  const cycles = sum(observation.cycles)
  const isKept = missed * 1000 <= missedPermilleMax * (cycles + missed)
  const { firstResynchronizationInstant, firstStorageFullInstant } = observation
  return hasSpace && isKept && firstResynchronizationInstant < 0 && firstStorageFullInstant < 0
}

function viewOf(
  settings: RunSettings,
  churn: ChurnShape,
  result: RunResult,
  isCarried: boolean,
  enough: Forecast['enough'],
): Forecast {
  const { machines, days } = settings
  const { observation, simulatedDays } = result
  // What was seen on some days happens as often on the others.
  const onAllDays = (count: number) => (simulatedDays === 0 ? 0 : Math.round((count * days) / simulatedDays))
  const all = createLagHistogram()
  for (const histogram of observation.histograms) addHistogram(all, histogram)
  return {
    vmCount: machines.length,
    days,
    simulatedDays,
    intervalSeconds: settings.intervalSeconds,
    seed: settings.seed,
    churn,
    linkBitsPerSecond: settings.linkBitsPerSecond,
    compression: settings.compression,
    recoveryHistoryHours: settings.recoveryHistoryHours,
    carries: isCarried,
    rpo: rpoOf(all),
    cycles: onAllDays(sum(observation.cycles)),
    missedCycles: onAllDays(sum(observation.missed)),
    resynchronizations: onAllDays(sum(observation.resynchronizations)),
    logBytesMax: sum(observation.logBytesMax),
    undoBytesMax: observation.undoBytesMaxOfAll,
    initialReplication: {
      sizeBytes: machines.reduce((bytes, machine) => bytes + machine.usedBytes, 0),
      seconds: result.initialSeconds,
    },
    linkUsePercent: linkUse(settings),
    bottleneck: bottleneckOf(result),
    enough,
    vms: machines.map(({ name, churnBytesPerHour }, machine) => ({
      name,
      churnBytesPerHour,
      rpo: rpoOf(observation.histograms[machine]!),
      cycles: onAllDays(observation.cycles[machine]!),
      missedCycles: onAllDays(observation.missed[machine]!),
      resynchronizations: onAllDays(observation.resynchronizations[machine]!),
      logBytesMax: observation.logBytesMax[machine]!,
      undoBytesMax: observation.undoBytesMax[machine]!,
    })),
  }
}

function rpoOf(histogram: LagHistogram): Forecast['rpo'] {
  const [p50Seconds = 0, p95Seconds = 0, p99Seconds = 0] = percentiles(histogram, [50, 95, 99])
  return { p50Seconds, p95Seconds, p99Seconds, worstSeconds: histogram.worstSeconds }
}

/** What the machines write of what the line carries: beyond 100 it can never catch up. */
function linkUse({ machines, compression, linkBitsPerSecond }: RunSettings): number {
  const writtenPerHour = machines.reduce((bytes, machine) => bytes + machine.churnBytesPerHour, 0)
  const sentPerHour = compression ? writtenPerHour / 2 : writtenPerHour
  return Math.round((sentPerHour * 8 * 100) / (linkBitsPerSecond * 3_600))
}

function bottleneckOf({ observation }: RunResult): Forecast['bottleneck'] {
  const found = [
    { kind: 'replicaVolume' as const, at: observation.firstStorageFullInstant },
    { kind: 'log' as const, at: observation.firstResynchronizationInstant },
    { kind: 'link' as const, at: observation.firstMissedInstant },
  ]
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)[0]
  if (found === undefined) return { kind: 'none', afterSeconds: null }
  return { kind: found.kind, afterSeconds: Math.floor((found.at - observation.startInstant) / secondMs) }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
