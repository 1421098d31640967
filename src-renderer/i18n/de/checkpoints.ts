/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { checkpoints as source } from '../en/checkpoints.ts'

export const checkpoints = {
  tab: 'Prüfpunkte',
  tree: 'Prüfpunkte von {{vm}}',
  empty: 'Der ausgewählte virtuelle Computer besitzt keine Prüfpunkte.',
  now: 'Jetzt',
  take: 'Prüfpunkt',
  takeNamed: 'Prüfpunkt mit Namen...',
  takeTitle: 'Prüfpunktname',
  takeText: 'Bleibt das Feld leer, wird er nach der Maschine und der Uhrzeit benannt.',
  taken: 'Prüfpunkt von {{vm}} erstellt',
  name: 'Name',
  type: 'Prüfpunkttyp',
  typeProduction: 'Produktionsprüfpunkte',
  typeProductionOnly: 'Nur Produktionsprüfpunkte',
  typeStandard: 'Standardprüfpunkte',
  typeDisabled: 'Deaktiviert',
  production: 'Produktion',
  standard: 'Standard',
  apply: 'Anwenden...',
  applyTitle: 'Prüfpunkt anwenden',
  applyText:
    '{{vm}} wird auf „{{checkpoint}}“ zurückgesetzt. Was seither geschrieben wurde, geht verloren, sofern Sie nicht zuerst einen Prüfpunkt erstellen.',
  applyFirst: 'Zuerst einen Prüfpunkt erstellen',
  applyDo: 'Anwenden',
  applied: '{{vm}} steht wieder bei „{{checkpoint}}“',
  resynchronize:
    'Diese Maschine wird repliziert. Nach dem Anwenden des Prüfpunkts ist eine Neusynchronisierung erforderlich.',
  rename: 'Umbenennen...',
  renameTitle: 'Prüfpunkt umbenennen',
  renameDo: 'Umbenennen',
  remove: 'Prüfpunkt löschen...',
  removeTitle: 'Prüfpunkt löschen',
  removeText:
    'Der Prüfpunkt „{{checkpoint}}“ wird gelöscht, seine Datenträger werden zusammengeführt. Die Maschine selbst bleibt, wie sie ist.',
  removeTree: 'Prüfpunktunterstruktur löschen...',
  removeTreeTitle: 'Prüfpunktunterstruktur löschen',
  removeTreeText:
    'Der Prüfpunkt „{{checkpoint}}“ und alle darunter werden gelöscht, ihre Datenträger werden zusammengeführt. Die Maschine selbst bleibt, wie sie ist.',
  removeDo: 'Löschen',
  merging: 'Datenträger werden bis {{instant}} zusammengeführt',
  ofNamed: '{{action}} ({{checkpoint}})',
} satisfies Localized<typeof source, 'de'>
