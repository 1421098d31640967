import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { lookUpView } from '../views/network.ts'
import { nothing } from './parts.ts'

/** A host, or a virtual machine that runs. */
const clientId = z.union([ids.hostId, ids.vmId])

/** Names: the zone of the network, and what clients believe. */
export const dnsCalls = {
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
  'dns.set': command({
    summary: 'Adds or changes an A record in the DNS of the emulated network.',
    input: z.strictObject({ name: z.string(), address: z.string(), ttlSeconds: z.int().default(3600) }),
    output: nothing,
    failures: [
      'ip.badAddress',
      'dns.badTtl',
      'name.empty',
      'name.hasSpace',
      'name.badCharacter',
      'name.labelTooLong',
      'name.tooLong',
      'name.emptyLabel',
    ],
  }),
  'dns.remove': command({
    summary: 'Removes an A record.',
    input: z.strictObject({ name: z.string() }),
    output: nothing,
    failures: ['dns.unknownRecord'],
  }),
}
