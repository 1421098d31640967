import type { switchFailures } from '../../failures/switch.ts'
import type { FailureText } from '../shape.ts'

export const switches = {
  'switch.badName': {
    sentence: '„{{name}}“ není název, který může virtuální přepínač mít.',
    next: 'Zadejte 1 až 64 znaků bez mezery na začátku a na konci.',
  },
  'switch.duplicate': {
    sentence: 'Hostitel {{host}} už má virtuální přepínač „{{switch}}“.',
    next: 'Zvolte jiný název.',
  },
  'switch.tooMany': {
    sentence: 'Hostitel nemůže mít víc než {{countMax}} virtuálních přepínačů.',
    next: 'Odeberte virtuální přepínač, který už není potřeba.',
  },
} satisfies Record<keyof typeof switchFailures, FailureText>
