/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { inspection as source } from '../en/inspection.ts'

export const inspection = {
  nothing: 'Žádný soubor není otevřený',
  nothingText: 'Vyberte soubor, nebo ho přetáhněte kamkoli na tuto stránku.',
  certificate: 'Certifikát',
  chain: 'V řetězu: {{name}}',
  role: 'Role',
  isAuthority: 'Vydává certifikáty',
  isHost: 'Patří hostiteli',
  keyUsages: 'Použití klíče',
  anyUsage: 'Bez omezení',
  crlNumber: 'Číslo seznamu CRL',
  revokedCount: 'Odvoláno',
  'keySpec.exchange': 'Výměna klíčů (AT_KEYEXCHANGE)',
  'keySpec.signature': 'Jen podpis (AT_SIGNATURE)',
  'keySpec.none': 'Žádná (CNG)',
  askPassword: 'Soubor má heslo.',
} satisfies Localized<typeof source, 'cs'>
