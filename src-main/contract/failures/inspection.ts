import type { FailureTable } from './table.ts'

/** Files that are opened to be looked at. */
export const inspectionFailures = {
  'file.unrecognised': {
    meaning: 'The file is neither PEM nor DER of any kind that belongs to certificates.',
    params: ['file'],
  },
  'file.nestedTooDeeply': {
    meaning: 'Structures stand within structures deeper than any certificate has them: damaged, or made to do harm.',
    params: ['file', 'depthMax'],
  },
  'file.noBlock': {
    meaning: 'A PEM file has fewer blocks than were asked for.',
    params: ['file', 'block', 'blockCount'],
  },
  'csr.unreadable': { meaning: 'The file holds no request that can be parsed.', params: ['file', 'problem'] },
} as const satisfies FailureTable
