import type { initialCopyFailures } from '../../failures/initial-copy.ts'
import type { FailureText } from '../shape.ts'

export const initialCopy = {
  'initialCopy.badPath': {
    sentence: "'{{path}}' is not a full path to a folder on a volume of {{host}}.",
    next: "Enter a path such as 'C:\\Export' on a volume that {{host}} has.",
  },
  'initialCopy.alreadyExists': {
    sentence: "The folder '{{path}}' already exists on {{host}}.",
    next: 'Choose another folder; this one may hold a copy that is still needed.',
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
} satisfies Record<keyof typeof initialCopyFailures, FailureText>
