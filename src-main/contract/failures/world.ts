import type { FailureTable } from './table.ts'

/** What has happened in the world. */
export const worldFailures = {
  'activity.unknown': {
    meaning: 'The list of activities holds no such one, or it did not change the world.',
    params: ['sequence'],
  },
  'world.begunOtherwise': {
    meaning: 'A seed or a start was named, and the workspace exists already and began with another one.',
    params: ['path', 'seed', 'instant'],
  },
} as const satisfies FailureTable
