/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { checkpoints as source } from '../en/checkpoints.ts'

export const checkpoints = {
  tab: 'Kontrolní body',
  tree: 'Kontrolní body počítače {{vm}}',
  empty: 'Vybraný virtuální počítač nemá žádné kontrolní body.',
  now: 'Nyní',
  take: 'Kontrolní bod',
  takeNamed: 'Kontrolní bod s názvem...',
  takeTitle: 'Název kontrolního bodu',
  takeText: 'Zůstane-li prázdné, pojmenuje se podle počítače a času.',
  taken: 'Kontrolní bod počítače {{vm}} vytvořen',
  name: 'Název',
  type: 'Typ kontrolního bodu',
  typeProduction: 'Produkční kontrolní body',
  typeProductionOnly: 'Pouze produkční kontrolní body',
  typeStandard: 'Standardní kontrolní body',
  typeDisabled: 'Zakázáno',
  production: 'Produkční',
  standard: 'Standardní',
  apply: 'Použít...',
  applyTitle: 'Použít kontrolní bod',
  applyText:
    'Počítač {{vm}} se vrátí ke kontrolnímu bodu „{{checkpoint}}“. Co od té doby zapsal, se ztratí, pokud nejprve nevytvoříte kontrolní bod.',
  applyFirst: 'Nejprve vytvořit kontrolní bod',
  applyDo: 'Použít',
  applied: 'Počítač {{vm}} je zpět u bodu „{{checkpoint}}“',
  resynchronize: 'Tento počítač se replikuje. Po použití kontrolního bodu bude nutná opětovná synchronizace.',
  rename: 'Přejmenovat...',
  renameTitle: 'Přejmenovat kontrolní bod',
  renameDo: 'Přejmenovat',
  remove: 'Odstranit kontrolní bod...',
  removeTitle: 'Odstranit kontrolní bod',
  removeText: 'Kontrolní bod „{{checkpoint}}“ se odstraní a jeho disky se sloučí. Samotný počítač zůstane beze změny.',
  removeTree: 'Odstranit podstrom kontrolních bodů...',
  removeTreeTitle: 'Odstranit podstrom kontrolních bodů',
  removeTreeText:
    'Kontrolní bod „{{checkpoint}}“ a všechny body pod ním se odstraní a jejich disky se sloučí. Samotný počítač zůstane beze změny.',
  removeDo: 'Odstranit',
  merging: 'Disky se slučují do {{instant}}',
  ofNamed: '{{action}} ({{checkpoint}})',
} satisfies Localized<typeof source, 'cs'>
