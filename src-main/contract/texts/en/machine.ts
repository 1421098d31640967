import type { machineFailures } from '../../failures/machine.ts'
import type { FailureText } from '../shape.ts'

export const machine = {
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
  'disk.badName': {
    sentence: "'{{name}}' cannot be the name of a virtual hard disk.",
    next: 'Enter a file name without folder and extension.',
  },
  'disk.badFolder': {
    sentence: "'{{folder}}' is not the full path of a folder.",
    next: 'Enter a path such as D:\\VHD.',
  },
  'disk.unknownVolume': {
    sentence: '{{host}} has no volume {{volume}}.',
    next: 'Choose a folder on a volume of {{host}}.',
  },
  'disk.badDriveLetter': {
    sentence: "The guest cannot give a disk the drive letter '{{driveLetter}}'.",
    next: 'Choose a letter from C to Z that no other disk of the guest has.',
  },
  'disk.duplicatePath': {
    sentence: "The file '{{path}}' already belongs to another virtual hard disk.",
    next: 'Choose another name or folder.',
  },
  'disk.last': {
    sentence: "'{{vm}}' would have no virtual hard disk left.",
    next: 'Add another disk first, or delete the virtual machine.',
  },
  'disk.replicated': {
    sentence: "The virtual hard disk '{{path}}' of '{{vm}}' replicates.",
    next: "Exclude the disk from replication, or remove the replication of '{{vm}}', and try again.",
  },
  'disk.hasCheckpoints': {
    sentence: "The disks of '{{vm}}' are the parents of differencing disks and cannot be changed.",
    next: "Delete the checkpoints of '{{vm}}', or complete its failover, and wait until the disks are merged.",
  },
  'disk.resizeOnline': {
    sentence: "The virtual hard disk '{{path}}' cannot be resized while '{{vm}}' is running.",
    next: "Turn '{{vm}}' off first, or convert the disk to VHDX.",
  },
  'disk.tooSmall': {
    sentence: "The virtual hard disk '{{path}}' holds {{usedBytes}} and cannot be smaller.",
    next: 'Choose a size that is not below what the disk holds.',
  },
  'disk.notResizable': {
    sentence: "The disk '{{path}}' has no size of its own.",
    next: 'Resize the physical disk or the parent of the differencing disk instead.',
  },
  'guest.badWrite': {
    sentence: 'A guest cannot write {{sizeBytes}} to this disk at once.',
    next: 'Enter a size of up to {{sizeBytesMax}}.',
  },
  'guest.badChurnProfile': {
    sentence: '{{value}} does not fit into this profile of writing.',
    next: 'Enter a number from {{valueMin}} to {{valueMax}}.',
  },
  'adapter.tooMany': {
    sentence: 'A virtual machine can have no more than {{countMax}} network adapters of this kind.',
    next: 'Remove an adapter first.',
  },
  'adapter.badName': {
    sentence: "'{{name}}' cannot be the name of a network adapter.",
    next: 'Enter 1 to 100 characters.',
  },
  'adapter.badVlan': {
    sentence: '{{vlanId}} is not a VLAN identifier.',
    next: 'Enter a number from 1 to 4094, or clear the field for untagged traffic.',
  },
  'adapter.badMacAddress': {
    sentence: "'{{macAddress}}' is not a MAC address that an adapter can have.",
    next: 'Enter six pairs of hexadecimal digits such as 00-15-5D-01-02-03.',
  },
  'adapter.duplicateMacAddress': {
    sentence: "The MAC address {{macAddress}} already belongs to '{{owner}}'.",
    next: 'Enter another address, or choose a dynamic one.',
  },
  'adapter.legacyGeneration2': {
    sentence: "'{{vm}}' is of generation 2 and has no legacy network adapters.",
    next: 'Add a network adapter instead.',
  },
  'adapter.legacyFailoverIp': {
    sentence: "Failover TCP/IP does not work with the legacy network adapter '{{adapter}}'.",
    next: 'Use a network adapter that is not a legacy one, or set the address in the guest after the failover.',
  },
  'ip.badIpv6Address': {
    sentence: "'{{address}}' is not an IPv6 address that an adapter can have.",
    next: 'Enter an address such as 2001:db8::50.',
  },
  'ip.badPrefixLength': {
    sentence: 'A subnet prefix cannot have {{prefixLength}} bits.',
    next: 'Enter a number from 1 to 128, usually 64.',
  },
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
  'replication.diskNotReplicable': {
    sentence: "IncludedDisks is not valid for Hyper-V operation: '{{path}}' of '{{vm}}' cannot be replicated.",
    next: 'Exclude the pass-through disk or shared VHDX, or convert it to a virtual hard disk.',
  },
} satisfies Record<keyof typeof machineFailures, FailureText>
