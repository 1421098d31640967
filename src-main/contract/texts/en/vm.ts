import type { vmFailures } from '../../failures/vm.ts'
import type { FailureText } from '../shape.ts'

export const vm = {
  'vm.badMemory': {
    sentence: 'A virtual machine cannot start with {{memoryBytes}} of memory.',
    next: 'Enter a whole number of megabytes from {{memoryBytesMin}} to {{memoryBytesMax}}.',
  },
  'vm.badDynamicMemory': {
    sentence:
      'Dynamic memory from {{minimumBytes}} to {{maximumBytes}} does not enclose the startup memory of {{memoryBytes}}.',
    next: 'Choose a minimum that is not above the startup memory, and a maximum that is not below it.',
  },
  'vm.badProcessorCount': {
    sentence: 'A virtual machine on {{host}} cannot have {{processorCount}} virtual processors.',
    next: 'Enter a number from 1 to {{processorCountMax}}, the logical processors of the host.',
  },
  'vm.badSeconds': {
    sentence: '{{seconds}} seconds are out of range.',
    next: 'Enter a number from 0 to {{secondsMax}}.',
  },
  'vm.shutdownServiceMissing': {
    sentence: "Failed to shut down the virtual machine '{{vm}}': the device is not ready.",
    next: "Switch on the integration service 'Operating system shutdown' of '{{vm}}', shut it down from inside the guest, or turn it off.",
  },
  'vm.storageFull': {
    sentence: "'{{vm}}' cannot go on because volume {{volume}} has no free space.",
    next: "Free space on volume {{volume}}, then resume '{{vm}}'.",
  },
  'vm.storageLost': {
    sentence: "Virtual hard disks of '{{vm}}' are on volume {{volume}} of {{host}}, which is offline.",
    next: 'Bring {{volume}} online, then try again.',
  },
  'guest.badWrite': {
    sentence: 'A guest cannot write {{sizeBytes}} to this disk at once.',
    next: 'Enter a size of up to {{sizeBytesMax}}.',
  },
  'guest.badChurnProfile': {
    sentence: '{{value}} does not fit into this profile of writing.',
    next: 'Enter a number from {{valueMin}} to {{valueMax}}.',
  },
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
  'guest.badPath': {
    sentence: "'{{path}}' is not the full path of a file in a Windows guest.",
    next: 'Enter a path such as C:\\Data\\orders.txt.',
  },
  'guest.badChurn': {
    sentence: 'A guest cannot write {{bytesPerHour}} per hour.',
    next: 'Enter a rate from 0 to {{bytesPerHourMax}} per hour.',
  },
  'vm.versionNotSupported': {
    sentence:
      "'{{vm}}' has the configuration version {{version}}, which Windows Server {{edition}} on {{host}} cannot run.",
    next: 'Replicate to a host with Windows Server {{oldest}} or newer.',
  },
} satisfies Record<keyof typeof vmFailures, FailureText>
