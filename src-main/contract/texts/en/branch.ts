import type { branchFailures } from '../../failures/branch.ts'
import type { FailureText } from '../shape.ts'

export const branch = {
  'time.notPast': {
    sentence: 'That moment lies before the beginning of this world or in its future.',
    next: 'Choose a moment between the beginning of the world and what its clock shows.',
  },
  'activity.unknown': {
    sentence: 'Activity {{sequence}} is not in the list, or it changed nothing in the emulated world.',
    next: 'Choose another activity from the list, or rewind to an instant.',
  },
  'branch.unknown': {
    sentence: 'This world has no {{branchId}}.',
    next: 'Choose one of the branches that are listed.',
  },
} satisfies Record<keyof typeof branchFailures, FailureText>
