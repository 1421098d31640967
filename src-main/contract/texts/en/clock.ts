import type { clockFailures } from '../../failures/clock.ts'
import type { FailureText } from '../shape.ts'

export const clock = {
  'time.notPast': {
    sentence: 'That moment lies before the beginning of this world or in its future.',
    next: 'Choose a moment between the beginning of the world and what its clock shows.',
  },
  'time.wentBack': {
    sentence: "The computer's clock shows {{now}}, but something was already signed here on {{newest}}.",
    next: 'Set the clock right; if it is right now, confirm it with “understudy ca confirm-clock”.',
  },
  'time.outOfRange': {
    sentence: 'Time cannot be moved by {{seconds}} seconds.',
    next: 'Enter a span from one second to 366 days.',
  },
} satisfies Record<keyof typeof clockFailures, FailureText>
