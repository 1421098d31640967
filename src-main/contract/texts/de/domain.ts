import type { domainFailures } from '../../failures/domain.ts'
import type { FailureText } from '../shape.ts'

export const domain = {
  'domain.alreadyMember': {
    sentence: '{{host}} gehört bereits zur Domäne {{domain}}.',
    next: 'Nehmen Sie {{host}} aus {{domain}} heraus, bevor Sie ihn in eine andere Domäne aufnehmen.',
  },
  'domain.notMember': {
    sentence: '{{host}} gehört zu keiner Domäne.',
    next: 'Es ist nichts zu tun; {{host}} ist in einer Arbeitsgruppe.',
  },
  'domain.sameDomain': {
    sentence: 'Die Domäne {{domain}} braucht keine Vertrauensstellung mit sich selbst.',
    next: 'Geben Sie zwei verschiedene Domänen ein.',
  },
  'domain.trustExists': {
    sentence: 'Die Domänen {{domain}} und {{otherDomain}} vertrauen einander bereits.',
    next: 'Es ist nichts zu tun; Kerberos funktioniert zwischen ihren Hosts.',
  },
  'domain.trustUnknown': {
    sentence: 'Zwischen den Domänen {{domain}} und {{otherDomain}} besteht keine Vertrauensstellung.',
    next: 'Prüfen Sie die Namen beider Domänen.',
  },
  'domain.tooManyTrusts': {
    sentence: 'Es kann nicht mehr als {{countMax}} Vertrauensstellungen zwischen Domänen geben.',
    next: 'Entfernen Sie eine Vertrauensstellung, die nicht mehr gebraucht wird.',
  },
} satisfies Record<keyof typeof domainFailures, FailureText>
