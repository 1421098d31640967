import type { FailureTable } from './table.ts'

/** Going back in time and between branches. */
export const branchFailures = {
  'time.notPast': {
    meaning: 'The instant lies before the beginning of the world or after its clock.',
    params: ['instant', 'firstInstant'],
  },
  'activity.unknown': {
    meaning: 'The list of activities holds no such one, or it did not change the world.',
    params: ['sequence'],
  },
  'branch.unknown': { meaning: 'The world has no such branch.', params: ['branchId'] },
} as const satisfies FailureTable
