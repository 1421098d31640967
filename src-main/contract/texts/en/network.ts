import type { networkFailures } from '../../failures/network.ts'
import type { FailureText } from '../shape.ts'

export const network = {
  'partition.pointless': {
    sentence: 'A partition needs at least one host on each side.',
    next: 'Choose some of the hosts, but not all of them.',
  },
  'partition.tooMany': {
    sentence: 'There cannot be more than {{countMax}} partitions at a time.',
    next: 'End one of the partitions first.',
  },
  'partition.unknown': {
    sentence: 'There is no partition {{partitionId}}.',
    next: 'Choose one of the partitions of the network.',
  },
  'ip.badIpv6Address': {
    sentence: "'{{address}}' is not an IPv6 address that an adapter can have.",
    next: 'Enter an address such as 2001:db8::50.',
  },
  'ip.badPrefixLength': {
    sentence: 'A subnet prefix cannot have {{prefixLength}} bits.',
    next: 'Enter a number from 1 to 128, usually 64.',
  },
  'ip.badAddress': {
    sentence: "'{{address}}' is not an IPv4 address.",
    next: 'Enter four numbers from 0 to 255 with dots, for example 10.0.0.21.',
  },
  'ip.badSubnetMask': {
    sentence: "'{{subnetMask}}' is not a subnet mask.",
    next: 'Enter a mask such as 255.255.255.0.',
  },
  'ip.gatewayOutsideSubnet': {
    sentence: 'The default gateway {{gateway}} is not in the subnet of {{address}}.',
    next: 'Correct the default gateway, the address or the subnet mask.',
  },
  'ip.duplicate': {
    sentence: 'The address {{address}} is already used by {{owner}}.',
    next: 'Choose a free address, or turn off {{owner}} first.',
  },
  'link.unknown': {
    sentence: 'There is no link from {{from}} to {{to}}.',
    next: 'Choose two different hosts.',
  },
  'link.badBandwidth': {
    sentence: '{{bitsPerSecond}} bit/s is not a bandwidth that a link can have.',
    next: 'Enter a bandwidth from 1 kbit/s to 100 Gbit/s.',
  },
} satisfies Record<keyof typeof networkFailures, FailureText>
