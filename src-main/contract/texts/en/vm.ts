import type { vmFailures } from '../../failures/vm.ts'
import type { FailureText } from '../shape.ts'

export const vm = {
  'vm.unknown': {
    sentence: 'There is no virtual machine with the id {{vmId}}.',
    next: 'Choose a virtual machine from the list.',
  },
  'vm.badName': {
    sentence: "'{{name}}' cannot be the name of a virtual machine.",
    next: 'Enter 1 to 64 characters without \\ / : * ? " < > |.',
  },
  'vm.duplicateName': {
    sentence: "The host {{host}} already has a virtual machine '{{name}}'.",
    next: 'Choose another name.',
  },
  'vm.wrongState': {
    sentence: "'{{operation}}' cannot be performed while the virtual machine '{{vm}}' is in the state {{state}}.",
    next: 'Bring the virtual machine into the right state and try again.',
  },
  'vm.startNeedsFailover': {
    sentence: "'{{vm}}' is a Replica virtual machine and cannot be started until a failover.",
    next: 'Start a planned failover on the primary server, or a failover here if the primary is lost.',
  },
  'vm.preparedForFailover': {
    sentence: "'{{vm}}' is prepared for planned failover and cannot be started.",
    next: 'Finish the failover on the Replica server, or cancel the planned failover.',
  },
  'vm.notEnoughMemory': {
    sentence:
      'Not enough memory in the system to start the virtual machine {{vm}} with ram size {{ramSize}} megabytes.',
    next: "{{freeBytes}} of the memory of {{host}} are free: turn off another virtual machine, or give '{{vm}}' less memory.",
  },
  'vm.notRunning': {
    sentence: "The virtual machine '{{vm}}' is not running.",
    next: "Start '{{vm}}' and try again.",
  },
  'vm.replicated': {
    sentence: "The virtual machine '{{vm}}' still replicates.",
    next: 'Remove replication on this host first.',
  },
  'vm.tooMany': {
    sentence: 'The host already holds {{countMax}} virtual machines, which is the most that it can hold.',
    next: 'Choose another host.',
  },
  'disk.unknown': {
    sentence: 'There is no virtual hard disk with the id {{diskId}}.',
    next: 'Choose a disk of this virtual machine.',
  },
  'disk.badSize': {
    sentence: 'A virtual hard disk cannot have {{sizeBytes}}.',
    next: 'Choose a size from 3 MB to {{sizeBytesMax}}.',
  },
  'disk.volumeFull': {
    sentence: 'The disk needs {{neededBytes}}, but volume {{volume}} has only {{freeBytes}} free.',
    next: 'Choose a smaller disk or another volume.',
  },
  'disk.tooMany': {
    sentence: 'A virtual machine can hold no more than {{countMax}} virtual hard disks.',
    next: 'Leave a disk out.',
  },
  'adapter.unknown': {
    sentence: 'The virtual machine has no network adapter with the id {{adapterId}}.',
    next: 'Choose a network adapter of this virtual machine.',
  },
  'guest.badPath': {
    sentence: "'{{path}}' is not the full path of a file in a Windows guest.",
    next: 'Enter a path such as C:\\Data\\orders.txt.',
  },
  'guest.badChurn': {
    sentence: 'A guest cannot write {{bytesPerHour}} per hour.',
    next: 'Enter a rate from 0 to {{bytesPerHourMax}} per hour.',
  },
} satisfies Record<keyof typeof vmFailures, FailureText>
