import type { FailureTable } from './table.ts'

/** The rehearsal of the whole procedure. */
export const rehearsalFailures = {
  'rehearsal.worldNotEmpty': { meaning: 'The workspace already holds hosts.', params: ['path'] },
  'rehearsal.folderNotEmpty': {
    meaning: 'The output folder holds files that are not from a rehearsal.',
    params: ['path'],
  },
  'time.outOfRange': { meaning: 'The span is not between one second and 366 days.', params: ['seconds'] },
} as const satisfies FailureTable
