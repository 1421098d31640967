import type { branchFailures } from '../../failures/branch.ts'
import type { FailureText } from '../shape.ts'

export const branch = {
  'branch.unknown': {
    sentence: 'This world has no {{branchId}}.',
    next: 'Choose one of the branches that are listed.',
  },
} satisfies Record<keyof typeof branchFailures, FailureText>
