import type { failoverFailures } from '../../failures/failover.ts'
import type { FailureText } from '../shape.ts'

export const failover = {
  'failover.pointInvalid': {
    sentence:
      'Hyper-V konnte für „{{vm}}“ kein Failover zum ausgewählten Wiederherstellungspunkt ausführen: Zugriff verweigert (allgemeiner Fehler).',
    next: 'Versuchen Sie es mit einem neueren Wiederherstellungspunkt.',
  },
  'failover.reverseExtended': {
    sentence:
      'Die Replikation des virtuellen Computers „{{vm}}“ kann in diesem Dialogfeld nicht umgekehrt werden, weil sein Replikat auf {{host}} auf einen dritten Server erweitert wird.',
    next: 'Deaktivieren Sie das Umkehren der Replikationsrichtung, und entscheiden Sie nach dem Failover auf {{host}}, wie die Replikation weitergeht.',
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
    cases: {
      param: 'state',
      texts: {
        Suspended: {
          sentence: 'Der virtuelle Replikatcomputer „{{vm}}“ ist angehalten und kann nicht übernehmen.',
          next: 'Setzen Sie die Replikation auf dem Replikatserver fort, warten Sie, bis er normal repliziert, und versuchen Sie es noch einmal.',
        },
      },
    },
  },
} satisfies Record<keyof typeof failoverFailures, FailureText>
