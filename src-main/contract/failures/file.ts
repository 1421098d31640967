import type { FailureTable } from './table.ts'

/** Files of the user: reading and writing them. */
export const fileFailures = {
  'file.unreadable': { meaning: 'A file that the user named cannot be read.', params: ['path', 'problem'] },
  'file.unwritable': { meaning: 'A file or folder cannot be written.', params: ['path', 'problem'] },
  'file.diskFull': { meaning: 'The volume ran out of space while a file was written.', params: ['path'] },
  'file.tooLarge': { meaning: 'A file is larger than what may be parsed.', params: ['path', 'sizeBytesMax'] },
  'file.unrecognised': {
    meaning: 'The file is neither PEM nor DER of any kind that belongs to certificates.',
    params: ['file'],
  },
  'file.notSupported': {
    meaning:
      'The file is in a form, or uses an algorithm, that is not implemented here; it may be as sound as any other.',
    params: ['file', 'form', 'conversion'],
  },
  'file.nestedTooDeeply': {
    meaning: 'Structures stand within structures deeper than any certificate has them: damaged, or made to do harm.',
    params: ['file', 'depthMax'],
  },
  'file.noBlock': {
    meaning: 'A PEM file has fewer blocks than were asked for.',
    params: ['file', 'block', 'blockCount'],
  },
} as const satisfies FailureTable
