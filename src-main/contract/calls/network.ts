import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { lookUpView, networkView } from '../views/network.ts'

const nothing = z.object({})
/** A host, or a virtual machine that runs. */
const clientId = z.union([ids.hostId, ids.vmId])

/** The network around the hosts: links, partitions, and what clients believe about names. */
export const networkCalls = {
  'network.view': query({
    summary: 'Links, partitions, trusts between domains, and what clients have in their DNS caches.',
    input: z.strictObject({}),
    output: networkView,
    failures: [],
  }),
  'network.partition': command({
    summary: 'Cuts a set of hosts off from all others; among themselves they still reach each other.',
    input: z.strictObject({ hostIds: z.array(ids.hostId).min(1).max(64) }),
    output: z.object({ partitionId: ids.partitionId }),
    failures: ['host.unknown', 'partition.pointless', 'partition.tooMany'],
  }),
  'network.rejoin': command({
    summary: 'Ends a partition.',
    input: z.strictObject({ partitionId: ids.partitionId }),
    output: nothing,
    failures: ['partition.unknown'],
  }),
  'dns.resolve': command({
    summary:
      'Resolves a name on a host or in a running guest: hosts file, then cache, then DNS; the answer is cached for its time to live.',
    input: z.strictObject({ clientId, name: z.string() }),
    output: lookUpView,
    failures: ['host.unknown', 'host.off', 'vm.unknown', 'vm.notRunning', 'dns.nameNotFound'],
  }),
  'dns.flushCache': command({
    summary: 'Empties the DNS cache of a host or a running guest, as Clear-DnsClientCache.',
    input: z.strictObject({ clientId }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'vm.unknown', 'vm.notRunning'],
  }),
}
