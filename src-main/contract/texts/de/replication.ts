import type { replicationFailures } from '../../failures/replication.ts'
import type { FailureText } from '../shape.ts'

export const replication = {
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
    next: 'Entfernen Sie diesen virtuellen Computer auf {{host}}, oder benennen Sie ihn um, und versuchen Sie es noch einmal.',
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
  },
  'replication.replicaNotReceiving': {
    sentence:
      'Das Replikat des virtuellen Computers „{{vm}}“ auf „{{host}}“ nimmt im Zustand „{{state}}“ keine Änderungen an.',
    next: 'Setzen Sie die Replikation auf „{{host}}“ fort oder schließen Sie dort das Failover ab, und setzen Sie sie danach hier fort.',
  },
  'failover.vmRunning': {
    sentence: 'Der virtuelle Computer „{{vm}}“ muss für ein geplantes Failover ausgeschaltet sein.',
    next: 'Schalten Sie den virtuellen Computer aus, und versuchen Sie es noch einmal.',
  },
  'failover.primaryRunning': {
    sentence: 'Der primäre virtuelle Computer „{{vm}}“ wird auf {{host}} noch ausgeführt.',
    next: 'Führen Sie von {{host}} aus ein geplantes Failover durch, bei dem nichts verloren geht, oder schalten Sie den primären virtuellen Computer aus.',
  },
  'failover.testRunning': {
    sentence:
      'Hyper-V hat den Vorgang für den virtuellen Computer „{{vm}}“ nicht zugelassen, weil ein Testfailover aktiv ist.',
    next: 'Beenden Sie das Testfailover, und versuchen Sie es noch einmal.',
  },
  'failover.noRecoveryPoint': {
    sentence:
      'Hyper-V konnte für „{{vm}}“ kein Failover auf den ausgewählten Wiederherstellungspunkt ausführen: {{recoveryPointId}} ist nicht vorhanden.',
    next: 'Versuchen Sie es mit einem neueren Wiederherstellungspunkt.',
  },
  'failover.notFailedOver': {
    sentence:
      '„{{operation}}“ ist auf den virtuellen Computer „{{vm}}“ nicht anwendbar, weil kein Failover stattgefunden hat.',
    next: 'Führen Sie zuerst ein Failover aus; solange die Replikation läuft, ist nichts zu tun.',
  },
  'failover.completed': {
    sentence:
      'Das Failover des virtuellen Computers „{{vm}}“ ist abgeschlossen und kann nicht mehr abgebrochen werden.',
    next: 'Kehren Sie die Replikation um, um den virtuellen Computer später zurückzuholen.',
  },
  'failover.reverseNotReplicaServer': {
    sentence:
      '{{host}} ist nicht als Replikatserver aktiviert, der {{peer}} zulässt; deshalb kann die Replikation nicht umgekehrt werden.',
    next: 'Aktivieren Sie {{host}} mit seinem eigenen Zertifikat als Replikatserver, aktivieren Sie dort die Firewallregel, und versuchen Sie es noch einmal.',
  },
  'failover.reverseTrustedHosts': {
    sentence:
      'Der WinRM-Client kann die Anforderung nicht verarbeiten: in einer Arbeitsgruppe müssen {{host}} und {{peer}} einander in TrustedHosts führen; das fehlt auf {{missing}}.',
    next: 'Fügen Sie jeden Host zu TrustedHosts des anderen hinzu, und versuchen Sie es noch einmal.',
  },
  'failover.reverseOldPrimaryRunning': {
    sentence:
      'Der alte primäre virtuelle Computer „{{vm}}“ wird auf {{host}} ausgeführt; deshalb kann die Replikation nicht umgekehrt werden.',
    next: 'Schalten Sie „{{vm}}“ auf {{host}} aus, und versuchen Sie es noch einmal.',
  },
  'failover.reverseNotAsReplica': {
    sentence:
      '„{{vm}}“ auf {{host}} hält sich noch für den primären virtuellen Computer; deshalb kann die Replikation nicht umgekehrt werden.',
    next: 'Legen Sie ihn auf {{host}} als Replikat fest (Set-VMReplication -AsReplica), und versuchen Sie es noch einmal.',
  },
  'failover.replicaNotReady': {
    sentence: 'Der virtuelle Replikatcomputer „{{vm}}“ ist im Zustand {{state}} und kann nicht übernehmen.',
    next: 'Warten Sie, bis er normal repliziert, und versuchen Sie es noch einmal.',
  },
} satisfies Record<keyof typeof replicationFailures, FailureText>
