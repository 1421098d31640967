import type { FailureTable } from './table.ts'

/** Records of the DNS zone. */
export const dnsFailures = {
  'dns.nameNotFound': { meaning: 'Nothing that the client asks knows the name.', params: ['name', 'client'] },
  'dns.unknownRecord': { meaning: 'The zone holds no A record with this name.', params: ['name'] },
  'dns.badTtl': { meaning: 'The time to live is not between 0 and 86400 seconds.', params: ['ttlSeconds'] },
} as const satisfies FailureTable
