import type { clockFailures } from '../../failures/clock.ts'
import type { FailureText } from '../shape.ts'

export const clock = {
  'time.notPast': {
    sentence: 'Dieser Zeitpunkt liegt vor dem Beginn dieser Welt oder in ihrer Zukunft.',
    next: 'Wählen Sie einen Zeitpunkt zwischen dem Beginn der Welt und dem Stand ihrer Uhr.',
  },
  'time.outOfRange': {
    sentence: 'Die Zeit kann nicht um {{seconds}} Sekunden verschoben werden.',
    next: 'Geben Sie eine Zeitspanne von einer Sekunde bis 366 Tagen ein.',
  },
} satisfies Record<keyof typeof clockFailures, FailureText>
