import type { networkFailures } from '../../failures/network.ts'
import type { FailureText } from '../shape.ts'

export const network = {
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
  'dns.unknownRecord': {
    sentence: 'Im DNS gibt es keinen A-Eintrag für {{name}}.',
    next: 'Legen Sie einen A-Eintrag für {{name}} an, oder prüfen Sie den Namen.',
  },
  'dns.badTtl': {
    sentence: '{{ttlSeconds}} Sekunden sind keine Gültigkeitsdauer, die ein Eintrag haben kann.',
    next: 'Geben Sie 0 bis 86400 Sekunden ein; für einen Eintrag, den ein Failover ändert, eignen sich bis zu 300 Sekunden.',
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
