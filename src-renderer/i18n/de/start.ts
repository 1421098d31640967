/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { start as source } from '../en/start.ts'

export const start = {
  title: 'Womit möchten Sie beginnen?',
  subtitle: 'Alles hier ist emuliert, bis Sie ein Skript auf einen echten Host mitnehmen.',
  rehearse: 'Mit zwei Hosts proben',
  rehearseText: 'Zwei Hosts und drei virtuelle Computer, die bereits replizieren, mit einem Klick.',
  rehearsing: 'Zwei Hosts, ihre Zertifikate und drei virtuelle Computer werden eingerichtet...',
  certificates: 'Zertifikate für meine Hosts erstellen',
  certificatesText: 'Ein Stammzertifikat, ein Zertifikat je Host und die Befehle zum Importieren.',
  build: 'Schritt für Schritt selbst aufbauen',
  buildText: 'Beginnen Sie mit einem Host; Understudy nennt den nächsten Schritt, bis ein Failover gelungen ist.',
  line: 'Eine Zweitbesetzung hat die Rolle gelernt und kann heute Abend auftreten. Ein Replikat auch.',
} satisfies Localized<typeof source, 'de'>
