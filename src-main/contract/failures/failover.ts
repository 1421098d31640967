import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** Failover of every kind. */
export const failoverFailures = {
  'failover.pointInvalid': {
    meaning: 'The undo log of the recovery point cannot be read (F36).',
    params: ['vm'],
    windowsCode: windowsCodes.E_ACCESSDENIED,
  },
  'failover.reverseExtended': {
    meaning: 'Reverse: the dialog does not offer it while the replica is extended to a third host (row 25).',
    params: ['vm', 'host'],
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
    windowsCode: windowsCodes.ERROR_WINHTTP_CANNOT_CONNECT,
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
  'failover.noClient': {
    meaning: 'After a planned failover no client is answered by the machine under its name.',
    params: ['vm', 'name'],
  },
  'failover.notSplit': {
    meaning: 'A side was to be kept of a machine that does not run twice.',
    params: ['vm'],
  },
  'failover.replicaNotReady': {
    meaning: 'The replica virtual machine is not in the state that planned failover needs.',
    params: ['vm', 'state'],
  },
} as const satisfies FailureTable
