/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { bundles as source } from '../en/bundles.ts'

export const bundles = {
  open: 'Balíčky pro hostitele...',
  title: 'Balíčky pro hostitele',
  text: 'Pro každého hostitele: PFX, kořen, CRL, import.ps1, undo.ps1 a README se stejnými kroky pro ruční provedení.',
  form: 'Pro každého hostitele',
  formFolder: 'Složka',
  formZip: 'Archiv ZIP',
  profile: 'PFX',
  profileCompat: '„compat“: 3DES s SHA-1',
  profileModern: '„modern“: AES-256 s SHA-256',
  script: 'Skript',
  binds: 'Nastaví server repliky s tímto certifikátem',
  bindsHelp: 'Pomocí Set-VMReplicationServer.',
  storage: 'Úložiště replik',
  storageHelp: 'Kam hostitelé ukládají repliky. Prázdné: skript se zeptá.',
  port: 'Port HTTPS',
  portHelp: 'Skript jej otevře v bráně firewall a použije; výchozí port technologie Hyper-V je 443.',
  revocationOff: 'Krajní řešení: na těchto hostitelích nekontrolovat odvolání',
  revocationOffHelp:
    'Nastaví DisableCertRevocationCheck: přijme se pak i odvolaný certifikát. Obvykle to není potřeba, protože CRL je v balíčku. undo.ps1 to vrátí zpět.',
  working: 'Zapisují se balíčky...',
  written_one: 'Zapsán {{count}} balíček.',
  written_few: 'Zapsány {{count}} balíčky.',
  written_many: 'Zapsáno {{count}} balíčku.',
  written_other: 'Zapsáno {{count}} balíčků.',
  next: 'Zkopírujte každý na jeho hostitele a spusťte tam import.ps1 jako správce.',
  keyOnHost: 'bez PFX: klíč je na hostiteli',
  more_one: 'a {{count}} další balíček',
  more_few: 'a {{count}} další balíčky',
  more_many: 'a {{count}} dalšího balíčku',
  more_other: 'a {{count}} dalších balíčků',
  passwords: 'Hesla souborů PFX jsou v {{path}}. Uchovávejte tento soubor odděleně od balíčků.',
  do: 'Zapsat balíčky',
} satisfies Localized<typeof source, 'cs'>
