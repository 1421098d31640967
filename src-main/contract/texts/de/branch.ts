import type { branchFailures } from '../../failures/branch.ts'
import type { FailureText } from '../shape.ts'

export const branch = {
  'branch.unknown': {
    sentence: 'In dieser Welt gibt es {{branchId}} nicht.',
    next: 'Wählen Sie einen der aufgeführten Zweige.',
  },
} satisfies Record<keyof typeof branchFailures, FailureText>
