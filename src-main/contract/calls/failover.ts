import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { checklistRowView } from '../views/wizard.ts'
import { gateFailures, nothing, ofSide, ofVm, peerFailures, stateFailures } from './parts.ts'

/** Failover of every kind; rows of Hyper-V Replica reference 2.2. */
export const failoverCalls = {
  'failover.prepare': command({
    summary: 'Prepares a planned failover on the primary, as Start-VMFailover -Prepare; sends what is left.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: [
      ...stateFailures,
      'replication.extendedNotOffered',
      'failover.vmRunning',
      'replication.outOfSequence',
      'replication.outOfBoundsWrite',

      ...gateFailures,
      ...peerFailures,
    ],
  }),
  'failover.start': command({
    summary:
      'Fails over on the replica side, as Start-VMFailover; planned if the primary is prepared. Never starts the machine.',
    input: z.strictObject({ ...ofSide, recoveryPointId: ids.recoveryPointId.optional() }),
    output: nothing,
    failures: [
      ...stateFailures,
      'failover.noRecoveryPoint',
      'failover.pointInvalid',
      'failover.testRunning',
      'failover.primaryRunning',
      'replication.transferUnderWay',
    ],
  }),
  'failover.cancel': command({
    summary: 'Cancels a failover or a preparation on this side, as Stop-VMFailover.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: [...stateFailures, 'failover.notFailedOver', 'failover.completed'],
  }),
  'failover.complete': command({
    summary: 'Completes a failover and removes the recovery points, as Complete-VMFailover.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: [...stateFailures, 'failover.notFailedOver'],
  }),
  'failover.startTest': command({
    summary: 'Starts a test failover: a second machine `<name> - Test` beside the replica.',
    input: z.strictObject({ ...ofSide, recoveryPointId: ids.recoveryPointId.optional() }),
    output: z.object({ testVmId: ids.vmId }),
    failures: [...stateFailures, 'failover.noRecoveryPoint', 'failover.pointInvalid', 'failover.testRunning'],
  }),
  'failover.stopTest': command({
    summary: 'Stops a test failover and deletes the test machine.',
    input: z.strictObject(ofSide),
    output: nothing,
    failures: [...stateFailures, 'failover.notFailedOver'],
  }),
  'failover.runPlanned': command({
    summary:
      'What the Planned Failover dialog of Hyper-V Manager does: prerequisites, send, fail over, reverse, start.',
    input: z.strictObject({ ...ofVm, reverse: z.boolean().default(false), start: z.boolean().default(true) }),
    output: z.object({ vmId: ids.vmId, checklist: z.array(checklistRowView) }),
    failures: [
      ...stateFailures,
      'failover.vmRunning',
      'replication.outOfSequence',
      'replication.outOfBoundsWrite',
      'replication.extendedNotOffered',
      'failover.replicaNotReady',
      'failover.reverseNotReplicaServer',
      'failover.reverseTrustedHosts',
      'failover.reverseExtended',
      'failover.reverseOldPrimaryRunning',
      'vm.versionNotSupported',
      'failover.reverseNotAsReplica',
      'failover.noRecoveryPoint',
      'failover.pointInvalid',
      'failover.testRunning',
      'replication.transferUnderWay',
      'vm.wrongState',
      'vm.notEnoughMemory',
      ...gateFailures,
      ...peerFailures,
    ],
  }),
  'failover.runUnplanned': command({
    summary: 'What the Failover dialog of Hyper-V Manager does on the replica: fails over and starts the machine.',
    input: z.strictObject({ ...ofVm, recoveryPointId: ids.recoveryPointId.optional() }),
    output: z.object({ vmId: ids.vmId }),
    failures: [
      ...stateFailures,
      'failover.noRecoveryPoint',
      'failover.pointInvalid',
      'failover.testRunning',
      'failover.primaryRunning',
      'replication.transferUnderWay',
      'vm.wrongState',
      'vm.notEnoughMemory',
    ],
  }),
}
