import type { hostSettingsFailures } from '../../failures/host-settings.ts'
import type { FailureText } from '../shape.ts'

export const hostSettings = {
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
  'registry.badValue': {
    sentence: 'Der Registrierungswert {{name}} kann nicht {{value}} sein.',
    next: 'Geben Sie eine Zahl von {{valueMin}} bis {{valueMax}} ein, oder entfernen Sie den Wert.',
  },
  'host.badClockSkew': {
    sentence: 'Eine Uhr kann nicht um {{skewSeconds}} Sekunden abweichen.',
    next: 'Geben Sie höchstens {{secondsMax}} Sekunden ein, mit Minuszeichen für eine Uhr, die nachgeht.',
  },
  'volume.badLetter': {
    sentence: '„{{letter}}“ ist kein Laufwerkbuchstabe, den ein Volume haben kann.',
    next: 'Geben Sie einen Buchstaben von C bis Z ein.',
  },
  'volume.duplicate': {
    sentence: '{{host}} hat bereits ein Volume {{volume}}.',
    next: 'Wählen Sie einen anderen Laufwerkbuchstaben, oder ändern Sie die Größe von {{volume}}.',
  },
  'volume.unknown': {
    sentence: 'Auf {{host}} gibt es kein Volume {{volume}}.',
    next: 'Wählen Sie ein Volume, das {{host}} hat, oder fügen Sie {{volume}} hinzu.',
  },
  'volume.offline': {
    sentence: 'Volume {{volume}} von {{host}} ist offline.',
    next: 'Schalten Sie {{volume}} zuerst online.',
  },
  'volume.badSize': {
    sentence: 'Ein Volume kann nicht {{sizeBytes}} groß sein.',
    next: 'Geben Sie eine Größe von {{sizeBytesMin}} bis {{sizeBytesMax}} ein.',
  },
  'volume.tooSmall': {
    sentence:
      'Volume {{volume}} von {{host}} kann nicht auf {{sizeBytes}} verkleinert werden, weil {{usedBytes}} davon belegt sind.',
    next: 'Geben Sie eine größere Größe ein, oder schaffen Sie zuerst Platz auf {{volume}}.',
  },
  'switch.badName': {
    sentence: '„{{name}}“ ist kein Name, den ein virtueller Switch haben kann.',
    next: 'Geben Sie 1 bis 64 Zeichen ohne Leerzeichen am Anfang oder Ende ein.',
  },
  'switch.duplicate': {
    sentence: '{{host}} hat bereits einen virtuellen Switch „{{switch}}“.',
    next: 'Wählen Sie einen anderen Namen.',
  },
  'switch.tooMany': {
    sentence: 'Ein Host kann nicht mehr als {{countMax}} virtuelle Switches haben.',
    next: 'Entfernen Sie einen virtuellen Switch, der nicht mehr gebraucht wird.',
  },
  'hostsFile.tooMany': {
    sentence: 'Die Hosts-Datei kann nicht mehr als {{countMax}} Zeilen haben.',
    next: 'Entfernen Sie eine Zeile, oder verwenden Sie DNS für diesen Namen.',
  },
  'hostsFile.unknownEntry': {
    sentence: 'Die Hosts-Datei von {{host}} enthält {{name}} nicht.',
    next: 'Prüfen Sie den Namen.',
  },
  'dns.nameNotFound': {
    sentence: '{{name}} konnte auf {{client}} nicht aufgelöst werden.',
    next: 'Tragen Sie {{name}} in DNS oder in die Hosts-Datei ein, oder prüfen Sie den Namen.',
  },
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
} satisfies Record<keyof typeof hostSettingsFailures, FailureText>
