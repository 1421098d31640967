import type { FailureTable } from './table.ts'

/** Initial copies by hand, chains of three hosts, changed disks and resynchronization; Hyper-V Replica reference 2.2. */
export const relationshipFailures = {
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
  'replication.noExistingCopy': {
    meaning: 'The replica was made new, so there is nothing to compare with (row 6).',
    params: ['vm', 'host'],
  },
  'replication.existingMismatch': {
    meaning: 'The existing machine has other disks than the primary, or other sizes (row 6).',
    params: ['vm', 'host', 'disk'],
  },
  'replication.hasCheckpoints': {
    meaning: 'A machine with checkpoints cannot become a replica (row 6).',
    params: ['vm'],
  },
  'replication.extendedFrequency': {
    meaning: 'Extended replication: 300 or 900 seconds, and not more often than the replica is updated (8.5, F42).',
    params: ['frequencySeconds', 'simpleFrequencySeconds'],
  },
  'replication.extendedVss': {
    meaning: 'Extended replication has no application-consistent points (8.5).',
    params: [],
  },
  'replication.extendedDisks': {
    meaning: 'Extended replication takes the disks that the replica has, all of them (8.5).',
    params: ['vm'],
  },
  'replication.extendedExists': {
    meaning: 'The middle host of a chain: the extended relationship must be removed first (row 22).',
    params: ['vm', 'host'],
  },
  'replication.extendedNotOffered': {
    meaning: 'The operation is not offered for extended replication (rows 24 and 25).',
    params: ['vm', 'operation'],
  },
  'replication.noExtension': {
    meaning: 'The machine has no extended relationship that could become the only one (row 25).',
    params: ['vm'],
  },
  'replication.editionTooOld': {
    meaning: 'The set of replicated disks can be changed since Windows Server 2016 (row 27).',
    params: ['host', 'edition'],
  },
  'replication.outOfBoundsWrite': {
    meaning: 'The disk of the primary has grown beyond that of the replica (reference 4, F28); no retry.',
    params: ['vm', 'disk'],
  },
  'replication.outOfSequence': {
    meaning: 'The replica holds something else than the primary believes (4.1): resynchronization is required.',
    params: ['vm', 'host'],
  },
  'resynchronization.sizeMismatch': {
    meaning: 'Resynchronization: a disk has not the same size on both sides (row 10).',
    params: ['vm', 'disk', 'primaryBytes', 'replicaBytes'],
  },
  'resynchronization.merging': {
    meaning: 'Resynchronization merges already and can be neither paused nor cancelled (row 11).',
    params: ['vm'],
  },
  'resynchronization.badInterval': {
    meaning: 'The interval for automatic resynchronization lies between 0 and 1439 minutes after midnight (3.9).',
    params: ['minutes'],
  },
  'failover.reverseExtended': {
    meaning: 'Reverse: the dialog does not offer it while the replica is extended to a third host (row 25).',
    params: ['vm', 'host'],
  },
} as const satisfies FailureTable
