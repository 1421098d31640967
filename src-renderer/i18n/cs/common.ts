/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { common as source } from '../en/common.ts'

export const common = {
  apply: 'Použít',
  cancel: 'Storno',
  close: 'Zavřít',
  copied: 'Zkopírováno',
  copyCommandsFor: 'Kopírovat příkazy pro {{host}}',
  fixed: 'Hotovo.',
  loading: 'Načítání...',
  messages: 'Zprávy',
  never: 'Nikdy',
  no: 'Ne',
  none: 'Žádné',
  notChanged: 'Nic nebylo změněno.',
  onRealHosts: 'Na skutečných hostitelích',
  reconnecting: 'Spojení s aplikací Understudy je přerušené. Obnovuje se...',
  selectAll: 'Vybrat vše',
  selectNamed: 'Vybrat {{name}}',
  selected_one: 'Vybrána {{count}} položka',
  selected_few: 'Vybrány {{count}} položky',
  selected_many: 'Vybráno {{count}} položky',
  selected_other: 'Vybráno {{count}} položek',
  chooseFile: 'Vybrat soubor...',
  removeFile: 'Odebrat soubor',
  dropFile: 'nebo ho sem přetáhněte',
  doneOf: '{{done}} z {{total}}',
  stop: 'Zastavit',
  stopping: 'Zastavuje se...',
  more: 'Další',
  yes: 'Ano',
} satisfies Localized<typeof source, 'cs'>
