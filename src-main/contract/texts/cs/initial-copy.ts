import type { initialCopyFailures } from '../../failures/initial-copy.ts'
import type { FailureText } from '../shape.ts'

export const initialCopy = {
  'initialCopy.badPath': {
    sentence: '„{{path}}“ není úplná cesta ke složce na svazku hostitele {{host}}.',
    next: 'Zadejte cestu, například „C:\\Export“, na svazku, který {{host}} má.',
  },
  'initialCopy.alreadyExists': {
    sentence: 'Složka „{{path}}“ už na hostiteli {{host}} existuje.',
    next: 'Zvolte jinou složku; v této může být kopie, která je ještě potřeba.',
  },
  'initialCopy.notAlone': {
    sentence: 'Počáteční kopie na externí médium se zapisuje hned a celá.',
    next: 'Vynechte čas zahájení i porovnání s existujícím virtuálním počítačem.',
  },
  'initialCopy.unknown': {
    sentence: 'Ve složce „{{path}}“ na hostiteli {{host}} není počáteční kopie.',
    next: 'Přeneste exportovanou složku na {{host}}, nebo zadejte složku exportovanou pro tento virtuální počítač.',
  },
  'initialCopy.otherMachine': {
    sentence: 'Počáteční kopie ve složce „{{path}}“ nepatří k virtuálnímu počítači „{{vm}}“ a jeho nynější replikaci.',
    next: 'Importujte složku, která byla exportována pro tuto replikaci počítače „{{vm}}“.',
  },
  'initialCopy.exported': {
    sentence:
      'Počáteční kopie virtuálního počítače „{{vm}}“ je exportovaná; jeho počáteční replikaci už nelze zastavit.',
    next: 'Importujte „{{path}}“ na serveru repliky, nebo odeberte replikaci na obou hostitelích.',
  },
  'initialCopy.beingWritten': {
    sentence: 'Export do složky „{{path}}“ na hostiteli {{host}} ještě neskončil.',
    next: 'Počkejte, až skončí, nebo počáteční replikaci zastavte.',
  },
} satisfies Record<keyof typeof initialCopyFailures, FailureText>
