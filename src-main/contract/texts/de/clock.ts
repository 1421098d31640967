import type { clockFailures } from '../../failures/clock.ts'
import type { FailureText } from '../shape.ts'

export const clock = {
  'time.notPast': {
    sentence: 'Dieser Zeitpunkt liegt vor dem Beginn dieser Welt oder in ihrer Zukunft.',
    next: 'Wählen Sie einen Zeitpunkt zwischen dem Beginn der Welt und dem Stand ihrer Uhr.',
  },
  'time.wentBack': {
    sentence: 'Die Uhr des Computers zeigt {{now}}, aber hier wurde bereits am {{newest}} etwas signiert.',
    next: 'Stellen Sie die Uhr richtig; geht sie jetzt richtig, dann bestätigen Sie das mit „understudy ca confirm-clock“.',
  },
  'time.outOfRange': {
    sentence: 'Die Zeit kann nicht um {{seconds}} Sekunden verschoben werden.',
    next: 'Geben Sie eine Zeitspanne von einer Sekunde bis 366 Tagen ein.',
  },
} satisfies Record<keyof typeof clockFailures, FailureText>
