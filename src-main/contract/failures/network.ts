import type { FailureTable } from './table.ts'

/** Addresses, DNS and links of the emulated network. */
export const networkFailures = {
  'ip.badAddress': { meaning: 'Not an IPv4 address in dotted notation.', params: ['address'] },
  'ip.badSubnetMask': { meaning: 'The mask is not a run of ones followed by zeros.', params: ['subnetMask'] },
  'ip.gatewayOutsideSubnet': {
    meaning: 'The default gateway is not in the subnet of the address.',
    params: ['gateway', 'address'],
  },
  'ip.duplicate': { meaning: 'Another running machine uses the address.', params: ['address', 'owner'] },
  'dns.unknownRecord': { meaning: 'The zone holds no A record with this name.', params: ['name'] },
  'dns.badTtl': { meaning: 'The time to live is not between 0 and 86400 seconds.', params: ['ttlSeconds'] },
  'link.unknown': { meaning: 'The two ends of the link are not two different hosts.', params: ['from', 'to'] },
  'link.badBandwidth': { meaning: 'The bandwidth is not between 1 kbit/s and 100 Gbit/s.', params: ['bitsPerSecond'] },
} as const satisfies FailureTable
