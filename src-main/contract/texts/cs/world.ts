import type { worldFailures } from '../../failures/world.ts'
import type { FailureText } from '../shape.ts'

export const world = {
  'activity.unknown': {
    sentence: 'Aktivita {{sequence}} není v seznamu, nebo v emulovaném světě nic nezměnila.',
    next: 'Vyberte ze seznamu jinou aktivitu, nebo se vraťte k určitému okamžiku.',
  },
} satisfies Record<keyof typeof worldFailures, FailureText>
