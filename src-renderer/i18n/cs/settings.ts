/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { settings as source } from '../en/settings.ts'

export const settings = {
  title: 'Nastavení',
  language: 'Jazyk',
  theme: 'Motiv',
  themeSystem: 'Podle systému',
  themeLight: 'Světlý',
  themeDark: 'Tmavý',
  workspace: 'Pracovní prostor',
  workspaceName: 'Název',
  worldHash: 'Hash světa',
  worldHashHelp: 'Stejné počáteční číslo a stejné příkazy dají stejný hash.',
  journal: 'Záznamy deníku',
  runbook: 'Runbook',
  runbookText: 'Co se v tomto pracovním prostoru udělalo, jako PowerShell pro skutečné hostitele.',
  runbookFolder: 'Složka',
  runbookWrite: 'Zapsat runbook',
  runbookEmpty: 'Zatím se nic neudělalo.',
  runbookWritten_one: 'Zapsán {{count}} soubor',
  runbookWritten_few: 'Zapsány {{count}} soubory',
  runbookWritten_many: 'Zapsáno {{count}} souboru',
  runbookWritten_other: 'Zapsáno {{count}} souborů',
} satisfies Localized<typeof source, 'cs'>
