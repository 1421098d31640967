import type { vmFailures } from '../../failures/vm.ts'
import type { FailureText } from '../shape.ts'

export const vm = {
  'vm.unknown': {
    sentence: 'Es gibt keinen virtuellen Computer mit der ID {{vmId}}.',
    next: 'Wählen Sie einen virtuellen Computer aus der Liste.',
  },
  'vm.badName': {
    sentence: '„{{name}}“ kann nicht der Name eines virtuellen Computers sein.',
    next: 'Geben Sie 1 bis 64 Zeichen ohne \\ / : * ? " < > | ein.',
  },
  'vm.duplicateName': {
    sentence: 'Auf dem Host {{host}} gibt es bereits einen virtuellen Computer „{{name}}“.',
    next: 'Wählen Sie einen anderen Namen.',
  },
  'vm.wrongState': {
    sentence:
      '„{{operation}}“ kann nicht ausgeführt werden, solange der virtuelle Computer „{{vm}}“ im Zustand {{state}} ist.',
    next: 'Bringen Sie den virtuellen Computer in den richtigen Zustand, und versuchen Sie es noch einmal.',
  },
  'vm.startNeedsFailover': {
    sentence: '„{{vm}}“ ist ein virtueller Replikatcomputer und kann erst nach einem Failover gestartet werden.',
    next: 'Starten Sie ein geplantes Failover auf dem primären Server oder, falls dieser verloren ist, hier ein Failover.',
  },
  'vm.preparedForFailover': {
    sentence: '„{{vm}}“ ist für ein geplantes Failover vorbereitet und kann nicht gestartet werden.',
    next: 'Schließen Sie das Failover auf dem Replikatserver ab, oder brechen Sie das geplante Failover ab.',
  },
  'vm.notEnoughMemory': {
    sentence:
      'Im System ist nicht genügend Arbeitsspeicher vorhanden, um den virtuellen Computer {{vm}} mit einer RAM-Größe von {{ramSize}} Megabyte zu starten.',
    next: 'Auf {{host}} sind {{freeBytes}} Arbeitsspeicher frei: Schalten Sie einen anderen virtuellen Computer aus, oder geben Sie „{{vm}}“ weniger.',
  },
  'vm.notRunning': {
    sentence: 'Der virtuelle Computer „{{vm}}“ wird nicht ausgeführt.',
    next: 'Starten Sie „{{vm}}“, und versuchen Sie es noch einmal.',
  },
  'vm.replicated': {
    sentence: 'Der virtuelle Computer „{{vm}}“ wird noch repliziert.',
    next: 'Entfernen Sie zuerst die Replikation auf diesem Host.',
  },
  'vm.tooMany': {
    sentence: 'Auf dem Host sind bereits {{countMax}} virtuelle Computer vorhanden; mehr kann er nicht aufnehmen.',
    next: 'Wählen Sie einen anderen Host.',
  },
  'disk.unknown': {
    sentence: 'Es gibt keine virtuelle Festplatte mit der ID {{diskId}}.',
    next: 'Wählen Sie eine Festplatte dieses virtuellen Computers.',
  },
  'disk.badSize': {
    sentence: 'Eine virtuelle Festplatte kann nicht {{sizeBytes}} groß sein.',
    next: 'Wählen Sie eine Größe von 3 MB bis {{sizeBytesMax}}.',
  },
  'disk.volumeFull': {
    sentence: 'Die Festplatte braucht {{neededBytes}}, auf dem Volume {{volume}} sind aber nur {{freeBytes}} frei.',
    next: 'Wählen Sie eine kleinere Festplatte oder ein anderes Volume.',
  },
  'disk.tooMany': {
    sentence: 'Ein virtueller Computer kann höchstens {{countMax}} virtuelle Festplatten haben.',
    next: 'Lassen Sie eine Festplatte weg.',
  },
  'adapter.unknown': {
    sentence: 'Der virtuelle Computer hat keine Netzwerkkarte mit der ID {{adapterId}}.',
    next: 'Wählen Sie eine Netzwerkkarte dieses virtuellen Computers.',
  },
  'guest.badPath': {
    sentence: '„{{path}}“ ist nicht der vollständige Pfad einer Datei in einem Windows-Gast.',
    next: 'Geben Sie einen Pfad wie C:\\Daten\\auftraege.txt ein.',
  },
  'guest.badChurn': {
    sentence: 'Ein Gast kann nicht {{bytesPerHour}} pro Stunde schreiben.',
    next: 'Geben Sie eine Rate von 0 bis {{bytesPerHourMax}} pro Stunde ein.',
  },
} satisfies Record<keyof typeof vmFailures, FailureText>
