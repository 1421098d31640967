import type { domainFailures } from '../../failures/domain.ts'
import type { FailureText } from '../shape.ts'

export const domain = {
  'domain.alreadyMember': {
    sentence: '{{host}} already belongs to the domain {{domain}}.',
    next: 'Take {{host}} out of {{domain}} before you join it to another domain.',
  },
  'domain.notMember': {
    sentence: '{{host}} belongs to no domain.',
    next: 'Nothing has to be done; {{host}} is in a workgroup.',
  },
  'domain.sameDomain': {
    sentence: 'The domain {{domain}} needs no trust with itself.',
    next: 'Enter two different domains.',
  },
  'domain.trustExists': {
    sentence: 'The domains {{domain}} and {{otherDomain}} trust each other already.',
    next: 'Nothing has to be done; Kerberos works between their hosts.',
  },
  'domain.trustUnknown': {
    sentence: 'There is no trust between the domains {{domain}} and {{otherDomain}}.',
    next: 'Check the names of both domains.',
  },
  'domain.tooManyTrusts': {
    sentence: 'There cannot be more than {{countMax}} trusts between domains.',
    next: 'Remove a trust that is no longer needed.',
  },
} satisfies Record<keyof typeof domainFailures, FailureText>
