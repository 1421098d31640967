import type { networkFailures } from '../../failures/network.ts'
import type { FailureText } from '../shape.ts'

export const network = {
  'partition.pointless': {
    sentence: 'Eine Trennung braucht auf jeder Seite mindestens einen Host.',
    next: 'Wählen Sie einige der Hosts, aber nicht alle.',
  },
  'partition.tooMany': {
    sentence: 'Es kann nicht mehr als {{countMax}} Trennungen zugleich geben.',
    next: 'Heben Sie zuerst eine der Trennungen auf.',
  },
  'partition.unknown': {
    sentence: 'Es gibt keine Trennung {{partitionId}}.',
    next: 'Wählen Sie eine der Trennungen des Netzes.',
  },
  'ip.badIpv6Address': {
    sentence: '„{{address}}“ ist keine IPv6-Adresse, die eine Netzwerkkarte haben kann.',
    next: 'Geben Sie eine Adresse wie 2001:db8::50 ein.',
  },
  'ip.badPrefixLength': {
    sentence: 'Ein Subnetzpräfix kann nicht {{prefixLength}} Bits haben.',
    next: 'Geben Sie eine Zahl von 1 bis 128 ein, meist 64.',
  },
  'ip.badAddress': {
    sentence: '„{{address}}“ ist keine IPv4-Adresse.',
    next: 'Geben Sie vier Zahlen von 0 bis 255 mit Punkten ein, zum Beispiel 10.0.0.21.',
  },
  'ip.badSubnetMask': {
    sentence: '„{{subnetMask}}“ ist keine Subnetzmaske.',
    next: 'Geben Sie eine Maske wie 255.255.255.0 ein.',
  },
  'ip.gatewayOutsideSubnet': {
    sentence: 'Das Standardgateway {{gateway}} liegt nicht im Subnetz von {{address}}.',
    next: 'Berichtigen Sie das Standardgateway, die Adresse oder die Subnetzmaske.',
  },
  'ip.duplicate': {
    sentence: 'Die Adresse {{address}} wird bereits von {{owner}} verwendet.',
    next: 'Wählen Sie eine freie Adresse, oder schalten Sie zuerst {{owner}} aus.',
  },
  'link.unknown': {
    sentence: 'Es gibt keine Verbindung von {{from}} zu {{to}}.',
    next: 'Wählen Sie zwei verschiedene Hosts.',
  },
  'link.badBandwidth': {
    sentence: '{{bitsPerSecond}} Bit/s ist keine Bandbreite, die eine Verbindung haben kann.',
    next: 'Geben Sie eine Bandbreite von 1 kBit/s bis 100 GBit/s ein.',
  },
} satisfies Record<keyof typeof networkFailures, FailureText>
