/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { hostPower as source } from '../en/host-power.ts'

export const hostPower = {
  menuOf: 'Aktionen für {{host}}',
  shutDown: 'Herunterfahren...',
  turnOff: 'Ausschalten (Stromausfall)...',
  turnOn: 'Einschalten',
  turnedOn: '{{host}} ist eingeschaltet',
  restartService: 'Dienst neu starten (vmms)',
  serviceRestarted: 'Hyper-V-Verwaltung für virtuelle Computer auf {{host}} neu gestartet',
  remove: 'Host entfernen...',
  removed: '{{host}} entfernt',
  shutDownTitle: '{{host}} herunterfahren',
  shutDownText:
    'Der Host wird ordnungsgemäß heruntergefahren. Vorher geschieht mit jedem virtuellen Computer, was seine automatische Stoppaktion festlegt; die Replikationsprotokolle werden abgeschlossen, daher wird dadurch keine erneute Synchronisierung nötig.',
  shutDownDo: 'Herunterfahren',
  turnOffTitle: '{{host}} ausschalten',
  turnOffText:
    'Das ist ein Stromausfall: Alles auf dem Host bricht mitten in der Arbeit ab, und was die Gastbetriebssysteme noch nicht geschrieben haben, ist verloren.',
  turnOffDo: 'Ausschalten',
  removeTitle: '{{host}} entfernen',
  removeText:
    'Der Host wird mit seinen Einstellungen, Zertifikatspeichern und seinem Ereignisprotokoll aus dem Arbeitsbereich entfernt. Seine Zertifikate bleiben im Bestand.',
  removeDo: 'Entfernen',
  costStops: 'Brechen sofort ab',
  costResynchronizes: 'Müssen danach erneut synchronisiert werden',
  costInitialAgain: 'Müssen die Erstkopie erneut senden',
  costWaits: 'Können solange nicht an diesen Host senden',
  costNothing: 'Auf diesem Host wird kein virtueller Computer ausgeführt, und keiner repliziert auf ihn.',
  stopSave: 'Werden gespeichert',
  stopShutDown: 'Werden heruntergefahren',
  stopTurnOff: 'Werden ausgeschaltet',
} satisfies Localized<typeof source, 'de'>
