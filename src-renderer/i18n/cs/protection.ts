/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { protection as source } from '../en/protection.ts'

export const protection = {
  title: 'Klíče kořenů',
  text: 'Odemčené klíče se samy zase zamknou; aplikace pro plochu je zamkne hned, když se počítač uspí nebo zamkne.',
  unlockFor: 'Odemčené nejdéle',
  idleFor: 'Odemčené bez použití',
  untilLocked: 'Do zamčení',
  minutes_one: '{{count}} minuta',
  minutes_few: '{{count}} minuty',
  minutes_many: '{{count}} minuty',
  minutes_other: '{{count}} minut',
  lockAll: 'Zamknout všechny kořeny',
  lockedCount_one: 'Zamčen {{count}} kořen',
  lockedCount_few: 'Zamčeny {{count}} kořeny',
  lockedCount_many: 'Zamčeno {{count}} kořene',
  lockedCount_other: 'Zamčeno {{count}} kořenů',
  remembered: 'Zapamatovaná hesla',
  rememberedNone: 'Žádné není zapamatované.',
  forget: 'Zapomenout',
  forgetNamed: 'Zapomenout heslo kořene {{root}}',
  remember: 'Nechat tento počítač zapamatovat heslo',
  rememberHelp: 'V úložišti vašeho uživatelského účtu. Kdo ten účet používá, může pak tento kořen odemknout.',
  cannotShell: 'Prohlížeč si hesla pamatovat nemůže; aplikace pro plochu ano.',
  cannotStore: 'Tento počítač nenabízí úložiště, které heslo chrání ({{store}}), proto se žádné nepamatuje.',
  unlockRemembered: 'Odemknout zapamatovaným heslem',
  duration: 'Odemknout na',
  asSet: 'Jako v Nastavení',
} satisfies Localized<typeof source, 'cs'>
