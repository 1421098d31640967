/** The whole emulated world at a glance: what the overview needs in one query. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { disasterView } from './disaster.ts'
import { hostView } from './host.ts'
import { reachabilityView } from './reachability.ts'
import { vmView } from './vm.ts'

export const clockView = z.object({
  now: ids.instant,
  pace: ids.pace,
  /** The next instant at which something happens by itself; null in a world at rest. */
  nextEventInstant: ids.instant.nullable(),
})

/** Something that the user should look at; texts and severity words are in the language catalogs. */
const attentionView = z.object({
  code: z.enum([
    'healthWarning',
    'healthCritical',
    'certificateExpiresSoon',
    'certificateExpired',
    'crlEndsSoon',
    'crlEnded',
    'crlPublishSoon',
    'crlPublishDue',
    'rootCrlEndsSoon',
    'rootCrlEnded',
    'crlNotOnHosts',
    'machineDown',
    'machinesDownAlone',
    'machineUnreached',
    'replicaSilent',
    'cannotSend',
    'hostSilent',
    'volumeOffline',
    'failedOverNotReversed',
    'noFailoverIp',
    'splitBrain',
    'duplicateAddress',
    'faultActive',
  ]),
  severity: z.enum(['info', 'warning', 'critical']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  hostId: ids.hostId.nullable(),
  vmId: ids.vmId.nullable(),
  certificateId: ids.certificateId.nullable(),
})
export type AttentionView = z.infer<typeof attentionView>

/** Who replicates to whom: the lanes between the host panels. */
export const laneView = z.object({
  relationshipId: ids.relationshipId,
  relationshipType: ids.relationshipType,
  vmName: z.string(),
  fromHostId: ids.hostId,
  toHostId: ids.hostId,
  fromVmId: ids.vmId,
  toVmId: ids.vmId,
  frequencySeconds: z.int(),
  state: ids.replicationState,
  /** Windows' own word, which keeps its value for a while when an end is gone. */
  health: ids.replicationHealth,
  /** Whether anything could be sent at this moment, and if not, whether an end or the line is gone. */
  canSend: z.boolean(),
  isCut: z.boolean(),
  lagSeconds: ids.seconds,
  pendingBytes: ids.bytes,
  /** 0 to 100 while a transfer runs. */
  progressPercent: z.int().nullable(),
})
export type LaneView = z.infer<typeof laneView>

const dnsRecordView = z.object({
  name: z.string(),
  address: z.string(),
  ttlSeconds: ids.seconds,
})

export const worldView = z.object({
  workspaceName: z.string(),
  /** The folder of the workspace file, as a full path: where files are proposed to go. */
  workspaceFolder: z.string(),
  clock: clockView,
  hosts: z.array(hostView),
  vms: z.array(vmView),
  lanes: z.array(laneView),
  dnsRecords: z.array(dnsRecordView),
  /** What is reachable at this moment; every "now" is read from it. */
  now: reachabilityView,
  /** What is to be done, and in which order; null while nothing is out of reach and nothing runs twice. */
  disaster: disasterView.nullable(),
  attention: z.array(attentionView),
  /** What a newcomer would do next; null when the main job has been done once. */
  nextStep: z
    .enum([
      'addHost',
      'addSecondHost',
      'createRoot',
      'issueCertificates',
      'importCertificates',
      'enableReplicaServer',
      'addVm',
      'enableReplication',
      'waitForInitialReplication',
      'failOver',
      'setIpAndDns',
    ])
    .nullable(),
})
export type WorldView = z.infer<typeof worldView>
