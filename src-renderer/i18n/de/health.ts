/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { health as source } from '../en/health.ts'

export const health = {
  initialReplicationPending: 'Die erste Replikation wurde für diesen virtuellen Computer noch nicht abgeschlossen.',
  replicationPaused:
    'Die Replikation ist für diesen virtuellen Computer angehalten. Änderungen werden aufgezeichnet und warten auf das Senden.',
  replicaPaused: 'Die Replikation ist auf dem Replikatserver angehalten.',
  inError: 'Die Replikation wurde wegen eines Fehlers beendet. Setzen Sie sie fort, wenn die Ursache behoben ist.',
  cyclesMissed:
    'Mehr als 20 Prozent der Replikationszyklen wurden ausgelassen. Möglicherweise ist die Replikation gestört.',
  behindOneHour: 'Die letzte Replikation liegt länger als eine Stunde zurück.',
  resynchronizationRequired: 'Vor dem Fortsetzen der Replikation ist eine erneute Synchronisierung erforderlich.',
  failedOverNotReversed:
    'Für den virtuellen Computer wurde ein Failover ausgeführt. Kehren Sie die Replikation um, um ihn wieder zu schützen.',
  importPending: 'Die erste Kopie ist exportiert und muss auf dem Replikatserver importiert werden.',
  diskUpdateFailed:
    'Die Auswahl der replizierten Festplatten konnte nicht geändert werden. Setzen Sie die Replikation fort, wenn die Ursache behoben ist.',
} satisfies Localized<typeof source, 'de'>
