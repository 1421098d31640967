/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { replication as source } from '../en/replication.ts'

export const replication = {
  stopResynchronization: 'Erneute Synchronisierung beenden',
  stopExtendedResynchronization: 'Erneute Synchronisierung der erweiterten Replikation beenden',
  settings: 'Replikationseinstellungen...',
  extendedSettings: 'Einstellungen der erweiterten Replikation...',
  export: 'Exportieren...',
  enableAsReplica: 'Als Replikat aktivieren...',
  copies: 'Erste Kopien...',

  resynchronizeTitle: 'Erneut synchronisieren',
  resynchronizeText:
    'Die virtuellen Festplatten beider Server werden verglichen, und was sich unterscheidet, wird gesendet. Alle Wiederherstellungspunkte auf dem Replikatserver werden gelöscht.',
  resynchronizeWhen: 'Zeitpunkt',
  resynchronizeNow: 'Jetzt erneut synchronisieren',
  resynchronizeAt: 'Zum folgenden Zeitpunkt erneut synchronisieren',
  resynchronizeInstant: 'Datum und Uhrzeit (UTC)',
  resynchronizeHelp: 'Sie können jeden Zeitpunkt bis {{instant}} wählen.',
  instantBad: 'Geben Sie Datum und Uhrzeit ein.',
  resynchronizeDo: 'Synchronisieren',
  resynchronizeStarted: 'Erneute Synchronisierung von {{vm}} gestartet',
  resynchronizeScheduled: 'Erneute Synchronisierung von {{vm}} beginnt am {{instant}}',
  waitsUntil: 'Die erneute Synchronisierung beginnt am {{instant}}.',

  settingsTitle: 'Replikationseinstellungen',
  extendedSettingsTitle: 'Einstellungen der erweiterten Replikation',
  settingsText: 'Der Replikatserver übernimmt sie beim nächsten Zyklus.',
  noCertificate: 'Keines',
  bypassesProxy: 'Für den Replikatserver keinen Proxyserver verwenden.',
  groupRecoveryPoints: 'Wiederherstellungspunkte',
  groupResynchronization: 'Erneute Synchronisierung',
  historyHours: 'Zusätzliche Wiederherstellungspunkte (Stunden)',
  historyHelp: 'Von 1 bis 24.',
  vssHelp: 'Von 1 bis 12; 0 bedeutet keine.',
  resyncManually: 'Manuell',
  resyncAutomatically: 'Erneute Synchronisierung automatisch starten',
  resyncWindow: 'Erneute Synchronisierung nur während der folgenden Stunden automatisch starten',
  resyncFrom: 'Von',
  resyncTo: 'Bis',
  timeHelp: 'Stunden und Minuten, in UTC.',
  save: 'Speichern',
  saved: 'Replikationseinstellungen von {{vm}} geändert',

  exportTitle: 'Exportieren und importieren',
  exportText:
    'Wie „Exportieren...“ auf diesem Host und „Virtuellen Computer importieren...“ auf dem anderen, mit „Virtuellen Computer wiederherstellen (vorhandene eindeutige ID verwenden)“. Die Kopie von {{vm}} ist aus und mit keinem Switch verbunden.',
  exportTo: 'Importieren auf',
  exportUse:
    'Eine Kopie mit derselben ID erspart die erste Replikation über die Leitung: Aktivieren Sie sie dort als Replikat, und wählen Sie hier „Vorhandenen virtuellen Computer auf dem Replikatserver als erste Kopie verwenden“.',
  exportDo: 'Exportieren und importieren',
  exported: '{{vm}} wurde auf {{host}} kopiert',

  asReplicaTitle: 'Als Replikat aktivieren',
  asReplicaText:
    '{{vm}} auf {{host}} wartet auf einen primären Computer mit derselben ID, wie Enable-VMReplication -AsReplica. Aktivieren Sie danach auf dem primären Server die Replikation, und wählen Sie „Vorhandenen virtuellen Computer auf dem Replikatserver als erste Kopie verwenden“.',
  asReplicaDo: 'Als Replikat aktivieren',
  asReplicaDone: '{{vm}} wartet auf den primären Computer',

  copiesTitle: 'Erste Kopien',
  copiesText: 'Ordner mit exportierten ersten Kopien. Ein importierter Ordner wird nicht mehr gebraucht.',
  copiesNone: 'Es gibt keine exportierte erste Kopie.',
  copyVm: 'Virtueller Computer',
  copyHost: 'Host',
  copyPath: 'Ordner',
  copySize: 'Größe',
  copyWriting: 'Wird geschrieben',
  copyDelete: 'Löschen',
  copyDeleteOf: 'Ordner {{path}} auf {{host}} löschen',
  copyDeleted: 'Ordner auf {{host}} gelöscht',
} satisfies Localized<typeof source, 'de'>
