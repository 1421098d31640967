import type { branchFailures } from '../../failures/branch.ts'
import type { FailureText } from '../shape.ts'

export const branch = {
  'branch.unknown': {
    sentence: 'Tento svět nemá větev {{branchId}}.',
    next: 'Vyberte některou z uvedených větví.',
  },
} satisfies Record<keyof typeof branchFailures, FailureText>
