/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { inspection as source } from '../en/inspection.ts'

export const inspection = {
  nothing: 'Keine Datei geöffnet',
  nothingText: 'Wählen Sie eine Datei, oder legen Sie eine irgendwo auf dieser Seite ab.',
  certificate: 'Zertifikat',
  chain: 'In der Kette: {{name}}',
  role: 'Rolle',
  isAuthority: 'Stellt Zertifikate aus',
  isHost: 'Gehört einem Host',
  keyUsages: 'Schlüsselverwendung',
  anyUsage: 'Nicht eingeschränkt',
  crlNumber: 'Sperrlistennummer',
  revokedCount: 'Gesperrt',
  'keySpec.exchange': 'Schlüsselaustausch (AT_KEYEXCHANGE)',
  'keySpec.signature': 'Nur Signatur (AT_SIGNATURE)',
  'keySpec.none': 'Keine (CNG)',
  askPassword: 'Die Datei hat ein Kennwort.',
} satisfies Localized<typeof source, 'de'>
