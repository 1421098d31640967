import type { clockFailures } from '../../failures/clock.ts'
import type { FailureText } from '../shape.ts'

export const clock = {
  'time.notPast': {
    sentence: 'Tento okamžik leží před začátkem tohoto světa, nebo v jeho budoucnosti.',
    next: 'Vyberte okamžik mezi začátkem světa a časem, který ukazují jeho hodiny.',
  },
  'time.wentBack': {
    sentence: 'Hodiny počítače ukazují {{now}}, ale zde už bylo něco podepsáno {{newest}}.',
    next: 'Nastavte hodiny správně; pokud teď jdou správně, potvrďte to příkazem „understudy ca confirm-clock“.',
  },
  'time.outOfRange': {
    sentence: 'Čas nelze posunout o {{seconds}} s.',
    next: 'Zadejte dobu od jedné sekundy do 366 dnů.',
  },
} satisfies Record<keyof typeof clockFailures, FailureText>
