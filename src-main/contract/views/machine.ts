/** Parts of a virtual machine that have a page of their own in its settings: memory, services, writing, checkpoints. */
import { z } from 'zod'
import * as ids from '../ids.ts'

/**
 * How a guest's writing spreads over time. The mean over a whole day or over a whole window between bursts is always the
 * rate of the machine; only its course differs.
 */
export const churnProfile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('steady') }),
  /** Office hours in virtual time (UTC); from and to may lie on both sides of midnight. */
  z.strictObject({
    kind: z.literal('daily'),
    busyFromHour: z.int(),
    busyToHour: z.int(),
    /** The rate outside these hours, in percent of the mean. */
    quietPercent: z.int(),
  }),
  /** One burst in each window, at a moment that the seed of the world decides. */
  z.strictObject({
    kind: z.literal('bursty'),
    windowMinutes: z.int(),
    burstMinutes: z.int(),
    quietPercent: z.int(),
  }),
])
export type ChurnProfile = z.infer<typeof churnProfile>

/** Settings > Integration Services. */
export const integrationServices = z.object({
  shutdown: z.boolean(),
  timeSynchronization: z.boolean(),
  /** Data Exchange (KVP): puts Failover TCP/IP into the guest. */
  keyValuePairExchange: z.boolean(),
  heartbeat: z.boolean(),
  /** Backup (volume shadow copy): application-consistent points and production checkpoints. */
  backup: z.boolean(),
  guestServices: z.boolean(),
})
export type IntegrationServices = z.infer<typeof integrationServices>

export const dynamicMemoryView = z.object({
  minimumBytes: ids.bytes,
  maximumBytes: ids.bytes,
  /** What the guest would use if it got it. */
  demandBytes: ids.bytes,
})

export const ipv6ConfigurationView = z.object({
  address: z.string(),
  prefixLength: z.int(),
  gateway: z.string().nullable(),
  dnsServer: z.string().nullable(),
  alternateDnsServer: z.string().nullable(),
})

export const checkpointView = z.object({
  checkpointId: ids.checkpointId,
  name: z.string(),
  kind: z.enum(['production', 'standard']),
  at: ids.instant,
  /** Null for one that lies directly on the virtual hard disks. */
  parentCheckpointId: ids.checkpointId.nullable(),
  /** The disks of the machine derive from this one: "Now" hangs below it. */
  isParentOfNow: z.boolean(),
  /** Its differencing disks and saved memory. */
  sizeBytes: ids.bytes,
})
export type CheckpointView = z.infer<typeof checkpointView>
