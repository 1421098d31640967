import type { checkpointFailures } from '../../failures/checkpoint.ts'
import type { FailureText } from '../shape.ts'

export const checkpoint = {
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
} satisfies Record<keyof typeof checkpointFailures, FailureText>
