import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { initialCopyView } from '../views/replication.ts'

const nothing = z.object({})
const ofVm = { vmId: ids.vmId }

/** Initial replication without the line: by export and import, or from a machine that is already there (rows 4 to 6). */
export const initialCopyCalls = {
  'replication.importInitial': command({
    summary: 'Imports an exported initial copy on the Replica server, as Import-VMInitialReplication.',
    input: z.strictObject({
      ...ofVm,
      ...ids.ofRelationship,
      /** The folder of the copy, on a volume of this host. */
      path: z.string(),
    }),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.storageLost',
      'replication.notEnabled',
      'replication.wrongSide',
      'replication.wrongState',
      'initialCopy.unknown',
      'initialCopy.otherMachine',
      'replication.storageFull',
    ],
  }),
  'replication.enableAsReplica': command({
    summary:
      'Makes an existing machine wait for a primary with the same id, as Enable-VMReplication -AsReplica on the Replica server.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.wrongState',
      'replication.alreadyEnabled',
      'connection.notReplicaServer',
      'replication.hasCheckpoints',
    ],
  }),
  'initialCopy.list': query({
    summary: 'Folders with exported initial copies, and where they are.',
    input: z.strictObject({ hostId: ids.hostId.optional() }),
    output: z.object({ copies: z.array(initialCopyView) }),
    failures: [],
  }),
  'initialCopy.carry': command({
    summary: 'Carries the folder of an exported initial copy to another host, as on an external disk.',
    input: z.strictObject({
      fromHostId: ids.hostId,
      path: z.string(),
      toHostId: ids.hostId,
      /** The folder that shall hold it there; left out: the same path. */
      toPath: z.string().optional(),
    }),
    output: z.object({ path: z.string() }),
    failures: [
      'host.unknown',
      'host.off',
      'initialCopy.unknown',
      'initialCopy.badPath',
      'initialCopy.alreadyExists',
      'initialCopy.beingWritten',
      'disk.volumeFull',
    ],
  }),
  'initialCopy.remove': command({
    summary: 'Deletes the folder of an exported initial copy.',
    input: z.strictObject({ hostId: ids.hostId, path: z.string() }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'initialCopy.unknown', 'initialCopy.beingWritten'],
  }),
  'vm.copyToHost': command({
    summary:
      'Copies a machine to another host and keeps its id, as Export-VM there and Import-VM -Copy here; the copy is off and connected to nothing.',
    input: z.strictObject({ ...ofVm, hostId: ids.hostId }),
    output: z.object({ vmId: ids.vmId }),
    failures: [
      'vm.unknown',
      'host.unknown',
      'host.off',
      'volume.offline',
      'vm.wrongState',
      'vm.replicated',
      'vm.duplicateName',
      'vm.tooMany',
      'disk.volumeFull',
    ],
  }),
}
