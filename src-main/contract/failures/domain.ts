import type { FailureTable } from './table.ts'

/** Domains and trusts. */
export const domainFailures = {
  'domain.alreadyMember': { meaning: 'The host belongs to a domain already.', params: ['host', 'domain'] },
  'domain.notMember': { meaning: 'The host is in a workgroup.', params: ['host'] },
  'domain.sameDomain': { meaning: 'A domain trusts itself anyway.', params: ['domain'] },
  'domain.trustExists': { meaning: 'The two domains trust each other already.', params: ['domain', 'otherDomain'] },
  'domain.trustUnknown': { meaning: 'There is no trust between the two.', params: ['domain', 'otherDomain'] },
  'domain.tooManyTrusts': { meaning: 'The workspace holds as many trusts as it can.', params: ['countMax'] },
} as const satisfies FailureTable
