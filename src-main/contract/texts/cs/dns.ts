import type { dnsFailures } from '../../failures/dns.ts'
import type { FailureText } from '../shape.ts'

export const dns = {
  'dns.nameNotFound': {
    sentence: 'Název {{name}} nelze na počítači {{client}} přeložit.',
    next: 'Přidejte {{name}} do DNS nebo do souboru hosts, nebo zkontrolujte název.',
  },
  'dns.unknownRecord': {
    sentence: 'V DNS není záznam A pro {{name}}.',
    next: 'Přidejte záznam A pro {{name}}, nebo zkontrolujte název.',
  },
  'dns.badTtl': {
    sentence: 'Záznam nemůže mít hodnotu TTL {{ttlSeconds}} s.',
    next: 'Zadejte 0 až 86400 sekund; pro záznam, který mění převzetí služeb, se hodí nejvýše 300 sekund.',
  },
} satisfies Record<keyof typeof dnsFailures, FailureText>
