import type { networkFailures } from '../../failures/network.ts'
import type { FailureText } from '../shape.ts'

export const network = {
  'partition.pointless': {
    sentence: 'Rozdělení sítě potřebuje na každé straně aspoň jednoho hostitele.',
    next: 'Zvolte některé hostitele, ale ne všechny.',
  },
  'partition.tooMany': {
    sentence: 'Síť nemůže mít víc než {{countMax}} rozdělení najednou.',
    next: 'Nejdřív některé rozdělení ukončete.',
  },
  'partition.unknown': {
    sentence: 'Rozdělení {{partitionId}} neexistuje.',
    next: 'Zvolte některé z rozdělení sítě.',
  },
  'ip.badIpv6Address': {
    sentence: '„{{address}}“ není adresa IPv6, kterou může mít adaptér.',
    next: 'Zadejte adresu jako 2001:db8::50.',
  },
  'ip.badPrefixLength': {
    sentence: 'Předpona podsítě nemůže mít {{prefixLength}} bitů.',
    next: 'Zadejte číslo od 1 do 128, obvykle 64.',
  },
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
  'link.unknown': {
    sentence: 'Mezi {{from}} a {{to}} není žádné spojení.',
    next: 'Vyberte dva různé hostitele.',
  },
  'link.badBandwidth': {
    sentence: 'Spojení nemůže mít šířku pásma {{bitsPerSecond}} bit/s.',
    next: 'Zadejte šířku pásma od 1 kbit/s do 100 Gbit/s.',
  },
} satisfies Record<keyof typeof networkFailures, FailureText>
