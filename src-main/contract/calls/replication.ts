import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { checklistRowView, wizardDraft, wizardKind, wizardResult, wizardView } from '../views/wizard.ts'
import { replicationView } from '../views/replication.ts'

const nothing = z.object({})
const ofVm = { vmId: ids.vmId }
const ofSide = { ...ofVm, ...ids.ofRelationship }

/** What a closed gate on the way to the Replica server gives. */
export const gateFailures = [
  'connection.nameNotResolved',
  'connection.timedOut',
  'connection.firewallRuleDisabled',
  'connection.notReplicaServer',
  'connection.wrongPort',
  'connection.authenticationMismatch',
  'connection.proxyInPath',
  'connection.proxyTimedOut',
  'connection.kerberosInWorkgroup',
  'connection.spnMissing',
  'connection.clockSkew',
  'connection.noClientCertificate',
  'connection.serverCertificateMissing',
  'connection.certificateRefused',
  'connection.notAuthorized',
  'connection.trustGroupMismatch',
] as const

/** What the replica's side refuses when something is about to be sent. */
export const peerFailures = [
  'replication.sameHost',
  'replication.replicaMissing',
  'replication.replicaNotReceiving',
  'replication.storageFull',
  'replicaServer.storageDenied',
] as const

const settingsFailures = [
  'replication.badFrequency',
  'replication.badHistory',
  'replication.badVssFrequency',
  'replication.vssNeedsHistory',
  'replicaServer.badPort',
] as const

/** The limits of extended replication, reference 8.5. */
const extendedFailures = [
  'replication.extendedFrequency',
  'replication.extendedVss',
  'replication.extendedDisks',
] as const

const stateFailures = [
  'vm.unknown',
  'host.off',
  'replication.notEnabled',
  'replication.wrongSide',
  'replication.wrongState',
  'vm.storageLost',
] as const

const relationshipSettings = {
  replicaServer: z.string(),
  port: ids.port.default(443),
  authentication: ids.authentication.default('certificate'),
  certificateId: ids.certificateId.nullable().default(null),
  compression: z.boolean().default(true),
  /** As -BypassProxyServer. */
  bypassesProxy: z.boolean().default(false),
  frequencySeconds: z.int().default(300),
  recoveryHistoryHours: z.int().default(0),
  vssFrequencyHours: z.int().default(0),
}

/** One side of the real or judged handshake. */
const peerOpinion = z.object({
  accepted: z.boolean(),
  code: z.string(),
  windowsCode: z.string().nullable(),
})

/** Replication, failover and the wizards that guide through them; rows of Hyper-V Replica reference 2.2. */
export const replicationCalls = {
  'connection.test': command({
    summary:
      "Tests a connection as Test-VMReplicationConnection does: every gate, our verdict, and a real mutual TLS handshake on loopback with the hosts' PFX files.",
    input: z.strictObject({
      hostId: ids.hostId,
      replicaServer: z.string(),
      port: ids.port.default(443),
      authentication: ids.authentication.default('certificate'),
      certificateId: ids.certificateId.nullable().default(null),
      /** As -BypassProxyServer. */
      bypassesProxy: z.boolean().default(false),
      /** Without it only the emulated gates are passed. */
      performHandshake: z.boolean().default(true),
    }),
    output: z.object({
      clientVerdict: peerOpinion,
      serverVerdict: peerOpinion,
      /** What the TLS engine said; null when no handshake was asked for or Kerberos is used. */
      engine: z
        .object({
          client: peerOpinion,
          server: peerOpinion,
          protocol: z.string(),
          cipher: z.string(),
          agrees: z.boolean(),
        })
        .nullable(),
    }),
    failures: [
      'host.unknown',
      'host.off',
      ...gateFailures,
      'replication.sameHost',
      'replicaServer.storageDenied',
      'connection.engineDisagrees',
      'pfx.notFound',
      'pfx.passwordUnknown',
      'pfx.wrongPassword',
      'pfx.unreadable',
      'pfx.noPrivateKey',
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
  'wizard.view': query({
    summary: 'A wizard for a draft: pages, fields with defaults and problems, and the PowerShell for real hosts.',
    input: z.strictObject({ kind: wizardKind, ...ofVm, page: z.string().optional(), draft: wizardDraft.default({}) }),
    output: wizardView,
    failures: [
      'vm.unknown',
      'replication.wrongState',
      'replication.notEnabled',
      'replication.alreadyEnabled',
      'replication.wrongSide',
    ],
  }),
  'wizard.finish': command({
    summary:
      'Finishes a wizard; a refusal names the page (before the colon) and the field that own the cause. A check that is refused changes nothing; an action that fails on the way leaves what was done before it, as in Hyper-V.',
    input: z.strictObject({ kind: wizardKind, ...ofVm, draft: wizardDraft }),
    output: wizardResult,
    failures: [
      ...stateFailures,
      ...settingsFailures,
      ...gateFailures,
      ...peerFailures,
      'replication.alreadyEnabled',
      'replication.existingMismatch',
      'replication.noExistingCopy',
      'initialCopy.badPath',
      'initialCopy.alreadyExists',
      'initialCopy.notAlone',
      'disk.volumeFull',
      'vm.tooMany',
      ...extendedFailures,
      'resynchronization.badInterval',
      'replication.nameTaken',
      'replication.noDisk',
      'failover.vmRunning',
      'replication.outOfSequence',
      'replication.outOfBoundsWrite',
      'replication.extendedNotOffered',
      'failover.replicaNotReady',
      'failover.reverseNotReplicaServer',
      'failover.reverseTrustedHosts',
      'failover.reverseExtended',
      'failover.reverseOldPrimaryRunning',
      'failover.reverseNotAsReplica',
      'failover.noRecoveryPoint',
      'failover.pointInvalid',
      'failover.testRunning',
      'failover.primaryRunning',
      'ip.badAddress',
      'ip.badSubnetMask',
      'ip.gatewayOutsideSubnet',
      'ip.duplicate',
      'adapter.unknown',
      'host.unknownSwitch',
      'disk.unknown',
      'dns.badTtl',
      'name.empty',
      'name.hasSpace',
      'name.badCharacter',
      'name.labelTooLong',
      'name.tooLong',
      'name.emptyLabel',
      'name.badHyphen',
      'vm.wrongState',
      'vm.notRunning',
      'vm.notEnoughMemory',
      'replication.startTooLate',
      'replication.transferUnderWay',
      'failover.notFailedOver',
    ],
  }),
}
