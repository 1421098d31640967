/** The network around the hosts. */
import { z } from 'zod'
import * as ids from '../ids.ts'

/** How a name was found; null where it was not. */
const lookUpSource = z.enum(['address', 'hostsFile', 'cache', 'dns', 'broadcast'])

export const lookUpView = z.object({
  address: z.string().nullable(),
  /** How long a client may keep the answer; null where it is not from DNS. */
  ttlSeconds: z.int().nullable(),
  source: lookUpSource.nullable(),
  /** The running machine or host that has the address and is connected. */
  answeredByVmId: ids.vmId.nullable(),
  answeredByHostId: ids.hostId.nullable(),
  /** More than one machine has the address. */
  isDuplicate: z.boolean(),
})
export type LookUpView = z.infer<typeof lookUpView>

const linkView = z.object({
  fromHostId: ids.hostId,
  toHostId: ids.hostId,
  /** The cable is plugged in. */
  isConnected: z.boolean(),
  isPartitioned: z.boolean(),
  /** A connection comes about: neither cut nor partitioned nor too slow or lossy for a handshake in 60 seconds. */
  isUp: z.boolean(),
  bitsPerSecond: z.int(),
  /** What one connection gets through, given latency and loss. */
  effectiveBitsPerSecond: z.int(),
  /** The same for the other direction. */
  backBitsPerSecond: z.int(),
  backEffectiveBitsPerSecond: z.int(),
  latencyMilliseconds: z.int(),
  lossPermille: z.int(),
})

export const networkView = z.object({
  links: z.array(linkView),
  partitions: z.array(
    z.object({
      partitionId: ids.partitionId,
      hostIds: z.array(ids.hostId),
      /** Its one host is kept off: only `host.letIn` ends it. */
      isKeptOff: z.boolean(),
    }),
  ),
  trusts: z.array(z.object({ domain: z.string(), otherDomain: z.string() })),
  cachedNames: z.array(
    z.object({
      clientId: z.string(),
      name: z.string(),
      address: z.string(),
      secondsLeft: ids.seconds,
    }),
  ),
})
export type NetworkView = z.infer<typeof networkView>
