import type { failoverFailures } from '../../failures/failover.ts'
import type { FailureText } from '../shape.ts'

export const failover = {
  'failover.pointInvalid': {
    sentence: "Hyper-V failed to fail over to the selected recovery point for '{{vm}}': General access denied error.",
    next: 'Try a more recent recovery point.',
  },
  'failover.reverseExtended': {
    sentence:
      "The replication of virtual machine '{{vm}}' cannot be reversed in this dialog, because its replica on {{host}} is extended to a third server.",
    next: "Clear 'Reverse the replication direction after failover', and choose on {{host}} after the failover how replication goes on.",
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
    cases: {
      param: 'state',
      texts: {
        Suspended: {
          sentence: "The Replica virtual machine '{{vm}}' is paused and cannot take over.",
          next: 'Resume replication on the Replica server, wait until it replicates normally, and try again.',
        },
      },
    },
  },
} satisfies Record<keyof typeof failoverFailures, FailureText>
