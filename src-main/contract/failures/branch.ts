import type { FailureTable } from './table.ts'

/** Courses of the world. */
export const branchFailures = {
  'branch.unknown': { meaning: 'The world has no such branch.', params: ['branchId'] },
} as const satisfies FailureTable
