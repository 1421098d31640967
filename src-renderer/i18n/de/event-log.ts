/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { eventLog as source } from '../en/event-log.ts'

export const eventLog = {
  open: 'Ereignisprotokoll',
  viewEvents: 'Ereignisse anzeigen',
  title: 'Ereignisprotokoll von {{host}}',
  back: 'Zurück zu {{host}}',
  level: 'Ebene',
  all: 'Alle',
  error: 'Fehler',
  warning: 'Warnung',
  information: 'Informationen',
  at: 'Datum und Uhrzeit',
  eventId: 'Ereignis-ID',
  source: 'Quelle',
  message: 'Text',
  host: 'Host',
  machine: 'Virtueller Computer',
  anyMachine: 'Alle virtuellen Computer',
  hostItself: 'Der Host selbst',
  removedMachine: 'Gelöscht ({{id}})',
  entry: 'Ereignis {{eventId}}, {{source}}',
  entries: 'Ereignisse',
  logName: 'Protokollname',
  logged: 'Protokolliert',
  computer: 'Computer',
  wording: 'Wortlaut',
  wordingWindows: 'Wie in Windows',
  wordingOurs: 'Von Understudy; der von Windows ist nicht öffentlich',
  showMachine: '{{vm}} anzeigen',
  empty: 'Noch keine Ereignisse',
  emptyText:
    'Der Host protokolliert, was Replikation, Starts virtueller Computer und seinen Verwaltungsdienst betrifft.',
  none: 'Kein Ereignis passt',
  noneText: 'Wählen Sie eine andere Ebene oder einen anderen virtuellen Computer.',
  showEverything: 'Alle anzeigen',
} satisfies Localized<typeof source, 'de'>
