import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { machineLimits } from '../limits/machine.ts'
import { dryRunView, wholeFailoverView } from '../views/dry-run.ts'
import { failoverListView } from '../views/disaster.ts'
import { checklistRowView } from '../views/wizard.ts'
import { gateFailures, nameFailures, nothing, ofHost, ofSide, ofVm, peerFailures, stateFailures } from './parts.ts'
import { language } from '../views/preferences.ts'

const unplannedFailures = [
  ...stateFailures,
  'failover.noRecoveryPoint',
  'failover.pointInvalid',
  'failover.testRunning',
  'failover.primaryRunning',
  'replication.transferUnderWay',
  'vm.wrongState',
  'vm.notEnoughMemory',
] as const

const plannedFailures = [
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
] as const

const listedVms = z.array(ids.vmId).max(machineLimits.failoverListMax)

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
    failures: plannedFailures,
  }),
  'failover.runUnplanned': command({
    summary: 'What the Failover dialog of Hyper-V Manager does on the replica: fails over and starts the machine.',
    input: z.strictObject({ ...ofVm, recoveryPointId: ids.recoveryPointId.optional() }),
    output: z.object({ vmId: ids.vmId }),
    failures: unplannedFailures,
  }),
  'failover.dryRun': query({
    summary: 'Everything about a planned failover that needs no downtime, checked while the machine runs.',
    input: z.strictObject({
      ...ofVm,
      /** Of what the PowerShell says. */
      language: language.default('en'),
    }),
    output: dryRunView,
    failures: ['vm.unknown', 'replication.notEnabled', 'replication.wrongSide', 'failover.replicaNotReady'],
  }),
  'failover.runWhole': command({
    summary:
      'A planned failover from the shutdown to the first client that is answered: shut down, send, fail over, reverse, start, address, DNS.',
    input: z.strictObject(ofVm),
    output: wholeFailoverView,
    failures: [
      ...plannedFailures,
      'core.cancelled',
      'vm.shutdownServiceMissing',
      'failover.noClient',
      'host.noSwitch',
      'adapter.unknown',
      'host.unknownSwitch',
      'vm.notRunning',
      'ip.duplicate',
      'ip.badAddress',
      'ip.badSubnetMask',
      'ip.gatewayOutsideSubnet',
      ...nameFailures,
    ],
  }),
  'failover.list': query({
    summary: 'The machines of a host that does not answer, as they would fail over one after the other.',
    input: z.strictObject({
      ...ofHost,
      /** Replicas that shall come first, in this order; the others follow by start delay, then by name. */
      vmIds: listedVms.default([]),
      /** Of what the PowerShell says. */
      language: language.default('en'),
    }),
    output: failoverListView,
    failures: ['host.unknown'],
  }),
  'failover.runList': command({
    summary:
      'Fails machines over one after the other and starts each; stops at the first refusal unless told otherwise.',
    input: z.strictObject({ vmIds: listedVms.min(1), goesOn: z.boolean().default(false) }),
    output: z.object({ vmIds: z.array(ids.vmId) }),
    failures: [...unplannedFailures, 'core.cancelled'],
  }),
  'failover.keepSide': command({
    summary:
      'Ends a split brain: the named copy stays, every other one is turned off, its start action set to Nothing and its adapters disconnected; a failover that is not completed is cancelled if the old primary stays.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: [
      ...stateFailures,
      'vm.wrongState',
      'failover.notSplit',
      'failover.notFailedOver',
      'failover.completed',
      'adapter.unknown',
      'host.unknownSwitch',
    ],
  }),
}
