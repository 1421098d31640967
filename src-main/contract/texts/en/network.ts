import type { networkFailures } from '../../failures/network.ts'
import type { FailureText } from '../shape.ts'

export const network = {
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
  'dns.unknownRecord': {
    sentence: 'DNS holds no A record for {{name}}.',
    next: 'Add an A record for {{name}}, or check the name.',
  },
  'dns.badTtl': {
    sentence: '{{ttlSeconds}} seconds is not a time to live that a record can have.',
    next: 'Enter 0 to 86400 seconds; up to 300 seconds suits a record that a failover changes.',
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
