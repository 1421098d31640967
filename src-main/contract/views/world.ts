/** The whole emulated world at a glance: what the overview needs in one query. */
import { z } from 'zod'
import { disclosedPart } from '../disclosure.ts'
import * as ids from '../ids.ts'
import { disasterView } from './disaster.ts'
import { attentionView } from './attention.ts'
import { fleetView } from './fleet.ts'
import { hostView } from './host.ts'
import { reachabilityView } from './reachability.ts'
import { vmView } from './vm.ts'

export const clockView = z.object({
  now: ids.instant,
  pace: ids.pace,
  /** The next instant at which something happens by itself; null in a world at rest. */
  nextEventInstant: ids.instant.nullable(),
  /** Whether it goes at most at x1 because somebody decides something; `chosenPace` is what was asked for. */
  isHeld: z.boolean(),
  chosenPace: ids.pace,
  /** Set while it stands because nobody was there: the pace that it had, and for how long nobody was. */
  left: z.object({ pace: ids.pace, awaySeconds: ids.seconds }).nullable(),
})

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

export type ClockView = z.infer<typeof clockView>

const dnsRecordView = z.object({
  name: z.string(),
  address: z.string(),
  ttlSeconds: ids.seconds,
})

export const worldView = z.object({
  workspaceName: z.string(),
  /** The folder of the workspace file, as a full path: where files are proposed to go. */
  workspaceFolder: z.string(),
  /** What is told beside what Windows shows: everything, except in a lab. */
  discloses: z.array(disclosedPart),
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
  /** The same for many hosts; null where there are fewer than three. */
  fleet: fleetView.nullable(),
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
