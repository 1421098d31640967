import type { relationshipFailures } from '../../failures/relationship.ts'
import type { FailureText } from '../shape.ts'

/** Where a sentence of Windows is confirmed (Hyper-V Replica reference 4), these are its words. */
export const relationship = {
  'initialCopy.badPath': {
    sentence: "'{{path}}' is not a full path to a folder on a volume of {{host}}.",
    next: "Enter a path such as 'C:\\Export' on a volume that {{host}} has.",
  },
  'initialCopy.alreadyExists': {
    sentence: "The folder '{{path}}' already exists on {{host}}.",
    next: 'Choose another folder, or delete this one.',
  },
  'initialCopy.notAlone': {
    sentence: 'An initial copy on external media is written at once and in full.',
    next: 'Leave out the start time and the comparison with an existing virtual machine.',
  },
  'initialCopy.unknown': {
    sentence: "There is no initial copy in the folder '{{path}}' on {{host}}.",
    next: 'Carry the exported folder to {{host}}, or enter the folder that was exported for this virtual machine.',
  },
  'initialCopy.otherMachine': {
    sentence: "The initial copy in '{{path}}' does not belong to virtual machine '{{vm}}' and its present replication.",
    next: "Import the folder that was exported for this replication of '{{vm}}'.",
  },
  'initialCopy.exported': {
    sentence:
      "The initial copy of virtual machine '{{vm}}' has been exported; its initial replication cannot be stopped any more.",
    next: "Import '{{path}}' on the Replica server, or remove replication on both hosts.",
  },
  'initialCopy.beingWritten': {
    sentence: "The export to '{{path}}' on {{host}} has not finished yet.",
    next: 'Wait until it has finished, or stop the initial replication.',
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
  'failover.reverseExtended': {
    sentence:
      "The replication of virtual machine '{{vm}}' cannot be reversed in this dialog, because its replica on {{host}} is extended to a third server.",
    next: "Clear 'Reverse the replication direction after failover', and choose on {{host}} after the failover how replication goes on.",
  },
} satisfies Readonly<Record<keyof typeof relationshipFailures, FailureText>>
