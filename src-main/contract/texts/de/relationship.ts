import type { relationshipFailures } from '../../failures/relationship.ts'
import type { FailureText } from '../shape.ts'

export const relationship = {
  'initialCopy.badPath': {
    sentence: '„{{path}}“ ist kein vollständiger Pfad zu einem Ordner auf einem Volume von {{host}}.',
    next: 'Geben Sie einen Pfad wie „C:\\Export“ auf einem Volume an, das {{host}} hat.',
  },
  'initialCopy.alreadyExists': {
    sentence: 'Der Ordner „{{path}}“ ist auf {{host}} bereits vorhanden.',
    next: 'Wählen Sie einen anderen Ordner, oder löschen Sie diesen.',
  },
  'initialCopy.notAlone': {
    sentence: 'Eine erste Kopie auf externen Medien wird sofort und vollständig geschrieben.',
    next: 'Lassen Sie die Startzeit und den Vergleich mit einem vorhandenen virtuellen Computer weg.',
  },
  'initialCopy.unknown': {
    sentence: 'Im Ordner „{{path}}“ auf {{host}} befindet sich keine erste Kopie.',
    next: 'Bringen Sie den exportierten Ordner auf {{host}}, oder geben Sie den Ordner an, der für diesen virtuellen Computer exportiert wurde.',
  },
  'initialCopy.otherMachine': {
    sentence:
      'Die erste Kopie in „{{path}}“ gehört nicht zum virtuellen Computer „{{vm}}“ und seiner jetzigen Replikation.',
    next: 'Importieren Sie den Ordner, der für diese Replikation von „{{vm}}“ exportiert wurde.',
  },
  'initialCopy.exported': {
    sentence:
      'Die erste Kopie des virtuellen Computers „{{vm}}“ ist exportiert; seine erste Replikation kann nicht mehr beendet werden.',
    next: 'Importieren Sie „{{path}}“ auf dem Replikatserver, oder entfernen Sie die Replikation auf beiden Hosts.',
  },
  'initialCopy.beingWritten': {
    sentence: 'Der Export nach „{{path}}“ auf {{host}} ist noch nicht abgeschlossen.',
    next: 'Warten Sie, bis er abgeschlossen ist, oder beenden Sie die erste Replikation.',
  },
  'replication.noExistingCopy': {
    sentence:
      'Das Replikat des virtuellen Computers „{{vm}}“ auf {{host}} wurde nicht aus einem vorhandenen virtuellen Computer gebildet.',
    next: 'Senden Sie die erste Kopie über das Netzwerk oder auf externen Medien.',
  },
  'replication.existingMismatch': {
    sentence:
      'Der virtuelle Computer „{{vm}}“ auf {{host}} hat keine virtuelle Festplatte, die zu „{{disk}}“ des primären passt.',
    next: 'Bringen Sie die Festplatten auf {{host}} auf dieselbe Zahl und Größe, oder lassen Sie Hyper-V ein neues Replikat anlegen.',
  },
  'replication.hasCheckpoints': {
    sentence: 'Der virtuelle Computer „{{vm}}“ hat Prüfpunkte und kann kein Replikat werden.',
    next: 'Löschen Sie seine Prüfpunkte, und warten Sie, bis sie zusammengeführt sind.',
  },
  'replication.extendedFrequency': {
    sentence:
      'Eine erweiterte Replikation alle {{frequencySeconds}} Sekunden ist nicht möglich, wenn das Replikat alle {{simpleFrequencySeconds}} Sekunden aktualisiert wird.',
    next: 'Wählen Sie 5 Minuten (300) oder 15 Minuten (900) und nicht häufiger, als das Replikat selbst aktualisiert wird.',
  },
  'replication.extendedVss': {
    sentence: 'Die erweiterte Replikation kennt keine anwendungskonsistenten Wiederherstellungspunkte.',
    next: 'Schalten Sie die VSS-Momentaufnahmen aus.',
  },
  'replication.extendedDisks': {
    sentence:
      'Die erweiterte Replikation des virtuellen Computers „{{vm}}“ umfasst alle Festplatten, die das Replikat hat.',
    next: 'Schließen Sie keine Festplatte aus; wählen Sie die Festplatten auf dem primären Server.',
  },
  'replication.extendedExists': {
    sentence: 'Das Replikat des virtuellen Computers „{{vm}}“ auf {{host}} wird auf einen dritten Server erweitert.',
    next: 'Entfernen Sie zuerst die erweiterte Replikation auf {{host}}.',
  },
  'replication.extendedNotOffered': {
    sentence: '„{{operation}}“ wird für die erweiterte Replikation des virtuellen Computers „{{vm}}“ nicht angeboten.',
    next: 'Führen Sie den Vorgang für die Replikation zwischen primärem Server und Replikatserver aus, oder führen Sie ein Failover auf dem dritten Server aus.',
  },
  'replication.noExtension': {
    sentence: 'Der virtuelle Computer „{{vm}}“ hat auf diesem Host keine erweiterte Replikation.',
    next: 'Kehren Sie die Replikation zum alten primären Server um, oder aktivieren Sie sie neu.',
  },
  'replication.editionTooOld': {
    sentence: 'Windows Server {{edition}} auf {{host}} kann die Auswahl der replizierten Festplatten nicht ändern.',
    next: 'Entfernen Sie die Replikation, und aktivieren Sie sie mit den gewünschten Festplatten neu.',
  },
  'replication.outOfBoundsWrite': {
    sentence:
      'Auf dem virtuellen Replikatcomputer „{{vm}}“ wurde ein Schreibvorgang außerhalb des gültigen Bereichs festgestellt (Festplatte „{{disk}}“). Möglicherweise wurde die Größe der VHD auf dem primären Server geändert. Stellen Sie sicher, dass die Festplatten des primären und des Replikatcomputers gleich groß sind.',
    next: 'Ändern Sie die Größe der Festplatte des Replikats auf die des primären, und setzen Sie die Replikation fort.',
  },
  'replication.outOfSequence': {
    sentence:
      'Der Replikatserver „{{host}}“ hat ein Änderungsprotokoll des virtuellen Computers „{{vm}}“ erhalten, das nicht an den Stand des Replikats anschließt.',
    next: 'Synchronisieren Sie den virtuellen Computer erneut.',
  },
  'resynchronization.sizeMismatch': {
    sentence:
      'Die virtuelle Festplatte „{{disk}}“ des virtuellen Computers „{{vm}}“ hat auf dem primären Server {{primaryBytes}} und auf dem Replikat {{replicaBytes}}.',
    next: 'Ändern Sie die Größe einer der beiden, sodass beide gleich groß sind, und synchronisieren Sie erneut.',
  },
  'resynchronization.merging': {
    sentence:
      'Die erneute Synchronisierung des virtuellen Computers „{{vm}}“ führt ihre Änderungen zusammen und kann nicht mehr unterbrochen werden.',
    next: 'Warten Sie, bis sie abgeschlossen ist.',
  },
  'resynchronization.badInterval': {
    sentence: '{{minutes}} Minuten nach Mitternacht ist keine Tageszeit.',
    next: 'Geben Sie 0 bis 1439 Minuten ein; 0 und 1439 erlauben eine erneute Synchronisierung zu jeder Zeit.',
  },
  'failover.reverseExtended': {
    sentence:
      'Die Replikation des virtuellen Computers „{{vm}}“ kann in diesem Dialogfeld nicht umgekehrt werden, weil sein Replikat auf {{host}} auf einen dritten Server erweitert wird.',
    next: 'Deaktivieren Sie das Umkehren der Replikationsrichtung, und entscheiden Sie nach dem Failover auf {{host}}, wie die Replikation weitergeht.',
  },
} satisfies Readonly<Record<keyof typeof relationshipFailures, FailureText>>
