import type { faultFailures } from '../../failures/fault.ts'
import type { FailureText } from '../shape.ts'

export const fault = {
  'fault.targetMissing': {
    sentence: '{{faultId}} needs a target ({{needed}}), and there is more than one or none.',
    next: 'Name the target: a host, two hosts or a virtual machine, as the list of faults says.',
  },
  'fault.notApplicable': {
    sentence: '{{faultId}} cannot be injected there ({{reason}}).',
    next: 'Choose another target.',
    cases: {
      param: 'reason',
      texts: {
        notReplicaServer: {
          sentence: '{{faultId}} cannot be injected there: it is not enabled as a Replica server.',
          next: 'Enable the host as a Replica server first.',
        },
        noRelationship: {
          sentence: '{{faultId}} cannot be injected there: no virtual machine replicates there.',
          next: 'Enable replication for a virtual machine first.',
        },
        notReplicating: {
          sentence: "{{faultId}} cannot be injected there: replication is not in the 'Replicating' state.",
          next: 'Wait until the virtual machine replicates normally.',
        },
        notFailedOver: {
          sentence: '{{faultId}} cannot be injected there: the virtual machine has not failed over.',
          next: 'Fail over to the replica first.',
        },
        notInDomain: {
          sentence: '{{faultId}} cannot be injected there: the host belongs to no domain.',
          next: 'Join both hosts to domains that trust each other.',
        },
        sharesDomain: {
          sentence: '{{faultId}} cannot be injected there: both hosts belong to domains that trust each other.',
          next: 'Use two hosts in a workgroup.',
        },
        noCertificate: {
          sentence: '{{faultId}} cannot be injected there: the host has no such certificate.',
          next: 'Import a certificate with its private key on the host first.',
        },
        alreadySo: {
          sentence: '{{faultId}} cannot be injected there: that is so already.',
          next: 'Nothing has to be done; put it right by hand first if you want to see the difference.',
        },
        vmRunning: {
          sentence: '{{faultId}} cannot be injected there: the virtual machine is running.',
          next: 'Turn the virtual machine off first.',
        },
        vmOff: {
          sentence: '{{faultId}} cannot be injected there: the virtual machine is not running.',
          next: 'Start the virtual machine first.',
        },
        noRecoveryPoint: {
          sentence: '{{faultId}} cannot be injected there: the replica has no additional recovery point.',
          next: 'Let the replica keep additional hourly recovery points and wait for the first of them.',
        },
        noCheckpoint: {
          sentence: '{{faultId}} cannot be injected there: the virtual machine has no checkpoint.',
          next: 'Create a checkpoint of the virtual machine first.',
        },
        hasCheckpoints: {
          sentence: '{{faultId}} cannot be injected there: the virtual machine has checkpoints.',
          next: 'Remove the checkpoints of the virtual machine first.',
        },
        replicates: {
          sentence: '{{faultId}} cannot be injected there: the virtual machine already replicates.',
          next: 'Choose a virtual machine for which replication is not enabled.',
        },
        noName: {
          sentence: '{{faultId}} cannot be injected there: no DNS record belongs to it.',
          next: 'Give it an address and a record in DNS first.',
        },
        notResizable: {
          sentence: '{{faultId}} cannot be injected there: none of its virtual hard disks can be made larger now.',
          next: 'Turn the virtual machine off, remove its checkpoints, or free some space on the volume.',
        },
        thirdHostMissing: {
          sentence:
            '{{faultId}} cannot be injected there: there is no third host that replication could be extended to.',
          next: 'Add a third host that has power.',
        },
        oldPrimaryMissing: {
          sentence: '{{faultId}} cannot be injected there: the old primary virtual machine is not at hand.',
          next: 'Give its host power and make sure that it still belongs to the relationship.',
        },
      },
    },
  },
  'fault.alreadyActive': {
    sentence: '{{faultId}} is already active there.',
    next: 'Heal it first, or choose another target.',
  },
  'fault.notActive': {
    sentence: '{{faultId}} is not active there.',
    next: 'Look at the list of faults for those that are active.',
  },
} satisfies Record<keyof typeof faultFailures, FailureText>
