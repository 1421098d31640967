/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { bundles as source } from '../en/bundles.ts'

export const bundles = {
  open: 'Pakete für Hosts...',
  title: 'Pakete für Hosts',
  text: 'Je Host: PFX, Stammzertifikat, Sperrliste, import.ps1, undo.ps1 und eine README mit denselben Schritten von Hand.',
  form: 'Je Host',
  formFolder: 'Ein Ordner',
  formZip: 'Ein ZIP-Archiv',
  profile: 'PFX',
  profileCompat: '„compat“: 3DES mit SHA-1',
  profileModern: '„modern“: AES-256 mit SHA-256',
  script: 'Das Skript',
  binds: 'Konfiguriert den Replikatserver mit diesem Zertifikat',
  bindsHelp: 'Mit Set-VMReplicationServer.',
  storage: 'Replikatspeicher',
  storageHelp: 'Wo Hosts Replikate speichern. Leer: Das Skript fragt danach.',
  port: 'HTTPS-Port',
  portHelp: 'Das Skript öffnet ihn in der Firewall und bindet ihn; 443 ist die Vorgabe von Hyper-V.',
  revocationOff: 'Letzter Ausweg: Sperrungen auf diesen Hosts nicht prüfen',
  revocationOffHelp:
    'Setzt DisableCertRevocationCheck: Auch ein gesperrtes Zertifikat wird dann akzeptiert. Meist nicht nötig, weil die Sperrliste im Paket liegt. undo.ps1 nimmt es zurück.',
  working: 'Pakete werden geschrieben...',
  written_one: '{{count}} Paket geschrieben.',
  written_other: '{{count}} Pakete geschrieben.',
  next: 'Kopieren Sie jedes auf seinen Host und führen Sie dort import.ps1 als Administrator aus.',
  keyOnHost: 'ohne PFX: Der Schlüssel liegt auf dem Host',
  more_one: 'und {{count}} weiteres Paket',
  more_other: 'und {{count}} weitere Pakete',
  passwords:
    'Die Kennwörter der PFX-Dateien stehen in {{path}}. Bewahren Sie diese Datei getrennt von den Paketen auf.',
  do: 'Pakete schreiben',
} satisfies Localized<typeof source, 'de'>
