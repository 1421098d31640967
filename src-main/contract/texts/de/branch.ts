import type { branchFailures } from '../../failures/branch.ts'
import type { FailureText } from '../shape.ts'

export const branch = {
  'time.notPast': {
    sentence: 'Dieser Zeitpunkt liegt vor dem Beginn dieser Welt oder in ihrer Zukunft.',
    next: 'Wählen Sie einen Zeitpunkt zwischen dem Beginn der Welt und dem Stand ihrer Uhr.',
  },
  'activity.unknown': {
    sentence:
      'Die Aktivität {{sequence}} steht nicht in der Liste, oder sie hat in der emulierten Welt nichts geändert.',
    next: 'Wählen Sie eine andere Aktivität aus der Liste, oder gehen Sie zu einem Zeitpunkt zurück.',
  },
  'branch.unknown': {
    sentence: 'In dieser Welt gibt es {{branchId}} nicht.',
    next: 'Wählen Sie einen der aufgeführten Zweige.',
  },
} satisfies Record<keyof typeof branchFailures, FailureText>
