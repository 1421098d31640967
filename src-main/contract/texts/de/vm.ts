import type { vmFailures } from '../../failures/vm.ts'
import type { FailureText } from '../shape.ts'

export const vm = {
  'vm.badMemory': {
    sentence: 'Ein virtueller Computer kann nicht mit {{memoryBytes}} Arbeitsspeicher starten.',
    next: 'Geben Sie volle Megabyte von {{memoryBytesMin}} bis {{memoryBytesMax}} ein.',
  },
  'vm.badDynamicMemory': {
    sentence:
      'Dynamischer Arbeitsspeicher von {{minimumBytes}} bis {{maximumBytes}} schließt den Start-RAM von {{memoryBytes}} nicht ein.',
    next: 'Wählen Sie ein Minimum, das nicht über dem Start-RAM liegt, und ein Maximum, das nicht darunter liegt.',
  },
  'vm.badProcessorCount': {
    sentence: 'Ein virtueller Computer auf {{host}} kann nicht {{processorCount}} virtuelle Prozessoren haben.',
    next: 'Geben Sie eine Zahl von 1 bis {{processorCountMax}} ein, der Anzahl der logischen Prozessoren des Hosts.',
  },
  'vm.badSeconds': {
    sentence: '{{seconds}} Sekunden liegen außerhalb des Bereichs.',
    next: 'Geben Sie eine Zahl von 0 bis {{secondsMax}} ein.',
  },
  'vm.shutdownServiceMissing': {
    sentence: 'Der virtuelle Computer „{{vm}}“ konnte nicht heruntergefahren werden: Das Gerät ist nicht bereit.',
    next: 'Schalten Sie den Integrationsdienst „Herunterfahren des Betriebssystems“ von „{{vm}}“ ein, fahren Sie ihn im Gast herunter, oder schalten Sie ihn aus.',
  },
  'vm.storageFull': {
    sentence: '„{{vm}}“ kann nicht fortgesetzt werden, weil auf dem Volume {{volume}} kein Speicherplatz frei ist.',
    next: 'Geben Sie Speicherplatz auf dem Volume {{volume}} frei, und setzen Sie „{{vm}}“ dann fort.',
  },
  'vm.storageLost': {
    sentence: 'Virtuelle Festplatten von „{{vm}}“ liegen auf dem Volume {{volume}} von {{host}}, das offline ist.',
    next: 'Schalten Sie {{volume}} online, und versuchen Sie es dann noch einmal.',
  },
  'guest.badWrite': {
    sentence: 'Ein Gast kann nicht {{sizeBytes}} auf einmal auf diese Festplatte schreiben.',
    next: 'Geben Sie eine Größe bis {{sizeBytesMax}} ein.',
  },
  'guest.badChurnProfile': {
    sentence: '{{value}} passt nicht in dieses Schreibprofil.',
    next: 'Geben Sie eine Zahl von {{valueMin}} bis {{valueMax}} ein.',
  },
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
  'guest.badPath': {
    sentence: '„{{path}}“ ist nicht der vollständige Pfad einer Datei in einem Windows-Gast.',
    next: 'Geben Sie einen Pfad wie C:\\Daten\\auftraege.txt ein.',
  },
  'guest.badChurn': {
    sentence: 'Ein Gast kann nicht {{bytesPerHour}} pro Stunde schreiben.',
    next: 'Geben Sie eine Rate von 0 bis {{bytesPerHourMax}} pro Stunde ein.',
  },
  'vm.versionNotSupported': {
    sentence:
      '„{{vm}}“ hat die Konfigurationsversion {{version}}, die Windows Server {{edition}} auf {{host}} nicht ausführen kann.',
    next: 'Replizieren Sie auf einen Host mit Windows Server {{oldest}} oder neuer.',
  },
} satisfies Record<keyof typeof vmFailures, FailureText>
