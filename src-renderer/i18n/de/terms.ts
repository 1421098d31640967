/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { terms as source } from '../en/terms.ts'

export const terms = {
  vmOff: 'Aus',
  vmStarting: 'Wird gestartet',
  vmRunning: 'Wird ausgeführt',
  vmStopping: 'Wird beendet',
  vmSaved: 'Gespeichert',
  vmPaused: 'Angehalten',
  vmRunningCritical: 'Wird ausgeführt – kritisch',
  vmPausedCritical: 'Angehalten – kritisch',

  modeNone: 'Keine',
  modePrimary: 'Primär',
  modeReplica: 'Replikat',
  modeTestReplica: 'Testreplikat',
  modeExtendedReplica: 'Erweitertes Replikat',

  healthNotApplicable: 'Nicht zutreffend',
  healthNormal: 'Normal',
  healthWarning: 'Warnung',
  healthCritical: 'Kritisch',

  stateDisabled: 'Nicht aktiviert',
  stateReadyForInitialReplication: 'Erste Replikation ausstehend',
  stateInitialReplicationInProgress: 'Erste Replikation wird ausgeführt',
  stateWaitingForInitialReplication: 'Erste Replikation ausstehend',
  stateReplicating: 'Replikation aktiviert',
  statePreparedForFailover: 'Für geplantes Failover vorbereitet',
  stateFailedOverWaitingCompletion: 'Failover abgeschlossen',
  stateFailedOver: 'Failover abgeschlossen',
  stateSuspended: 'Replikation angehalten',
  stateError: 'Replikationsfehler',
  stateWaitingForStartResynchronize: 'Erneute Synchronisierung erforderlich',
  stateResynchronizing: 'Wird erneut synchronisiert',
  stateResynchronizeSuspended: 'Erneute Synchronisierung angehalten',
  stateRecoveryInProgress: 'Failover wird ausgeführt',
  stateWaitingForUpdateCompletion: 'Datenträgeraktualisierung wird ausgeführt',
  stateUpdateError: 'Datenträgeraktualisierung kritisch',

  pointLatest: 'Letzter Wiederherstellungspunkt',
  pointStandard: 'Standard',
  pointApplicationConsistent: 'Anwendungskonsistent',
  pointPlanned: 'Geplantes Failover',

  every30: 'Alle 30 Sekunden',
  every300: 'Alle 5 Minuten',
  every900: 'Alle 15 Minuten',
  frequency30: '30 Sekunden',
  frequency300: '5 Minuten',
  frequency900: '15 Minuten',

  authenticationCertificate: 'Zertifikat (HTTPS)',
  authenticationKerberos: 'Kerberos (HTTP)',
  authenticationCertificateAndKerberos: 'Kerberos und Zertifikat',

  behind: '{{duration}} zurück',
  pending: '{{size}} offen',
  ago: 'vor {{duration}}',
  recoveryPoints_one: '{{count}} Wiederherstellungspunkt',
  recoveryPoints_other: '{{count}} Wiederherstellungspunkte',
  latestPointOnly: 'nur der letzte Punkt',
  versions_one: '{{count}} Version',
  versions_other: '{{count}} Versionen',
  version: 'Version {{version}}',
  missing: 'fehlt',
} satisfies Localized<typeof source, 'de'>
