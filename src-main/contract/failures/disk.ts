import { windowsCodes } from '../windows-codes.ts'
import type { FailureTable } from './table.ts'

/** Virtual hard disks. */
export const diskFailures = {
  'disk.badName': { meaning: 'Not a file name without folder and extension.', params: ['name'] },
  'disk.badFolder': { meaning: 'Not the full path of a folder on a drive.', params: ['folder'] },
  'disk.unknownVolume': { meaning: 'The host has no volume with this letter.', params: ['host', 'volume'] },
  'disk.badDriveLetter': {
    meaning: 'Not a letter from C to Z, or taken by another disk of the guest.',
    params: ['driveLetter'],
  },
  'disk.duplicatePath': { meaning: 'Another virtual hard disk has this file.', params: ['path'] },
  'disk.last': { meaning: 'A virtual machine keeps at least one disk here.', params: ['vm'] },
  'disk.replicated': { meaning: 'The disk takes part in replication.', params: ['vm', 'path'] },
  'disk.hasCheckpoints': {
    meaning: 'Checkpoints or an unfinished failover derive from the disk, so it must not change.',
    params: ['vm'],
  },
  'disk.resizeOnline': {
    meaning: 'Only a VHDX of generation 2 or on a SCSI controller can be resized while the machine runs.',
    params: ['vm', 'path'],
  },
  'disk.tooSmall': { meaning: 'A disk cannot shrink below what it holds.', params: ['path', 'usedBytes'] },
  'disk.notResizable': { meaning: 'Pass-through and differencing disks have no size of their own.', params: ['path'] },
  'disk.unknown': { meaning: 'No disk has this id.', params: ['diskId'] },
  'disk.badSize': { meaning: 'A VHDX has 3 MB to 64 TB, a VHD up to 2040 GB.', params: ['sizeBytes', 'sizeBytesMax'] },
  'disk.volumeFull': {
    meaning: 'The volume has too little space for the disk.',
    params: ['volume', 'neededBytes', 'freeBytes'],
    windowsCode: windowsCodes.ERROR_DISK_FULL,
  },
  'disk.tooMany': { meaning: 'More disks than the controllers can hold.', params: ['countMax'] },
} as const satisfies FailureTable
