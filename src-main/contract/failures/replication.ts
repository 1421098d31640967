import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** Replication of a machine. */
export const replicationFailures = {
  'replication.diskNotReplicable': {
    meaning: 'Pass-through disks and shared VHDX cannot be replicated (F43).',
    params: ['vm', 'path'],
    windowsCode: windowsCodes.E_INVALIDARG,
  },
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
  'replication.alreadyEnabled': { meaning: 'The virtual machine already replicates (row 1).', params: ['vm'] },
  'replication.notEnabled': {
    meaning: 'The operation is not applicable: replication is not enabled (2.5).',
    params: ['vm', 'operation'],
  },
  'replication.wrongSide': {
    meaning: 'The operation belongs to the other side of the relationship.',
    params: ['vm', 'operation', 'side'],
  },
  'replication.wrongState': {
    meaning: 'Replication task cannot be performed in this replication state (2.5).',
    params: ['vm', 'operation', 'state'],
  },
  'replication.badFrequency': { meaning: 'The frequency is none that Hyper-V offers.', params: ['frequencySeconds'] },
  'replication.badHistory': { meaning: 'Additional recovery points: 0 to 24 hours.', params: ['hours'] },
  'replication.badVssFrequency': { meaning: 'Application-consistent points: every 1 to 12 hours.', params: ['hours'] },
  'replication.vssNeedsHistory': { meaning: 'VSS points need additional recovery points (row 26).', params: [] },
  'replication.noDisk': { meaning: 'At least one virtual hard disk must replicate.', params: ['vm'] },
  'replication.sameHost': {
    meaning: 'The Replica server is the host of the virtual machine itself.',
    params: ['host'],
  },
  'replication.nameTaken': {
    meaning:
      'A virtual machine on the Replica server has the same id or name; `situation` is `copy` or `related` where it is the same machine.',
    params: ['vm', 'host', 'situation'],
  },
  'replication.storageFull': {
    meaning: 'The volume of the storage location is too small for the disks.',
    params: ['host', 'volume', 'neededBytes', 'freeBytes'],
    windowsCode: windowsCodes.ERROR_DISK_FULL,
  },
  'replication.startTooLate': { meaning: 'Initial replication starts within 7 days (row 3).', params: ['daysMax'] },
  'replication.transferUnderWay': {
    meaning: 'A transfer for this virtual machine is under way; wait or stop it.',
    params: ['vm'],
  },
  'replication.replicaMissing': {
    meaning:
      'The Replica server holds no replica of this relationship (any more); no retry (reference 4.3). `situation` is `reversed` where the machine there is a primary itself.',
    params: ['vm', 'host', 'situation'],
  },
  'replication.replicaNotReceiving': {
    meaning: 'The replica is in a state in which it takes no changes, for example paused or failed over; no retry.',
    params: ['vm', 'host', 'state'],
  },
} as const satisfies FailureTable
