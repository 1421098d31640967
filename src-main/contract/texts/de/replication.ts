import type { replicationFailures } from '../../failures/replication.ts'
import type { FailureText } from '../shape.ts'

export const replication = {
  'replication.diskNotReplicable': {
    sentence:
      'IncludedDisks ist für den Hyper-V-Vorgang nicht gültig: „{{path}}“ von „{{vm}}“ kann nicht repliziert werden.',
    next: 'Schließen Sie den Pass-Through-Datenträger oder die freigegebene VHDX aus, oder konvertieren Sie sie in eine virtuelle Festplatte.',
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
  'replication.alreadyEnabled': {
    sentence: 'Für den virtuellen Computer „{{vm}}“ ist die Replikation bereits aktiviert.',
    next: 'Ändern Sie die Einstellungen, oder entfernen Sie die Replikation, bevor Sie sie neu aktivieren.',
  },
  'replication.notEnabled': {
    sentence:
      '„{{operation}}“ ist auf den virtuellen Computer „{{vm}}“ nicht anwendbar, weil die Replikation nicht aktiviert ist.',
    next: 'Aktivieren Sie zuerst die Replikation für „{{vm}}“.',
  },
  'replication.wrongSide': {
    sentence: '„{{operation}}“ für den virtuellen Computer „{{vm}}“ kann auf diesem Host nicht ausgeführt werden.',
    next: 'Führen Sie den Vorgang auf dem Host aus, auf dem der Replikationsmodus des virtuellen Computers {{side}} ist.',
  },
  'replication.wrongState': {
    sentence:
      'Der Replikationstask „{{operation}}“ kann nicht ausgeführt werden, wenn sich die Replikation des virtuellen Computers „{{vm}}“ im Zustand „{{state}}“ befindet.',
    next: 'Sehen Sie in der Replikationsintegrität des virtuellen Computers nach, worauf dieser Zustand wartet.',
  },
  'replication.badFrequency': {
    sentence: 'Hyper-V repliziert nicht alle {{frequencySeconds}} Sekunden.',
    next: 'Wählen Sie 30 Sekunden, 5 Minuten (300) oder 15 Minuten (900).',
  },
  'replication.badHistory': {
    sentence: 'Zusätzliche Wiederherstellungspunkte können nicht {{hours}} Stunden abdecken.',
    next: 'Geben Sie 0 bis 24 Stunden ein; bei 0 bleibt nur der letzte Wiederherstellungspunkt erhalten.',
  },
  'replication.badVssFrequency': {
    sentence: 'Anwendungskonsistente Wiederherstellungspunkte können nicht alle {{hours}} Stunden erstellt werden.',
    next: 'Geben Sie 1 bis 12 Stunden ein.',
  },
  'replication.vssNeedsHistory': {
    sentence:
      'Anwendungskonsistente Wiederherstellungspunkte setzen zusätzliche stündliche Wiederherstellungspunkte voraus.',
    next: 'Wählen Sie zusätzliche stündliche Wiederherstellungspunkte, oder schalten Sie die VSS-Momentaufnahmen aus.',
  },
  'replication.noDisk': {
    sentence: 'Für die Replikation von „{{vm}}“ ist keine virtuelle Festplatte ausgewählt.',
    next: 'Wählen Sie mindestens eine virtuelle Festplatte aus.',
  },
  'replication.sameHost': {
    sentence: '{{host}} ist selbst der Host des virtuellen Computers.',
    next: 'Geben Sie als Replikatserver den Namen eines anderen Servers ein.',
  },
  'replication.nameTaken': {
    sentence:
      'Auf {{host}} gibt es bereits einen virtuellen Computer „{{vm}}“, der nicht zu dieser Replikation gehört.',
    next: 'Benennen Sie diesen virtuellen Computer auf {{host}} um, oder wählen Sie einen anderen Replikatserver.',
    cases: {
      param: 'situation',
      texts: {
        copy: {
          sentence:
            'Auf {{host}} liegt bereits eine Kopie des virtuellen Computers „{{vm}}“, die auf keine Replikation wartet.',
          next: 'Behalten Sie sie: Aktivieren Sie sie dort als virtuellen Replikatcomputer (Enable-VMReplication -AsReplica), und wählen Sie hier, dass der vorhandene virtuelle Computer als erste Kopie verwendet wird.',
        },
        related: {
          sentence:
            '„{{vm}}“ auf {{host}} ist derselbe virtuelle Computer und hat noch eine eigene Replikation: Dort können die neueren Daten liegen.',
          next: 'Stellen Sie dort zuerst fest, welcher von beiden weiterlaufen soll: Kehren Sie die Replikation von diesem aus um, und löschen Sie vorher keinen.',
        },
      },
    },
  },
  'replication.storageFull': {
    sentence:
      'Das Replikat braucht {{neededBytes}}, auf dem Volume {{volume}} von {{host}} sind aber nur {{freeBytes}} frei.',
    next: 'Wählen Sie einen anderen Speicherort auf {{host}}, oder lassen Sie eine Festplatte weg.',
  },
  'replication.startTooLate': {
    sentence: 'Die erste Replikation kann höchstens {{daysMax}} Tage im Voraus geplant werden.',
    next: 'Wählen Sie einen früheren Zeitpunkt.',
  },
  'replication.transferUnderWay': {
    sentence: 'Für den virtuellen Computer „{{vm}}“ läuft gerade eine Übertragung.',
    next: 'Warten Sie, bis sie beendet ist, oder brechen Sie sie ab.',
  },
  'replication.replicaMissing': {
    sentence:
      'Der Replikatserver „{{host}}“ enthält kein Replikat des virtuellen Computers „{{vm}}“, das zu dieser Beziehung gehört.',
    next: 'Entfernen Sie die Replikation auf beiden Hosts und aktivieren Sie sie erneut.',
    cases: {
      param: 'situation',
      texts: {
        reversed: {
          sentence: '„{{vm}}“ auf {{host}} ist inzwischen der primäre virtuelle Computer und hat die neueren Daten.',
          next: 'Entfernen Sie die Replikation nur hier, oder legen Sie „{{vm}}“ hier als Replikat fest, und kehren Sie die Replikation von {{host}} aus um; auf {{host}} lassen Sie sie, wie sie ist.',
        },
      },
    },
  },
  'replication.replicaNotReceiving': {
    sentence:
      'Das Replikat des virtuellen Computers „{{vm}}“ auf „{{host}}“ nimmt im Zustand „{{state}}“ keine Änderungen an.',
    next: 'Setzen Sie die Replikation auf „{{host}}“ fort oder schließen Sie dort das Failover ab, und setzen Sie sie danach hier fort.',
    cases: {
      param: 'state',
      texts: {
        FailedOverWaitingCompletion: {
          sentence:
            'Das Replikat des virtuellen Computers „{{vm}}“ auf „{{host}}“ nimmt keine Änderungen an, weil es ein Failover ausgeführt hat.',
          next: 'Entscheiden Sie auf „{{host}}“: Brechen Sie das Failover dort ab, und setzen Sie hier fort, oder schließen Sie es ab, und kehren Sie die Replikation von dort aus um.',
        },
        FailedOver: {
          sentence:
            'Das Replikat des virtuellen Computers „{{vm}}“ auf „{{host}}“ nimmt keine Änderungen an, weil es ein Failover ausgeführt hat.',
          next: 'Kehren Sie die Replikation von „{{host}}“ aus um: Was seither dort geschrieben wurde, ist neuer.',
        },
      },
    },
  },
} satisfies Record<keyof typeof replicationFailures, FailureText>
