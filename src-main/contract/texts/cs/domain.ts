import type { domainFailures } from '../../failures/domain.ts'
import type { FailureText } from '../shape.ts'

export const domain = {
  'domain.alreadyMember': {
    sentence: 'Hostitel {{host}} už patří do domény {{domain}}.',
    next: 'Nejdřív hostitele {{host}} z domény {{domain}} odeberte, teprve pak ho připojte k jiné.',
  },
  'domain.notMember': {
    sentence: 'Hostitel {{host}} nepatří do žádné domény.',
    next: 'Není třeba nic dělat; hostitel {{host}} je v pracovní skupině.',
  },
  'domain.sameDomain': {
    sentence: 'Doména {{domain}} nepotřebuje vztah důvěryhodnosti sama se sebou.',
    next: 'Zadejte dvě různé domény.',
  },
  'domain.trustExists': {
    sentence: 'Domény {{domain}} a {{otherDomain}} si už navzájem důvěřují.',
    next: 'Není třeba nic dělat; Kerberos mezi jejich hostiteli funguje.',
  },
  'domain.trustUnknown': {
    sentence: 'Mezi doménami {{domain}} a {{otherDomain}} není vztah důvěryhodnosti.',
    next: 'Zkontrolujte názvy obou domén.',
  },
  'domain.tooManyTrusts': {
    sentence: 'Vztahů důvěryhodnosti mezi doménami nemůže být víc než {{countMax}}.',
    next: 'Odeberte vztah důvěryhodnosti, který už není potřeba.',
  },
} satisfies Record<keyof typeof domainFailures, FailureText>
