import type { FailureTable } from './table.ts'

/** Links, partitions and addresses. */
export const networkFailures = {
  'partition.pointless': { meaning: 'A partition needs hosts on both of its sides.', params: [] },
  'partition.tooMany': { meaning: 'The network is in as many parts as it can be.', params: ['countMax'] },
  'partition.unknown': { meaning: 'No partition has this id.', params: ['partitionId'] },
  'ip.badIpv6Address': { meaning: 'Not an IPv6 address that an adapter can have.', params: ['address'] },
  'ip.badPrefixLength': { meaning: 'An IPv6 prefix has 1 to 128 bits.', params: ['prefixLength'] },
  'ip.badAddress': { meaning: 'Not an IPv4 address in dotted notation.', params: ['address'] },
  'ip.badSubnetMask': { meaning: 'The mask is not a run of ones followed by zeros.', params: ['subnetMask'] },
  'ip.gatewayOutsideSubnet': {
    meaning: 'The default gateway is not in the subnet of the address.',
    params: ['gateway', 'address'],
  },
  'ip.duplicate': { meaning: 'Another running machine uses the address.', params: ['address', 'owner'] },
  'link.unknown': { meaning: 'The two ends of the link are not two different hosts.', params: ['from', 'to'] },
  'link.badBandwidth': { meaning: 'The bandwidth is not between 1 kbit/s and 100 Gbit/s.', params: ['bitsPerSecond'] },
} as const satisfies FailureTable
