import type { FailureTable } from './table.ts'

/** The rehearsal of the whole procedure. */
export const rehearsalFailures = {
  'rehearsal.stepFailed': {
    meaning: "A step's end state was not what it must be.",
    params: ['step', 'expected', 'actual'],
  },
  'rehearsal.worldNotEmpty': { meaning: 'The workspace already holds hosts.', params: ['path'] },
  'rehearsal.folderNotEmpty': {
    meaning: 'The output folder holds files that are not from a rehearsal.',
    params: ['path'],
  },
  'time.outOfRange': { meaning: 'The span is not between one second and 366 days.', params: ['seconds'] },
} as const satisfies FailureTable
