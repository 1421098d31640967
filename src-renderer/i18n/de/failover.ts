/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { failover as source } from '../en/failover.ts'

export const failover = {
  plannedTitle: 'Geplantes Failover',
  reverse: 'Replikationsrichtung nach dem Failover umkehren.',
  start: 'Virtuellen Replikatcomputer nach dem Failover starten.',
  prerequisites: 'Überprüfung der Voraussetzungen',
  actions: 'Aktionen',
  rowVmOff: 'Überprüfen, ob der virtuelle Computer ausgeschaltet ist.',
  rowReplicaState: 'Status des virtuellen Replikatcomputers überprüfen.',
  rowReverseConfiguration: 'Konfiguration auf Zulassung der umgekehrten Replikation überprüfen.',
  rowSendData: 'Nicht replizierte Daten an den Replikatserver senden.',
  rowFailOver: 'Failover auf den Replikatserver ausführen.',
  rowReverse: 'Replikationsrichtung umkehren.',
  rowStart: 'Virtuellen Replikatcomputer starten.',
  statusNotStarted: 'Nicht gestartet',
  statusInProgress: 'In Bearbeitung',
  statusInProgressPercent: 'In Bearbeitung ({{percent}})',
  statusSuccessful: 'Erfolgreich',
  statusFailed: 'Fehlgeschlagen',
  statusNotChecked: 'Nicht geprüft',
  do: 'Failover',
  running: 'Die letzten Änderungen werden gesendet',
  succeeded: 'Das Failover wurde erfolgreich abgeschlossen.',
  succeededStarted: 'Der virtuelle Computer auf {{host}} wurde erfolgreich gestartet.',
  succeededNotStarted: 'Der virtuelle Computer auf {{host}} kann gestartet werden.',
  nothingLost: 'Es ging nichts verloren.',
  showResult: 'Ergebnis anzeigen',

  unplannedTitle: 'Failover',
  unplannedText:
    'Verwenden Sie dies, wenn der primäre Host ausgefallen ist. Änderungen nach dem Wiederherstellungspunkt gehen verloren.',
  point: 'Wiederherstellungspunkt',
  pointOption: '{{kind}}, {{time}}',
  wouldLose: 'Verlust: {{duration}} und {{size}}',
  wouldLoseNothing: 'Kein Verlust',
  chosenLoses: 'Was dieser Punkt verliert',
  unplannedDone: '{{vm}} läuft auf {{host}}',

  testTitle: 'Testfailover',
  testText: 'Erstellt {{vm}} - Test neben dem Replikat, ohne Netzwerk. Die Replikation läuft weiter.',
  testDo: 'Testfailover',
  testDone: '{{vm}} - Test wurde erstellt',
  testStopped: 'Der Testcomputer wurde gelöscht',
} satisfies Localized<typeof source, 'de'>
