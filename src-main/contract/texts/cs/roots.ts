import type { rootFailures } from '../../failures/roots.ts'
import type { FailureText } from '../shape.ts'

export const roots = {
  'root.hasSuccessor': {
    sentence: 'Kořenový certifikát „{{root}}“ už má nástupce „{{successor}}“.',
    next: 'Nahraďte místo něj „{{successor}}“, nebo probíhající výměnu ukončete.',
  },
  'root.noSuccessor': {
    sentence: 'Kořenový certifikát „{{root}}“ nemá nástupce.',
    next: 'Nejprve zahajte výměnu tohoto kořenového certifikátu.',
  },
  'root.rollOverEnded': {
    sentence: 'Výměna kořenového certifikátu „{{root}}“ už byla ukončena.',
    next: 'Není třeba nic dělat; pokud je starý kořenový certifikát ještě na hostitelích, odeberte ho.',
  },
  'root.stillInUse': {
    sentence: 'Počet certifikátů kořenového certifikátu „{{root}}“, které se ještě používají: {{count}}.',
    next: 'Obnovte je a přeneste nové soubory na hostitele, nebo výměnu přesto ukončete.',
  },
  'template.unknown': {
    sentence: 'Kořenový certifikát „{{root}}“ nemá šablonu s názvem „{{template}}“.',
    next: 'Vyberte šablonu ze seznamu, nebo ji nejprve uložte.',
  },
  'name.outsideConstraint': {
    sentence: 'Kořenový certifikát „{{root}}“ smí potvrzovat jen názvy pod {{permitted}} a „{{name}}“ mezi ně nepatří.',
    next: 'Použijte název pod {{permitted}}, nebo jiný kořenový certifikát.',
  },
} satisfies Record<keyof typeof rootFailures, FailureText>
