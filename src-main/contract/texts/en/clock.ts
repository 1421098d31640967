import type { clockFailures } from '../../failures/clock.ts'
import type { FailureText } from '../shape.ts'

export const clock = {
  'time.notPast': {
    sentence: 'That moment lies before the beginning of this world or in its future.',
    next: 'Choose a moment between the beginning of the world and what its clock shows.',
  },
  'time.outOfRange': {
    sentence: 'Time cannot be moved by {{seconds}} seconds.',
    next: 'Enter a span from one second to 366 days.',
  },
} satisfies Record<keyof typeof clockFailures, FailureText>
