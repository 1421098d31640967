import type { networkFailures } from '../../failures/network.ts'
import type { FailureText } from '../shape.ts'

export const network = {
  'ip.badAddress': {
    sentence: '„{{address}}“ není adresa IPv4.',
    next: 'Zadejte čtyři čísla od 0 do 255 oddělená tečkami, například 10.0.0.21.',
  },
  'ip.badSubnetMask': {
    sentence: '„{{subnetMask}}“ není maska podsítě.',
    next: 'Zadejte masku jako 255.255.255.0.',
  },
  'ip.gatewayOutsideSubnet': {
    sentence: 'Výchozí brána {{gateway}} není v podsíti adresy {{address}}.',
    next: 'Opravte výchozí bránu, adresu nebo masku podsítě.',
  },
  'ip.duplicate': {
    sentence: 'Adresu {{address}} už používá {{owner}}.',
    next: 'Zvolte volnou adresu, nebo nejprve vypněte {{owner}}.',
  },
  'dns.unknownRecord': {
    sentence: 'V DNS není záznam A pro {{name}}.',
    next: 'Přidejte záznam A pro {{name}}, nebo zkontrolujte název.',
  },
  'dns.badTtl': {
    sentence: 'Záznam nemůže mít hodnotu TTL {{ttlSeconds}} s.',
    next: 'Zadejte 0 až 86400 sekund; pro záznam, který mění převzetí služeb, se hodí nejvýše 300 sekund.',
  },
  'link.unknown': {
    sentence: 'Mezi {{from}} a {{to}} není žádné spojení.',
    next: 'Vyberte dva různé hostitele.',
  },
  'link.badBandwidth': {
    sentence: 'Spojení nemůže mít šířku pásma {{bitsPerSecond}} bit/s.',
    next: 'Zadejte šířku pásma od 1 kbit/s do 100 Gbit/s.',
  },
} satisfies Record<keyof typeof networkFailures, FailureText>
