import type { FailureTable } from './table.ts'

/** Rehearsals. */
export const rehearsalFailures = {
  'rehearsal.worldNotEmpty': { meaning: 'The workspace already holds hosts.', params: ['path'] },
  'rehearsal.folderNotEmpty': {
    meaning: 'The output folder holds files that are not from a rehearsal.',
    params: ['path'],
  },
} as const satisfies FailureTable
