import type { branchFailures } from '../../failures/branch.ts'
import type { FailureText } from '../shape.ts'

export const branch = {
  'time.notPast': {
    sentence: 'Tento okamžik leží před začátkem tohoto světa, nebo v jeho budoucnosti.',
    next: 'Vyberte okamžik mezi začátkem světa a časem, který ukazují jeho hodiny.',
  },
  'activity.unknown': {
    sentence: 'Aktivita {{sequence}} není v seznamu, nebo v emulovaném světě nic nezměnila.',
    next: 'Vyberte ze seznamu jinou aktivitu, nebo se vraťte k určitému okamžiku.',
  },
  'branch.unknown': {
    sentence: 'Tento svět nemá větev {{branchId}}.',
    next: 'Vyberte některou z uvedených větví.',
  },
} satisfies Record<keyof typeof branchFailures, FailureText>
