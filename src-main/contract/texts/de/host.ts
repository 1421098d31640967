import type { hostFailures } from '../../failures/host.ts'
import type { FailureText } from '../shape.ts'

export const host = {
  'registry.badValue': {
    sentence: 'Der Registrierungswert {{name}} kann nicht {{value}} sein.',
    next: 'Geben Sie eine Zahl von {{valueMin}} bis {{valueMax}} ein, oder entfernen Sie den Wert.',
  },
  'host.badClockSkew': {
    sentence: 'Eine Uhr kann nicht um {{skewSeconds}} Sekunden abweichen.',
    next: 'Geben Sie höchstens {{secondsMax}} Sekunden ein, mit Minuszeichen für eine Uhr, die nachgeht.',
  },
  'hostsFile.tooMany': {
    sentence: 'Die Hosts-Datei kann nicht mehr als {{countMax}} Zeilen haben.',
    next: 'Entfernen Sie eine Zeile, oder verwenden Sie DNS für diesen Namen.',
  },
  'hostsFile.unknownEntry': {
    sentence: 'Die Hosts-Datei von {{host}} enthält {{name}} nicht.',
    next: 'Prüfen Sie den Namen.',
  },
  'host.unknown': {
    sentence: 'Es gibt keinen Host mit der ID {{hostId}}.',
    next: 'Wählen Sie einen Host aus der Liste der Hosts.',
  },
  'host.duplicateName': {
    sentence: 'Ein Host mit dem Namen {{name}} ist bereits vorhanden.',
    next: 'Wählen Sie einen anderen Computernamen.',
  },
  'host.badName': {
    sentence:
      '„{{name}}“ ist kein Computername: er braucht 1 bis 15 Buchstaben, Ziffern oder Bindestriche und nicht nur Ziffern.',
    next: 'Geben Sie einen kürzeren Namen ohne Leerzeichen und Punkte ein; das DNS-Suffix hat ein eigenes Feld.',
  },
  'host.badIpAddress': {
    sentence: '„{{ipAddress}}“ ist keine IPv4-Adresse, die ein Host haben kann.',
    next: 'Geben Sie eine Adresse wie 10.0.0.11 ein.',
  },
  'host.badMemory': {
    sentence: 'Ein Host kann nicht {{memoryBytes}} Arbeitsspeicher haben.',
    next: 'Geben Sie eine Größe von {{memoryBytesMin}} bis {{memoryBytesMax}} ein.',
  },
  'host.duplicateIpAddress': {
    sentence: 'Die Adresse {{ipAddress}} gehört bereits {{host}}.',
    next: 'Wählen Sie eine freie Adresse.',
  },
  'host.notEmpty': {
    sentence: 'Auf dem Host {{host}} sind noch virtuelle Computer vorhanden ({{count}}).',
    next: 'Entfernen Sie zuerst die Replikation, löschen Sie die virtuellen Computer, und entfernen Sie dann den Host.',
  },
  'host.off': {
    sentence: 'Der Host {{host}} hat keinen Strom.',
    next: 'Schalten Sie {{host}} wieder ein, und versuchen Sie es noch einmal.',
  },
  'host.on': {
    sentence: 'Der Host {{host}} ist bereits eingeschaltet.',
    next: 'Fahren Sie fort; es ist nichts zu tun.',
  },
  'host.unknownRule': {
    sentence: 'Auf dem Host {{host}} gibt es keine Firewallregel „{{rule}}“.',
    next: 'Verwenden Sie eine Regel aus der Liste, zum Beispiel VIRT-HVRHTTPSL-In-TCP-NoScope.',
  },
  'host.unknownSwitch': {
    sentence: 'Auf dem Host {{host}} gibt es keinen virtuellen Switch „{{switch}}“.',
    next: 'Wählen Sie einen der virtuellen Switches von {{host}}.',
  },
  'host.tooManyHosts': {
    sentence: 'Der Arbeitsbereich enthält bereits {{countMax}} Hosts; mehr kann er nicht aufnehmen.',
    next: 'Entfernen Sie einen Host, oder legen Sie einen weiteren Arbeitsbereich an.',
  },
} satisfies Record<keyof typeof hostFailures, FailureText>
