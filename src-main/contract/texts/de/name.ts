import type { nameFailures } from '../../failures/name.ts'
import type { FailureText } from '../shape.ts'

export const name = {
  'name.empty': { sentence: 'Es fehlt ein Name.', next: 'Geben Sie den Namen ein.' },
  'name.hasSpace': {
    sentence: 'Der Name „{{name}}“ enthält ein Leerzeichen.',
    next: 'Geben Sie den FQDN ohne Leerzeichen ein, zum Beispiel hv01.lab.example.',
  },
  'name.badCharacter': {
    sentence: 'Der Name „{{name}}“ enthält „{{character}}“; in Hostnamen ist das nicht erlaubt.',
    next: 'Verwenden Sie nur Buchstaben, Ziffern und Bindestriche.',
  },
  'name.wildcard': {
    sentence: 'Der Name „{{name}}“ enthält „*“; das ist nur erlaubt, wenn Platzhalter zugelassen sind.',
    next: 'Verwenden Sie nur Buchstaben, Ziffern und Bindestriche, oder lassen Sie Platzhalter zu (auf der Befehlszeile mit --wildcard).',
  },
  'name.invisible': {
    sentence: 'Der Name „{{name}}“ enthält das unsichtbare Zeichen {{character}}.',
    next: 'Tippen Sie den Namen neu ein, statt ihn einzufügen.',
  },
  'name.labelTooLong': {
    sentence: 'Der Teil „{{label}}“ des Namens „{{name}}“ ist {{length}} Zeichen lang; erlaubt sind 63.',
    next: 'Kürzen Sie den Teil zwischen den Punkten.',
  },
  'name.tooLong': {
    sentence: 'Der Name „{{name}}“ ist {{length}} Zeichen lang; erlaubt sind 253.',
    next: 'Verwenden Sie ein kürzeres DNS-Suffix oder einen kürzeren Hostnamen.',
  },
  'name.emptyLabel': {
    sentence: 'Im Namen „{{name}}“ steht vor einem Punkt nichts.',
    next: 'Entfernen Sie den überzähligen Punkt oder ergänzen Sie den fehlenden Teil.',
  },
  'name.notQualified': {
    sentence: 'Der Name „{{name}}“ hat kein DNS-Suffix und ist deshalb kein FQDN.',
    next: 'Ergänzen Sie das Suffix, zum Beispiel {{name}}.lab.example; ein Host in einer Arbeitsgruppe braucht ein eigenes primäres DNS-Suffix.',
  },
  'name.isAddress': {
    sentence: '„{{name}}“ ist eine IP-Adresse; Zertifikate für das Hyper-V-Replikat gelten für Namen.',
    next: 'Geben Sie den FQDN des Hosts ein.',
  },
  'name.badHyphen': {
    sentence: 'Der Teil „{{label}}“ des Namens „{{name}}“ beginnt oder endet mit einem Bindestrich.',
    next: 'Entfernen Sie den Bindestrich am Rand.',
  },
  'name.duplicate': {
    sentence: 'Der Name {{name}} steht zweimal in der Liste.',
    next: 'Sie müssen nichts tun; ein Zertifikat genügt.',
  },
  'name.outsideConstraint': {
    sentence:
      'Das Stammzertifikat „{{root}}“ darf nur Namen unterhalb von {{permitted}} beglaubigen; „{{name}}“ gehört nicht dazu.',
    next: 'Verwenden Sie einen Namen unterhalb von {{permitted}} oder ein anderes Stammzertifikat.',
  },
} satisfies Record<keyof typeof nameFailures, FailureText>
