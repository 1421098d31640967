import type { dnsFailures } from '../../failures/dns.ts'
import type { FailureText } from '../shape.ts'

export const dns = {
  'dns.nameNotFound': {
    sentence: '{{name}} konnte auf {{client}} nicht aufgelöst werden.',
    next: 'Tragen Sie {{name}} in DNS oder in die Hosts-Datei ein, oder prüfen Sie den Namen.',
  },
  'dns.unknownRecord': {
    sentence: 'Im DNS gibt es keinen A-Eintrag für {{name}}.',
    next: 'Legen Sie einen A-Eintrag für {{name}} an, oder prüfen Sie den Namen.',
  },
  'dns.badTtl': {
    sentence: '{{ttlSeconds}} Sekunden sind keine Gültigkeitsdauer, die ein Eintrag haben kann.',
    next: 'Geben Sie 0 bis 86400 Sekunden ein; für einen Eintrag, den ein Failover ändert, eignen sich bis zu 300 Sekunden.',
  },
} satisfies Record<keyof typeof dnsFailures, FailureText>
