import type { replicationFailures } from '../../failures/replication.ts'
import type { FailureText } from '../shape.ts'

export const replication = {
  'replication.diskNotReplicable': {
    sentence: "IncludedDisks is not valid for Hyper-V operation: '{{path}}' of '{{vm}}' cannot be replicated.",
    next: 'Exclude the pass-through disk or shared VHDX, or convert it to a virtual hard disk.',
  },
  'replication.noExistingCopy': {
    sentence: "The replica of virtual machine '{{vm}}' on {{host}} was not made from an existing virtual machine.",
    next: 'Send the initial copy over the network or on external media.',
  },
  'replication.existingMismatch': {
    sentence:
      "The virtual machine '{{vm}}' on {{host}} has no virtual hard disk that matches '{{disk}}' of the primary.",
    next: 'Bring the disks on {{host}} to the same number and size, or let Hyper-V make a new replica.',
  },
  'replication.hasCheckpoints': {
    sentence: "The virtual machine '{{vm}}' has checkpoints and cannot become a replica.",
    next: 'Delete its checkpoints and wait until they are merged.',
  },
  'replication.extendedFrequency': {
    sentence:
      'Extended replication every {{frequencySeconds}} seconds is not possible while the replica is updated every {{simpleFrequencySeconds}} seconds.',
    next: 'Choose 5 minutes (300) or 15 minutes (900), and not more often than the replica itself is updated.',
  },
  'replication.extendedVss': {
    sentence: 'Extended replication has no application-consistent recovery points.',
    next: 'Switch the VSS snapshot frequency off.',
  },
  'replication.extendedDisks': {
    sentence: "Extended replication of virtual machine '{{vm}}' takes all disks that the replica has.",
    next: 'Leave out no disk; choose the disks on the primary.',
  },
  'replication.extendedExists': {
    sentence: "The replica of virtual machine '{{vm}}' on {{host}} is extended to a third server.",
    next: 'Remove the extended replication on {{host}} first.',
  },
  'replication.extendedNotOffered': {
    sentence: "'{{operation}}' is not offered for the extended replication of virtual machine '{{vm}}'.",
    next: 'Perform it for the replication between the primary and the Replica server, or fail over on the third server.',
  },
  'replication.noExtension': {
    sentence: "Virtual machine '{{vm}}' has no extended replication on this host.",
    next: 'Reverse the replication to the old primary, or enable it anew.',
  },
  'replication.editionTooOld': {
    sentence: 'Windows Server {{edition}} on {{host}} cannot change the set of replicated disks.',
    next: 'Remove replication and enable it again with the disks that you want.',
  },
  'replication.outOfBoundsWrite': {
    sentence:
      "An out-of-bounds write was encountered on the Replica virtual machine '{{vm}}' (disk '{{disk}}'). The primary server VHD might have been resized. Ensure that the disk sizes of the Primary and Replica virtual machines are the same.",
    next: "Resize the disk of the replica to the size of the primary's, then resume replication.",
  },
  'replication.outOfSequence': {
    sentence:
      "The Replica server '{{host}}' received a change log of virtual machine '{{vm}}' that does not follow on what the replica holds.",
    next: 'Resynchronize the virtual machine.',
  },
  'resynchronization.sizeMismatch': {
    sentence:
      "The virtual hard disk '{{disk}}' of virtual machine '{{vm}}' has {{primaryBytes}} on the primary and {{replicaBytes}} on the replica.",
    next: 'Resize one of them, so that both have the same size, and resynchronize again.',
  },
  'resynchronization.merging': {
    sentence:
      "The resynchronization of virtual machine '{{vm}}' is merging its changes and cannot be interrupted any more.",
    next: 'Wait until it has finished.',
  },
  'resynchronization.badInterval': {
    sentence: '{{minutes}} minutes after midnight is not a time of day.',
    next: 'Enter 0 to 1439 minutes; 0 and 1439 allow a resynchronization at any time.',
  },
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
    next: 'Rename that virtual machine on {{host}}, or choose another Replica server.',
    cases: {
      param: 'situation',
      texts: {
        copy: {
          sentence:
            "{{host}} already holds a copy of the virtual machine '{{vm}}', which does not wait for a replication.",
          next: "Keep it: enable it as a Replica virtual machine there (Enable-VMReplication -AsReplica), and choose 'Use an existing virtual machine on the Replica server as the initial copy' here.",
        },
        related: {
          sentence:
            "'{{vm}}' on {{host}} is the same virtual machine and still has a replication of its own: it may hold the newer data.",
          next: 'Look there first which of the two is to go on: reverse the replication from that one, and delete neither before.',
        },
      },
    },
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
    cases: {
      param: 'situation',
      texts: {
        reversed: {
          sentence: "'{{vm}}' on {{host}} is a primary virtual machine by now, and holds the newer data.",
          next: "Remove replication here alone, or set '{{vm}}' as replica here and reverse the replication from {{host}}; leave the replication on {{host}} as it is.",
        },
      },
    },
  },
  'replication.replicaNotReceiving': {
    sentence:
      "The replica of virtual machine '{{vm}}' on '{{host}}' takes no changes, because it is in '{{state}}' state.",
    next: "Resume replication on '{{host}}', or finish the failover there, and resume it here afterwards.",
    cases: {
      param: 'state',
      texts: {
        FailedOverWaitingCompletion: {
          sentence:
            "The replica of virtual machine '{{vm}}' on '{{host}}' takes no changes, because it has failed over.",
          next: "Decide on '{{host}}': cancel the failover there and resume here, or complete it and reverse the replication from there.",
        },
        FailedOver: {
          sentence:
            "The replica of virtual machine '{{vm}}' on '{{host}}' takes no changes, because it has failed over.",
          next: "Reverse the replication from '{{host}}': what has been written there since is newer.",
        },
      },
    },
  },
} satisfies Record<keyof typeof replicationFailures, FailureText>
