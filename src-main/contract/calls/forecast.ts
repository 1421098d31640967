import { z } from 'zod'
import { query } from '../call.ts'
import { churnShape, forecastView } from '../views/forecast.ts'
import { usualFrequencySeconds } from '../limits/replication.ts'
import { gigabyte, terabyte } from '../limits/bytes.ts'
import { pageLimits } from '../limits/page.ts'

/** Asking beforehand. Ranges are checked by the handler, so that the failure names the field in words. */
export const forecastCalls = {
  'forecast.run': query({
    summary:
      'Emulates so many virtual machines over one line and says how far their replicas are behind, what is missed first, and what would be enough; changes nothing, reports task.progressed and can be cancelled.',
    input: z.strictObject({
      vms: z.int().default(50),
      days: z.int().default(30),
      intervalSeconds: z.int().default(usualFrequencySeconds),
      seed: z.string().max(pageLimits.seedLengthMax).default('forecast'),
      churn: churnShape.default('steady'),
      /** The mean of all machines; each has its own rate between half and one and a half of it. */
      churnBytesPerHour: z.int().default(500_000_000),
      /** Left out: that of the workspace, or 100 Mbit/s and 10 ms. */
      linkBitsPerSecond: z.int().optional(),
      latencyMilliseconds: z.int().optional(),
      compression: z.boolean().default(true),
      recoveryHistoryHours: z.int().default(0),
      /** What is on the disks of each machine, and how large they may become. */
      usedBytes: z.int().default(40 * gigabyte),
      sizeBytes: z.int().default(100 * gigabyte),
      replicaVolumeBytes: z.int().default(1024 * terabyte),
      /** Takes machines, their disks and rates from this workspace, and its slowest line unless another is named. */
      fromWorkspace: z.boolean().default(false),
    }),
    output: forecastView,
    failures: [
      'forecast.outOfRange',
      'forecast.noMachines',
      'replication.badFrequency',
      'replication.badHistory',
      'core.cancelled',
    ],
  }),
}
