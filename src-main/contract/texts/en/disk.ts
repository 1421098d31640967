import type { diskFailures } from '../../failures/disk.ts'
import type { FailureText } from '../shape.ts'

export const disk = {
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
} satisfies Record<keyof typeof diskFailures, FailureText>
