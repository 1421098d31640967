/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { time as source } from '../en/time.ts'

export const time = {
  goBack: 'Zurückgehen zu...',
  title: 'In der Zeit zurückgehen',
  do: 'Zurückgehen',
  to: 'Zurück zu',
  beforeActivity: 'Vor eine Aktivität',
  toInstant: 'Zu einem Zeitpunkt',
  activity: 'Vor',
  instant: 'Zeitpunkt (UTC)',
  instantBad: 'Geben Sie Datum und Uhrzeit ein.',
  noActivities: 'Bisher ist nichts geschehen, vor das man zurückgehen könnte.',
  branchName: 'Name des neuen Zweigs',
  branchNameHelp: 'Kann leer bleiben.',
  kept: 'Hosts, Maschinen und ihre Datenträger werden, was sie waren. Was danach kam, bleibt in dem Zweig, den Sie verlassen, und lässt sich wieder öffnen.',
  notRewound:
    'Stammzertifikate, ausgestellte Zertifikate, das Inventar und das Überwachungsprotokoll werden nicht zurückgedreht. Die Uhr wird angehalten.',
  working: 'Zurückgehen...',
  opening: 'Der Zweig wird geöffnet...',
  done: 'Zurück bei {{instant}}',
  beforeThis: 'Vor dies zurückgehen',
  beforeNamed: 'Vor dies zurückgehen: {{what}}',
  branches: 'Zweige',
  branchesDo: 'Zweige...',
  branchesText:
    'Jedes Zurückgehen beginnt einen Zweig. Wird einer geöffnet, geht es dort weiter, wo er verlassen wurde.',
  branchNumber: 'Zweig {{number}}',
  current: 'Aktuell',
  range: '{{from}} bis {{tip}}',
  leaves: 'zweigt ab von {{branch}}',
  open: 'Öffnen',
  openNamed: '{{branch}} öffnen',
  opened: '{{branch}} geöffnet',
  rename: 'Umbenennen...',
  renameNamed: '{{branch}} umbenennen',
  renameDo: 'Umbenennen',
  name: 'Name',
  begin: 'Hier einen Zweig beginnen',
  begun: 'Neuer Zweig begonnen',
} satisfies Localized<typeof source, 'de'>
