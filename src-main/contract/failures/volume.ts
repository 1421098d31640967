import type { FailureTable } from './table.ts'

/** Volumes. */
export const volumeFailures = {
  'volume.badLetter': { meaning: 'A volume has one letter from C to Z.', params: ['letter'] },
  'volume.duplicate': { meaning: 'The host has a volume with this letter.', params: ['host', 'volume'] },
  'volume.unknown': { meaning: 'The host has no volume with this letter.', params: ['host', 'volume'] },
  'volume.offline': {
    meaning: 'The volume is offline, so nothing can be read or written.',
    params: ['host', 'volume'],
  },
  'volume.badSize': {
    meaning: 'A volume cannot have this size.',
    params: ['sizeBytes', 'sizeBytesMin', 'sizeBytesMax'],
  },
  'volume.tooSmall': {
    meaning: 'A volume cannot become smaller than what is on it.',
    params: ['host', 'volume', 'sizeBytes', 'usedBytes'],
  },
} as const satisfies FailureTable
