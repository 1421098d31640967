import type { machineFailures } from '../../failures/machine.ts'
import type { FailureText } from '../shape.ts'

export const machine = {
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
  'disk.badName': {
    sentence: '„{{name}}“ kann nicht der Name einer virtuellen Festplatte sein.',
    next: 'Geben Sie einen Dateinamen ohne Ordner und Erweiterung ein.',
  },
  'disk.badFolder': {
    sentence: '„{{folder}}“ ist nicht der vollständige Pfad eines Ordners.',
    next: 'Geben Sie einen Pfad wie D:\\VHD ein.',
  },
  'disk.unknownVolume': {
    sentence: '{{host}} hat kein Volume {{volume}}.',
    next: 'Wählen Sie einen Ordner auf einem Volume von {{host}}.',
  },
  'disk.badDriveLetter': {
    sentence: 'Der Gast kann einer Festplatte nicht den Laufwerkbuchstaben „{{driveLetter}}“ geben.',
    next: 'Wählen Sie einen Buchstaben von C bis Z, den keine andere Festplatte des Gasts hat.',
  },
  'disk.duplicatePath': {
    sentence: 'Die Datei „{{path}}“ gehört bereits zu einer anderen virtuellen Festplatte.',
    next: 'Wählen Sie einen anderen Namen oder Ordner.',
  },
  'disk.last': {
    sentence: '„{{vm}}“ hätte keine virtuelle Festplatte mehr.',
    next: 'Fügen Sie zuerst eine andere Festplatte hinzu, oder löschen Sie den virtuellen Computer.',
  },
  'disk.replicated': {
    sentence: 'Die virtuelle Festplatte „{{path}}“ von „{{vm}}“ wird repliziert.',
    next: 'Schließen Sie die Festplatte von der Replikation aus, oder entfernen Sie die Replikation von „{{vm}}“, und versuchen Sie es noch einmal.',
  },
  'disk.hasCheckpoints': {
    sentence: 'Die Festplatten von „{{vm}}“ sind übergeordnete Datenträger und können nicht geändert werden.',
    next: 'Löschen Sie die Prüfpunkte von „{{vm}}“, oder schließen Sie sein Failover ab, und warten Sie, bis die Datenträger zusammengeführt sind.',
  },
  'disk.resizeOnline': {
    sentence:
      'Die Größe der virtuellen Festplatte „{{path}}“ kann nicht geändert werden, während „{{vm}}“ ausgeführt wird.',
    next: 'Schalten Sie „{{vm}}“ zuerst aus, oder konvertieren Sie die Festplatte in VHDX.',
  },
  'disk.tooSmall': {
    sentence: 'Die virtuelle Festplatte „{{path}}“ enthält {{usedBytes}} und kann nicht kleiner werden.',
    next: 'Wählen Sie eine Größe, die nicht unter dem Inhalt liegt.',
  },
  'disk.notResizable': {
    sentence: 'Der Datenträger „{{path}}“ hat keine eigene Größe.',
    next: 'Ändern Sie stattdessen die Größe des physischen oder des übergeordneten Datenträgers.',
  },
  'guest.badWrite': {
    sentence: 'Ein Gast kann nicht {{sizeBytes}} auf einmal auf diese Festplatte schreiben.',
    next: 'Geben Sie eine Größe bis {{sizeBytesMax}} ein.',
  },
  'guest.badChurnProfile': {
    sentence: '{{value}} passt nicht in dieses Schreibprofil.',
    next: 'Geben Sie eine Zahl von {{valueMin}} bis {{valueMax}} ein.',
  },
  'adapter.tooMany': {
    sentence: 'Ein virtueller Computer kann höchstens {{countMax}} Netzwerkkarten dieser Art haben.',
    next: 'Entfernen Sie zuerst eine Netzwerkkarte.',
  },
  'adapter.badName': {
    sentence: '„{{name}}“ kann nicht der Name einer Netzwerkkarte sein.',
    next: 'Geben Sie 1 bis 100 Zeichen ein.',
  },
  'adapter.badVlan': {
    sentence: '{{vlanId}} ist keine VLAN-ID.',
    next: 'Geben Sie eine Zahl von 1 bis 4094 ein, oder leeren Sie das Feld für Verkehr ohne Tag.',
  },
  'adapter.badMacAddress': {
    sentence: '„{{macAddress}}“ ist keine MAC-Adresse, die eine Netzwerkkarte haben kann.',
    next: 'Geben Sie sechs Paare von Hexadezimalziffern wie 00-15-5D-01-02-03 ein.',
  },
  'adapter.duplicateMacAddress': {
    sentence: 'Die MAC-Adresse {{macAddress}} gehört bereits zu „{{owner}}“.',
    next: 'Geben Sie eine andere Adresse ein, oder wählen Sie eine dynamische.',
  },
  'adapter.legacyGeneration2': {
    sentence: '„{{vm}}“ ist von Generation 2 und hat keine älteren Netzwerkkarten.',
    next: 'Fügen Sie stattdessen eine Netzwerkkarte hinzu.',
  },
  'adapter.legacyFailoverIp': {
    sentence: 'Failover-TCP/IP funktioniert nicht mit der älteren Netzwerkkarte „{{adapter}}“.',
    next: 'Verwenden Sie eine Netzwerkkarte, die keine ältere ist, oder setzen Sie die Adresse nach dem Failover im Gast.',
  },
  'ip.badIpv6Address': {
    sentence: '„{{address}}“ ist keine IPv6-Adresse, die eine Netzwerkkarte haben kann.',
    next: 'Geben Sie eine Adresse wie 2001:db8::50 ein.',
  },
  'ip.badPrefixLength': {
    sentence: 'Ein Subnetzpräfix kann nicht {{prefixLength}} Bits haben.',
    next: 'Geben Sie eine Zahl von 1 bis 128 ein, meist 64.',
  },
  'checkpoint.unknown': {
    sentence: 'Der virtuelle Computer hat keinen Prüfpunkt mit der ID {{checkpointId}}.',
    next: 'Wählen Sie einen Prüfpunkt dieses virtuellen Computers.',
  },
  'checkpoint.disabled': {
    sentence: 'Für „{{vm}}“ sind Prüfpunkte deaktiviert.',
    next: 'Wählen Sie in den Einstellungen von „{{vm}}“ eine andere Prüfpunktart.',
  },
  'checkpoint.productionFailed': {
    sentence: 'Für „{{vm}}“ können keine Produktionsprüfpunkte erstellt werden.',
    next: 'Starten Sie den Gast, und schalten Sie den Integrationsdienst „Sicherung (Volumeschattenkopie)“ ein, oder lassen Sie Standardprüfpunkte zu.',
  },
  'checkpoint.tooMany': {
    sentence: '„{{vm}}“ hat bereits {{countMax}} Prüfpunkte; mehr sind nicht möglich.',
    next: 'Löschen Sie zuerst einen Prüfpunkt.',
  },
  'checkpoint.onReplica': {
    sentence: '„{{vm}}“ ist ein virtueller Replikatcomputer; nur ein Failover erstellt einen Prüfpunkt davon.',
    next: 'Erstellen Sie den Prüfpunkt vom primären virtuellen Computer.',
  },
  'checkpoint.badName': {
    sentence: '„{{name}}“ kann nicht der Name eines Prüfpunkts sein.',
    next: 'Geben Sie 1 bis 100 Zeichen ein.',
  },
  'checkpoint.merging': {
    sentence: 'Die Datenträger von „{{vm}}“ werden noch zusammengeführt.',
    next: 'Warten Sie, bis die Zusammenführung beendet ist, und versuchen Sie es noch einmal.',
  },
  'checkpoint.diskNotSupported': {
    sentence: '„{{vm}}“ kann wegen des Datenträgers „{{path}}“ keine Prüfpunkte haben.',
    next: 'Ersetzen Sie den Pass-Through-Datenträger oder die freigegebene VHDX durch eine eigene virtuelle Festplatte.',
  },
  'replication.diskNotReplicable': {
    sentence:
      'IncludedDisks ist für den Hyper-V-Vorgang nicht gültig: „{{path}}“ von „{{vm}}“ kann nicht repliziert werden.',
    next: 'Schließen Sie den Pass-Through-Datenträger oder die freigegebene VHDX aus, oder konvertieren Sie sie in eine virtuelle Festplatte.',
  },
} satisfies Record<keyof typeof machineFailures, FailureText>
