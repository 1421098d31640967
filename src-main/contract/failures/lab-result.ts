import type { FailureTable } from './table.ts'

/** Results of labs, and the file that takes them to another computer. */
export const labResultFailures = {
  'labResult.notProgress': { meaning: 'The file holds no progress with labs.', params: ['file'] },
  'labResult.newerFormat': {
    meaning: 'The file was written by a version of the app whose format this one does not know.',
    params: ['file'],
  },
  'labResult.tooMany': { meaning: 'There would be more tries than a workspace keeps.', params: ['triesMax'] },
} as const satisfies FailureTable
