/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { settings as source } from '../en/settings.ts'

export const settings = {
  title: 'Einstellungen',
  language: 'Sprache',
  theme: 'Design',
  themeSystem: 'Wie das System',
  themeLight: 'Hell',
  themeDark: 'Dunkel',
  workspace: 'Arbeitsbereich',
  workspaceName: 'Name',
  worldHash: 'Hash der Welt',
  worldHashHelp: 'Gleicher Startwert und gleiche Befehle ergeben den gleichen Hash.',
  journal: 'Journaleinträge',
  runbook: 'Runbook',
  runbookText: 'Was in diesem Arbeitsbereich getan wurde, als PowerShell für echte Hosts.',
  runbookFolder: 'Ordner',
  runbookWrite: 'Runbook schreiben',
  runbookEmpty: 'Bisher wurde nichts getan.',
  runbookWritten_one: '{{count}} Datei geschrieben',
  runbookWritten_other: '{{count}} Dateien geschrieben',
} satisfies Localized<typeof source, 'de'>
