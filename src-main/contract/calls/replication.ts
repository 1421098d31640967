import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { replicationView } from '../views/replication.ts'
import {
  extendedFailures,
  gateFailures,
  nothing,
  ofSide,
  ofVm,
  peerFailures,
  settingsFailures,
  stateFailures,
} from './parts.ts'
import { replicaPorts } from '../limits/ports.ts'
import { usualFrequencySeconds } from '../limits/replication.ts'

const relationshipSettings = {
  replicaServer: z.string(),
  port: ids.port.default(replicaPorts.certificate),
  authentication: ids.authentication.default('certificate'),
  certificateId: ids.certificateId.nullable().default(null),
  compression: z.boolean().default(true),
  /** As -BypassProxyServer. */
  bypassesProxy: z.boolean().default(false),
  frequencySeconds: z.int().default(usualFrequencySeconds),
  recoveryHistoryHours: z.int().default(0),
  vssFrequencyHours: z.int().default(0),
}

/** Replication of a machine from its enabling to its removal; rows of Hyper-V Replica reference 2.2. */
export const replicationCalls = {
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
  'replication.enable': command({
    summary:
      'Enables replication of a virtual machine, as Enable-VMReplication; on a replica it extends replication to a third host. Does not start the initial replication.',
    input: z.strictObject({ ...ofVm, ...relationshipSettings, excludedDiskIds: z.array(ids.diskId).default([]) }),
    output: z.object({ replicaVmId: ids.vmId }),
    failures: [
      'vm.unknown',
      'vm.storageLost',
      'host.off',
      'replication.alreadyEnabled',
      'replication.wrongState',
      'replication.sameHost',
      'replication.nameTaken',
      'vm.versionNotSupported',
      'replication.noDisk',
      'replication.diskNotReplicable',
      'disk.unknown',
      'replication.storageFull',
      'replicaServer.storageDenied',
      'replication.existingMismatch',
      'vm.tooMany',
      ...extendedFailures,
      ...settingsFailures,
      ...gateFailures,
    ],
  }),
  'replication.startInitial': command({
    summary:
      'Starts the initial replication, as Start-VMInitialReplication: over the network, now or at an instant within 7 days; as an export to a folder; or by comparing with a machine that the Replica server already has.',
    input: z.strictObject({
      ...ofSide,
      startInstant: ids.instant.optional(),
      /** A folder on a volume of this host: the copy is exported and carried by hand (-DestinationPath). */
      destinationPath: z.string().optional(),
      /** The replica was an existing machine: only what differs is sent (-UseBackup). */
      useBackup: z.boolean().optional(),
    }),
    output: nothing,
    failures: [
      ...stateFailures,
      'replication.startTooLate',
      'replication.noExistingCopy',
      'initialCopy.badPath',
      'initialCopy.alreadyExists',
      'initialCopy.notAlone',
      'disk.volumeFull',
      ...gateFailures,
      ...peerFailures,
    ],
  }),
  'replication.stopInitial': command({
    summary: 'Stops a running initial replication.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: [...stateFailures, 'initialCopy.exported'],
  }),
  'replication.suspend': command({
    summary: 'Pauses replication on this side.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: [...stateFailures, 'resynchronization.merging'],
  }),
  'replication.resume': command({
    summary:
      'Resumes replication; with `resynchronize` it compares and repairs the disks, now or at an instant within 7 days.',
    input: z.strictObject({
      ...ofSide,
      resynchronize: z.boolean().default(false),
      /** -ResynchronizeStartTime; only with `resynchronize`. */
      resynchronizeStartInstant: ids.instant.optional(),
    }),
    output: nothing,
    failures: [
      ...stateFailures,
      'replication.startTooLate',
      'resynchronization.sizeMismatch',
      ...gateFailures,
      ...peerFailures,
    ],
  }),
  'replication.change': command({
    summary: 'Changes settings of a relationship on its primary side, as Set-VMReplication.',
    input: z.strictObject({
      ...ofSide,
      /** The name under which the Replica server is addressed from now on. */
      replicaServer: z.string().optional(),
      authentication: ids.authentication.optional(),
      port: ids.port.optional(),
      certificateId: ids.certificateId.optional(),
      compression: z.boolean().optional(),
      bypassesProxy: z.boolean().optional(),
      frequencySeconds: z.int().optional(),
      recoveryHistoryHours: z.int().optional(),
      vssFrequencyHours: z.int().optional(),
      /** Resynchronizes by itself, inside the interval only. */
      autoResynchronizeEnabled: z.boolean().optional(),
      /** Minutes after midnight; 0 and 1439 mean at any time. */
      autoResynchronizeStartMinutes: z.int().optional(),
      autoResynchronizeEndMinutes: z.int().optional(),
    }),
    output: nothing,
    failures: [
      ...stateFailures,
      ...settingsFailures,
      ...extendedFailures,
      'resynchronization.badInterval',
      'name.empty',
    ],
  }),
  'replication.setAsReplica': command({
    summary: 'Marks the old primary as replica after an unplanned failover, as Set-VMReplication -AsReplica.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: [...stateFailures, 'vm.wrongState'],
  }),
  'replication.reverse': command({
    summary: 'Reverses the direction on the side that failed over, as Set-VMReplication -Reverse.',
    input: z.strictObject({
      ...ofVm,
      replicaServer: z.string().optional(),
      certificateId: ids.certificateId.nullable().default(null),
    }),
    output: nothing,
    failures: [
      ...stateFailures,
      'replication.extendedNotOffered',
      'failover.notFailedOver',
      'failover.reverseNotReplicaServer',
      'failover.reverseOldPrimaryRunning',
      'vm.versionNotSupported',
      'failover.reverseNotAsReplica',
      ...gateFailures,
      ...peerFailures,
    ],
  }),
  'replication.remove': command({
    summary: 'Removes replication on this side only; the virtual machine stays.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'replication.notEnabled',
      'failover.testRunning',
      'replication.extendedExists',
    ],
  }),
  'replication.resetStatistics': command({
    summary: 'Resets the statistics of this side, as Reset-VMReplicationStatistics.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'replication.notEnabled'],
  }),
  'replication.view': query({
    summary: 'One side of a relationship: state, health, statistics, recovery points.',
    input: z.strictObject(ofSide),
    output: replicationView,
    failures: ['vm.unknown', 'replication.notEnabled'],
  }),
}
