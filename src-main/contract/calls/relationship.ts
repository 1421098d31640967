import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { gateFailures, peerFailures } from './replication.ts'

const nothing = z.object({})
const ofVm = { vmId: ids.vmId }

/** Chains of three hosts, changed sets of disks, and resynchronization (rows 11, 25 and 27). */
export const relationshipCalls = {
  'replication.changeModeToPrimary': command({
    summary:
      'After a completed failover on the middle host of a chain: makes its extended relationship the only one (ChangeReplicationModeToPrimary).',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.storageLost',
      'replication.notEnabled',
      'replication.wrongState',
      'replication.noExtension',
    ],
  }),
  'replication.changeDisks': command({
    summary:
      'Changes which disks replicate, as Set-VMReplication -ReplicatedDisks; a new disk gets its own initial copy.',
    input: z.strictObject({ ...ofVm, replicatedDiskIds: z.array(ids.diskId) }),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'replication.notEnabled',
      'replication.wrongSide',
      'replication.wrongState',
      'replication.noDisk',
      'replication.diskNotReplicable',
      'replication.extendedExists',
      'replication.editionTooOld',
      'replication.outOfBoundsWrite',
      'disk.unknown',
      ...gateFailures,
      'vm.storageLost',
      ...peerFailures,
    ],
  }),
  'replication.stopResynchronization': command({
    summary: 'Cancels a running, paused or scheduled resynchronization, as Stop-VMReplication.',
    input: z.strictObject({ ...ofVm, ...ids.ofRelationship }),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.storageLost',
      'replication.notEnabled',
      'replication.wrongSide',
      'replication.wrongState',
      'resynchronization.merging',
    ],
  }),
}
