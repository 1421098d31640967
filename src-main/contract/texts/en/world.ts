import type { worldFailures } from '../../failures/world.ts'
import type { FailureText } from '../shape.ts'

export const world = {
  'activity.unknown': {
    sentence: 'Activity {{sequence}} is not in the list, or it changed nothing in the emulated world.',
    next: 'Choose another activity from the list, or rewind to an instant.',
  },
} satisfies Record<keyof typeof worldFailures, FailureText>
