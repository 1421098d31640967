import type { FailureTable } from './table.ts'

/** Replication relationships and failover; rows are those of Hyper-V Replica reference 2.2. */
export const replicationFailures = {
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
  'replication.badFrequency': { meaning: 'The frequency is 30, 300 or 900 seconds.', params: ['frequencySeconds'] },
  'replication.badHistory': { meaning: 'Additional recovery points: 0 to 24 hours.', params: ['hours'] },
  'replication.badVssFrequency': { meaning: 'Application-consistent points: every 1 to 12 hours.', params: ['hours'] },
  'replication.vssNeedsHistory': { meaning: 'VSS points need additional recovery points (row 26).', params: [] },
  'replication.noDisk': { meaning: 'At least one virtual hard disk must replicate.', params: ['vm'] },
  'replication.sameHost': {
    meaning: 'The Replica server is the host of the virtual machine itself.',
    params: ['host'],
  },
  'replication.nameTaken': {
    meaning: 'An unrelated virtual machine on the Replica server has the same id or name.',
    params: ['vm', 'host'],
  },
  'replication.storageFull': {
    meaning: 'The volume of the storage location is too small for the disks.',
    params: ['host', 'volume', 'neededBytes', 'freeBytes'],
  },
  'replication.startTooLate': { meaning: 'Initial replication starts within 7 days (row 3).', params: ['daysMax'] },
  'replication.transferUnderWay': {
    meaning: 'A transfer for this virtual machine is under way; wait or stop it.',
    params: ['vm'],
  },
  'replication.replicaMissing': {
    meaning: 'The Replica server holds no replica of this relationship (any more); no retry (reference 4.3).',
    params: ['vm', 'host'],
  },
  'replication.replicaNotReceiving': {
    meaning: 'The replica is in a state in which it takes no changes, for example paused or failed over; no retry.',
    params: ['vm', 'host', 'state'],
  },
  'failover.vmRunning': {
    meaning: 'The virtual machine must be turned off for planned failover (row 14).',
    params: ['vm'],
  },
  'failover.primaryRunning': { meaning: 'The primary virtual machine still runs (row 18).', params: ['vm', 'host'] },
  'failover.testRunning': { meaning: 'A test failover exists; it must be stopped first (row 18).', params: ['vm'] },
  'failover.noRecoveryPoint': {
    meaning: 'The chosen recovery point does not exist (any more).',
    params: ['vm', 'recoveryPointId'],
  },
  'failover.notFailedOver': {
    meaning: 'Nothing to complete, cancel or reverse: no failover happened.',
    params: ['vm', 'operation'],
  },
  'failover.completed': { meaning: 'The failover was completed; it cannot be cancelled (row 19).', params: ['vm'] },
  'failover.reverseNotReplicaServer': {
    meaning: 'Reverse: the old primary is not enabled as a Replica server (reference 2.4, cause A).',
    params: ['host', 'peer'],
  },
  'failover.reverseTrustedHosts': {
    meaning: 'Reverse: WinRM in a workgroup needs TrustedHosts in both directions (reference 2.4, cause B).',
    params: ['host', 'peer', 'missing'],
  },
  'failover.reverseOldPrimaryRunning': {
    meaning: 'Reverse: the old primary virtual machine must be off.',
    params: ['vm', 'host'],
  },
  'failover.reverseNotAsReplica': {
    meaning: 'Reverse: the old primary was not set as replica (row 21, F37).',
    params: ['vm', 'host'],
  },
  'failover.replicaNotReady': {
    meaning: 'The replica virtual machine is not in the state that planned failover needs.',
    params: ['vm', 'state'],
  },
} as const satisfies FailureTable
