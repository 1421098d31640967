import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { lookUpView, networkView } from '../views/network.ts'
import { nothing } from './parts.ts'
import { hostLimits } from '../limits/host.ts'
import { networkLimits } from '../limits/network.ts'

/** The network around the hosts: links and partitions. */
export const networkCalls = {
  'network.view': query({
    summary: 'Links, partitions, trusts between domains, and what clients have in their DNS caches.',
    input: z.strictObject({}),
    output: networkView,
    failures: [],
  }),
  'network.partition': command({
    summary: 'Cuts a set of hosts off from all others; among themselves they still reach each other.',
    input: z.strictObject({ hostIds: z.array(ids.hostId).min(1).max(hostLimits.hostCount) }),
    output: z.object({ partitionId: ids.partitionId }),
    failures: ['host.unknown', 'partition.pointless', 'partition.tooMany'],
  }),
  'network.rejoin': command({
    summary: 'Ends a partition.',
    input: z.strictObject({ partitionId: ids.partitionId }),
    output: nothing,
    failures: ['partition.unknown', 'host.keptOff'],
  }),
  'network.lookUp': query({
    summary:
      'Looks a name up and tells which running machine answers at the address: as a host or guest with its hosts file and cache sees it, or as a client with an empty cache.',
    input: z.strictObject({ name: z.string(), clientId: z.union([ids.hostId, ids.vmId]).optional() }),
    output: lookUpView,
    failures: ['host.unknown', 'vm.unknown'],
  }),
  'network.setLink': command({
    summary: 'Sets bandwidth, latency and loss between two hosts, or cuts the link.',
    input: z.strictObject({
      fromHostId: ids.hostId,
      toHostId: ids.hostId,
      isConnected: z.boolean().default(true),
      bitsPerSecond: z.int().default(1_000_000_000),
      /** From `toHostId` to `fromHostId`; null: the same both ways. */
      backBitsPerSecond: z.int().nullable().default(null),
      latencyMilliseconds: z.int().min(0).max(networkLimits.latencyMillisecondsMax).default(1),
      /** Packets lost, of a thousand. */
      lossPermille: z.int().min(0).max(networkLimits.lossPermilleMax).default(0),
    }),
    output: nothing,
    failures: ['host.unknown', 'link.unknown', 'link.badBandwidth'],
  }),
}
