import type { FailureTable } from './table.ts'

/** What has happened in the world. */
export const worldFailures = {
  'activity.unknown': {
    meaning: 'The list of activities holds no such one, or it did not change the world.',
    params: ['sequence'],
  },
} as const satisfies FailureTable
