import type { FailureTable } from './table.ts'

/** Rehearsals. */
export const rehearsalFailures = {
  'rehearsal.worldNotEmpty': { meaning: 'The workspace already holds hosts.', params: ['path'] },
  'rehearsal.folderNotEmpty': {
    meaning: 'The output folder holds files that are not from a rehearsal.',
    params: ['path'],
  },
  'rehearsal.unknown': { meaning: 'The machine remembers no such failover or test failover.', params: ['vm'] },
} as const satisfies FailureTable
