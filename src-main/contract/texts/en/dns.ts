import type { dnsFailures } from '../../failures/dns.ts'
import type { FailureText } from '../shape.ts'

export const dns = {
  'dns.nameNotFound': {
    sentence: '{{name}} could not be resolved on {{client}}.',
    next: 'Add {{name}} to DNS or to the hosts file, or check the name.',
  },
  'dns.unknownRecord': {
    sentence: 'DNS holds no A record for {{name}}.',
    next: 'Add an A record for {{name}}, or check the name.',
  },
  'dns.badTtl': {
    sentence: '{{ttlSeconds}} seconds is not a time to live that a record can have.',
    next: 'Enter 0 to 86400 seconds; up to 300 seconds suits a record that a failover changes.',
  },
} satisfies Record<keyof typeof dnsFailures, FailureText>
