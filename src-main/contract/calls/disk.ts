import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { diskAttachment } from '../views/vm.ts'
import { nothing } from './parts.ts'

const ofDisk = { vmId: ids.vmId, diskId: ids.diskId }

/** Virtual hard disks of a machine: Settings > SCSI Controller, and Edit Disk. */
export const diskCalls = {
  'disk.add': command({
    summary: 'Adds a new virtual hard disk to a virtual machine, running or not.',
    input: z.strictObject({
      vmId: ids.vmId,
      sizeBytes: ids.bytes,
      format: z.enum(['VHDX', 'VHD']).default('VHDX'),
      kind: z.enum(['fixed', 'dynamic', 'differencing']).default('dynamic'),
      /** What it takes of its volume at first; left out: all of it for a fixed disk, otherwise what an empty file takes. */
      usedBytes: ids.bytes.optional(),
      /** Without folder and extension; left out: the name of the machine and a number. */
      name: z.string().optional(),
      /** Left out: the folder of the first disk. */
      folder: z.string().optional(),
      /** Of the partition that the guest has on it; left out: the next free one. */
      driveLetter: z.string().optional(),
      /** Pass-through disks and a VHDX that machines share do not replicate. */
      attachment: diskAttachment.default('virtualHardDisk'),
    }),
    output: z.object({ diskId: ids.diskId }),
    failures: [
      'vm.unknown',
      'host.off',
      'vm.wrongState',
      'disk.badSize',
      'disk.badName',
      'disk.badFolder',
      'disk.badDriveLetter',
      'disk.duplicatePath',
      'disk.tooMany',
      'disk.volumeFull',
      'disk.unknownVolume',
    ],
  }),
  'disk.remove': command({
    summary: 'Takes a virtual hard disk that does not replicate away from a virtual machine and deletes its file.',
    input: z.strictObject(ofDisk),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.wrongState',
      'disk.unknown',
      'disk.last',
      'disk.replicated',
      'disk.hasCheckpoints',
    ],
  }),
  'disk.resize': command({
    summary: 'Sets the size of a virtual hard disk on this host alone; a replicated one has to be resized on both.',
    input: z.strictObject({ ...ofDisk, sizeBytes: ids.bytes }),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'disk.unknown',
      'disk.badSize',
      'disk.resizeOnline',
      'disk.tooSmall',
      'disk.notResizable',
      'disk.hasCheckpoints',
      'disk.volumeFull',
      'vm.wrongState',
    ],
  }),
  'disk.editOffline': command({
    summary: 'Mounts a virtual hard disk of a machine that is off and changes something on it, past Hyper-V.',
    input: z.strictObject({
      ...ofDisk,
      sizeBytes: ids.bytes.default(4096),
      /** A file of the guest that is written; left out: something without a name. */
      path: z.string().optional(),
    }),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.wrongState',
      'disk.unknown',
      'disk.hasCheckpoints',
      'vm.preparedForFailover',
      'guest.badPath',
      'guest.badWrite',
    ],
  }),
}
