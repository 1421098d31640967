import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { nothing } from './parts.ts'

const ofCheckpoint = { vmId: ids.vmId, checkpointId: ids.checkpointId }

/** Checkpoints of a virtual machine; its tree is part of the view of the machine. */
export const checkpointCalls = {
  'checkpoint.setType': command({
    summary: 'Sets the checkpoint type of a virtual machine, as Set-VM -CheckpointType.',
    input: z.strictObject({ vmId: ids.vmId, checkpointType: ids.checkpointType }),
    output: nothing,
    failures: ['vm.unknown', 'host.off'],
  }),
  'checkpoint.create': command({
    summary: 'Takes a checkpoint of a virtual machine, as Checkpoint-VM.',
    input: z.strictObject({
      vmId: ids.vmId,
      /** Left out: the name of the machine and the time. */
      name: z.string().optional(),
    }),
    output: z.object({ checkpointId: ids.checkpointId, kind: z.enum(['production', 'standard']) }),
    failures: [
      'vm.unknown',
      'host.off',
      'vm.wrongState',
      'checkpoint.disabled',
      'checkpoint.productionFailed',
      'checkpoint.tooMany',
      'checkpoint.onReplica',
      'checkpoint.badName',
      'checkpoint.merging',
      'checkpoint.diskNotSupported',
      'disk.volumeFull',
    ],
  }),
  'checkpoint.apply': command({
    summary: 'Brings a virtual machine back to a checkpoint and gives up what it wrote since, as Restore-VMSnapshot.',
    input: z.strictObject(ofCheckpoint),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'checkpoint.unknown',
      'checkpoint.onReplica',
      'checkpoint.merging',
      'vm.preparedForFailover',
    ],
  }),
  'checkpoint.remove': command({
    summary: 'Deletes a checkpoint, or its whole subtree, and merges the disks, as Remove-VMSnapshot.',
    input: z.strictObject({ ...ofCheckpoint, includeSubtree: z.boolean().default(false) }),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'checkpoint.unknown', 'checkpoint.merging'],
  }),
  'checkpoint.rename': command({
    summary: 'Renames a checkpoint, as Rename-VMSnapshot.',
    input: z.strictObject({ ...ofCheckpoint, name: z.string() }),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'checkpoint.unknown', 'checkpoint.badName'],
  }),
}
