import type { worldFailures } from '../../failures/world.ts'
import type { FailureText } from '../shape.ts'

export const world = {
  'activity.unknown': {
    sentence:
      'Die Aktivität {{sequence}} steht nicht in der Liste, oder sie hat in der emulierten Welt nichts geändert.',
    next: 'Wählen Sie eine andere Aktivität aus der Liste, oder gehen Sie zu einem Zeitpunkt zurück.',
  },
} satisfies Record<keyof typeof worldFailures, FailureText>
