/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { frame as source } from '../en/frame.ts'

export const frame = {
  activity: 'Aktivität',
  areas: 'Bereiche',
  certificates: 'Zertifikate',
  clock: 'Virtuelle Uhr',
  findCommand: 'Befehl suchen',
  machines: 'Maschinen',
  needAttention_one: '{{count}} erfordert Aufmerksamkeit',
  needAttention_other: '{{count}} erfordern Aufmerksamkeit',
  overview: 'Übersicht',
  pace: 'Tempo',
  pacePaused: 'Anhalten',
  pacePausedTitle: 'Die virtuelle Zeit steht still',
  paceX1: '×1',
  paceX1Title: 'Echtzeit',
  paceX60: '×60',
  paceX60Title: 'Eine Minute pro Sekunde',
  paceX3600: '×3600',
  paceX3600Title: 'Eine Stunde pro Sekunde',
  palette: 'Befehlspalette',
  paletteEmpty: 'Kein Befehl trägt diesen Namen.',
  palettePlaceholder: 'Was möchten Sie tun?',
  rehearsals: 'Proben',
  settings: 'Einstellungen',
  skip: 'Zum nächsten Ereignis springen',
  skipTo: 'Zum nächsten Ereignis springen, in {{duration}}',
  skipMinutes: '15 Minuten überspringen',
  skipToContent: 'Zum Inhalt springen',
  noActivity: 'Bisher ist nichts geschehen.',
} satisfies Localized<typeof source, 'de'>
