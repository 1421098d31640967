import type { checkpointFailures } from '../../failures/checkpoint.ts'
import type { FailureText } from '../shape.ts'

export const checkpoint = {
  'checkpoint.unknown': {
    sentence: 'The virtual machine has no checkpoint with the id {{checkpointId}}.',
    next: 'Choose a checkpoint of this virtual machine.',
  },
  'checkpoint.disabled': {
    sentence: "Checkpoints are disabled for '{{vm}}'.",
    next: "Choose another checkpoint type in the settings of '{{vm}}'.",
  },
  'checkpoint.productionFailed': {
    sentence: "Production checkpoints cannot be created for '{{vm}}'.",
    next: "Start the guest and switch on its integration service 'Backup (volume shadow copy)', or allow standard checkpoints.",
  },
  'checkpoint.tooMany': {
    sentence: "'{{vm}}' already has {{countMax}} checkpoints, which is the most that it can have.",
    next: 'Delete a checkpoint first.',
  },
  'checkpoint.onReplica': {
    sentence: "'{{vm}}' is a Replica virtual machine; only a failover creates a checkpoint of it.",
    next: 'Take the checkpoint of the primary virtual machine.',
  },
  'checkpoint.badName': {
    sentence: "'{{name}}' cannot be the name of a checkpoint.",
    next: 'Enter 1 to 100 characters.',
  },
  'checkpoint.merging': {
    sentence: "The disks of '{{vm}}' are still being merged.",
    next: 'Wait until the merge has ended and try again.',
  },
  'checkpoint.diskNotSupported': {
    sentence: "'{{vm}}' cannot have checkpoints because of its disk '{{path}}'.",
    next: 'Replace the pass-through disk or shared VHDX with a virtual hard disk of its own.',
  },
} satisfies Record<keyof typeof checkpointFailures, FailureText>
