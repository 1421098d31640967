/** What a line carries: the answer to "will it do for my virtual machines?". */
import { z } from 'zod'
import * as ids from '../ids.ts'

export const churnShape = z.enum(['steady', 'daily', 'bursty'])
export type ChurnShape = z.infer<typeof churnShape>

/** How far the replica was behind, over all moments: half of them at most p50, and so on. */
const rpoView = z.object({
  p50Seconds: ids.seconds,
  p95Seconds: ids.seconds,
  p99Seconds: ids.seconds,
  worstSeconds: ids.seconds,
})

const forecastVmView = z.object({
  name: z.string(),
  churnBytesPerHour: ids.bytes,
  rpo: rpoView,
  cycles: z.int(),
  missedCycles: z.int(),
  resynchronizations: z.int(),
  /** The largest log of changes that waited to be sent. */
  logBytesMax: ids.bytes,
  /** The most that its recovery points took on the Replica server. */
  undoBytesMax: ids.bytes,
})
export type ForecastVmView = z.infer<typeof forecastVmView>

export const forecastView = z.object({
  vmCount: z.int(),
  days: z.int(),
  /** The days that were emulated; the counts of the others are as many as theirs. */
  simulatedDays: z.int(),
  intervalSeconds: z.int(),
  seed: z.string(),
  churn: churnShape,
  linkBitsPerSecond: z.int(),
  compression: z.boolean(),
  recoveryHistoryHours: z.int(),
  /** No more than one cycle in a hundred is missed, nothing is resynchronized, and the replica's volume is large enough. */
  carries: z.boolean(),
  rpo: rpoView,
  cycles: z.int(),
  missedCycles: z.int(),
  resynchronizations: z.int(),
  /** All logs at their largest, and what all recovery points took at most. */
  logBytesMax: ids.bytes,
  undoBytesMax: ids.bytes,
  initialReplication: z.object({
    sizeBytes: ids.bytes,
    /** One machine after the other; null if it takes longer than a year. */
    seconds: ids.seconds.nullable(),
  }),
  /** What the machines write of what the line carries: beyond 100 it can never catch up. */
  linkUsePercent: z.int(),
  /** What gives way first; `none` if nothing does. */
  bottleneck: z.object({
    kind: z.enum(['none', 'link', 'log', 'replicaVolume']),
    afterSeconds: ids.seconds.nullable(),
  }),
  /** The smallest of each that carries it while the other stays as it is; null if none does. */
  enough: z.object({ intervalSeconds: z.int().nullable(), linkBitsPerSecond: z.int().nullable() }),
  vms: z.array(forecastVmView),
  /** How long the forecast took on the wall clock. The only member that differs between two runs. */
  wallMilliseconds: z.int(),
})
export type ForecastView = z.infer<typeof forecastView>
