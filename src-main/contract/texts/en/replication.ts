import type { replicationFailures } from '../../failures/replication.ts'
import type { FailureText } from '../shape.ts'

/** Where a sentence of Windows is confirmed (Hyper-V Replica reference 2.2 and 2.5), these are its words. */
export const replication = {
  'replication.alreadyEnabled': {
    sentence: "Replication is already enabled for virtual machine '{{vm}}'.",
    next: 'Change its settings, or remove replication before you enable it again.',
  },
  'replication.notEnabled': {
    sentence: "'{{operation}}' is not applicable on virtual machine '{{vm}}', because replication is not enabled.",
    next: "Enable replication for '{{vm}}' first.",
  },
  'replication.wrongSide': {
    sentence: "'{{operation}}' for virtual machine '{{vm}}' cannot be performed on this host.",
    next: 'Perform it on the host where the Replication Mode of the virtual machine is {{side}}.',
  },
  'replication.wrongState': {
    sentence:
      "Replication task '{{operation}}' cannot be performed when replication is in '{{state}}' state for virtual machine '{{vm}}'.",
    next: 'Look at the replication health of the virtual machine for what this state waits for.',
  },
  'replication.badFrequency': {
    sentence: 'Hyper-V does not replicate every {{frequencySeconds}} seconds.',
    next: 'Choose 30 seconds, 5 minutes (300) or 15 minutes (900).',
  },
  'replication.badHistory': {
    sentence: 'Additional recovery points cannot cover {{hours}} hours.',
    next: 'Enter 0 to 24 hours; 0 keeps only the latest recovery point.',
  },
  'replication.badVssFrequency': {
    sentence: 'Application-consistent recovery points cannot be made every {{hours}} hours.',
    next: 'Enter 1 to 12 hours.',
  },
  'replication.vssNeedsHistory': {
    sentence: 'Application-consistent recovery points need additional hourly recovery points.',
    next: 'Choose to create additional hourly recovery points, or switch the VSS snapshot frequency off.',
  },
  'replication.noDisk': {
    sentence: "No virtual hard disk of '{{vm}}' is chosen for replication.",
    next: 'Choose at least one virtual hard disk.',
  },
  'replication.sameHost': {
    sentence: '{{host}} is the host of the virtual machine itself.',
    next: 'Enter the name of another server as the Replica server.',
  },
  'replication.nameTaken': {
    sentence: "{{host}} already has a virtual machine '{{vm}}' that does not belong to this replication.",
    next: 'Remove or rename that virtual machine on {{host}} and try again.',
  },
  'replication.storageFull': {
    sentence: 'The replica needs {{neededBytes}}, but volume {{volume}} of {{host}} has only {{freeBytes}} free.',
    next: 'Choose another storage location on {{host}}, or leave out a disk.',
  },
  'replication.startTooLate': {
    sentence: 'The initial replication can start at most {{daysMax}} days from now.',
    next: 'Choose an earlier time.',
  },
  'replication.transferUnderWay': {
    sentence: "A transfer for virtual machine '{{vm}}' is under way.",
    next: 'Wait until it has finished, or stop it.',
  },
  'replication.replicaMissing': {
    sentence:
      "The Replica server '{{host}}' holds no replica of virtual machine '{{vm}}' that belongs to this relationship.",
    next: 'Remove replication on both hosts and enable it again.',
  },
  'replication.replicaNotReceiving': {
    sentence:
      "The replica of virtual machine '{{vm}}' on '{{host}}' takes no changes, because it is in '{{state}}' state.",
    next: "Resume replication on '{{host}}', or finish the failover there, and resume it here afterwards.",
  },
  'failover.vmRunning': {
    sentence: "The virtual machine '{{vm}}' must be turned off for planned failover.",
    next: 'Turn off the virtual machine and try again.',
  },
  'failover.primaryRunning': {
    sentence: "The primary virtual machine '{{vm}}' is still running on {{host}}.",
    next: 'Use a planned failover from {{host}}, which loses nothing, or turn the primary virtual machine off.',
  },
  'failover.testRunning': {
    sentence: "Hyper-V did not allow the operation for virtual machine '{{vm}}' because test failover is enabled.",
    next: 'Stop test failover and try again.',
  },
  'failover.noRecoveryPoint': {
    sentence:
      "Hyper-V failed to fail over to the selected recovery point for '{{vm}}': {{recoveryPointId}} does not exist.",
    next: 'Try a more recent recovery point.',
  },
  'failover.notFailedOver': {
    sentence: "'{{operation}}' is not applicable on virtual machine '{{vm}}', because it has not failed over.",
    next: 'Fail over first; while replication works, nothing has to be done.',
  },
  'failover.completed': {
    sentence: "The failover of virtual machine '{{vm}}' is complete and cannot be cancelled.",
    next: 'Reverse replication to bring the virtual machine back later.',
  },
  'failover.reverseNotReplicaServer': {
    sentence: '{{host}} is not enabled as a Replica server that accepts {{peer}}, so replication cannot be reversed.',
    next: 'Enable {{host}} as a Replica server with its own certificate, and enable its firewall rule, then try again.',
  },
  'failover.reverseTrustedHosts': {
    sentence:
      'The WinRM client cannot process the request: in a workgroup {{host}} and {{peer}} must list each other in TrustedHosts, which is not so on {{missing}}.',
    next: 'Add each host to the TrustedHosts of the other and try again.',
  },
  'failover.reverseOldPrimaryRunning': {
    sentence: "The old primary virtual machine '{{vm}}' is running on {{host}}, so replication cannot be reversed.",
    next: "Turn off '{{vm}}' on {{host}} and try again.",
  },
  'failover.reverseNotAsReplica': {
    sentence: "'{{vm}}' on {{host}} still takes itself for the primary, so replication cannot be reversed.",
    next: 'Set it as replica on {{host}} (Set-VMReplication -AsReplica) and try again.',
  },
  'failover.replicaNotReady': {
    sentence: "The Replica virtual machine '{{vm}}' is in the state {{state}} and cannot take over.",
    next: 'Wait until it replicates normally and try again.',
  },
} satisfies Record<keyof typeof replicationFailures, FailureText>
