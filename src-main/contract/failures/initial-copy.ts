import type { FailureTable } from './table.ts'

/** Initial copies that travel by hand. */
export const initialCopyFailures = {
  'initialCopy.badPath': {
    meaning: 'The folder for an exported initial copy is no full path on a volume of the host (row 4).',
    params: ['host', 'path'],
  },
  'initialCopy.alreadyExists': { meaning: 'The folder is there already.', params: ['host', 'path'] },
  'initialCopy.notAlone': {
    meaning: 'An export starts at once and copies everything: no start time, no comparison (3.2, page 7).',
    params: [],
  },
  'initialCopy.unknown': { meaning: 'No initial copy in this folder of the host (row 5).', params: ['host', 'path'] },
  'initialCopy.otherMachine': {
    meaning: 'The initial copy belongs to another virtual machine or another relationship (row 5).',
    params: ['vm', 'path'],
  },
  'initialCopy.exported': {
    meaning: 'The export is complete; initial replication cannot be stopped any more (rows 4 and 7).',
    params: ['vm', 'path'],
  },
  'initialCopy.beingWritten': { meaning: 'The export into the folder is still running.', params: ['host', 'path'] },
} as const satisfies FailureTable
