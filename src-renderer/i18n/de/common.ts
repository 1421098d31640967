/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { common as source } from '../en/common.ts'

export const common = {
  apply: 'Übernehmen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  copied: 'Kopiert',
  copyCommandsFor: 'Befehle für {{host}} kopieren',
  fixed: 'Erledigt.',
  loading: 'Wird gelesen...',
  messages: 'Meldungen',
  never: 'Nie',
  no: 'Nein',
  none: 'Keine',
  notChanged: 'Es wurde nichts geändert.',
  onRealHosts: 'Auf echten Hosts',
  reconnecting: 'Die Verbindung zu Understudy ist unterbrochen. Sie wird wiederhergestellt...',
  selectAll: 'Alle auswählen',
  selectNamed: '{{name}} auswählen',
  selected_one: '{{count}} ausgewählt',
  selected_other: '{{count}} ausgewählt',
  chooseFile: 'Datei auswählen...',
  removeFile: 'Datei entfernen',
  dropFile: 'oder hier ablegen',
  doneOf: '{{done}} von {{total}}',
  stop: 'Anhalten',
  stopping: 'Wird angehalten...',
  more: 'Weitere',
  yes: 'Ja',
} satisfies Localized<typeof source, 'de'>
