/**
 * "Why?": what keeps a relationship, a host, a connection or a machine from working, as one cause, with every gate on the way and
 * the calls that put it right. The cause is the failure that a cycle, a test or a refusal gives, or a situation that is none.
 */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { windowsEventCodes } from '../windows-events.ts'
import { fixView } from './fix.ts'
import { scriptView } from './wizard.ts'

/** What a connection and what is sent over it pass, in this order. */
const gateNames = [
  /** Clients are answered by the copy that serves. Asked of a machine that has failed over, and of one that is not answered. */
  'clients',
  /** The machine that is sent from, and its disks. */
  'source',
  'name',
  'power',
  'path',
  'port',
  /** The certificate that the primary shows is at hand. */
  'certificate',
  'serverCertificate',
  'clientCertificate',
  'kerberos',
  'authorization',
  'storage',
  /** What both records say, and whether what is sent fits on what is there. */
  'relationship',
] as const
const gateName = z.enum(gateNames)
export type GateName = z.infer<typeof gateName>

const certificateGates = ['certificate', 'serverCertificate', 'clientCertificate'] as const
const connectionGates = (authentication: ids.Authentication) =>
  [
    'name',
    'power',
    'path',
    'port',
    ...(authentication === 'certificate' ? certificateGates : (['kerberos'] as const)),
    'authorization',
    'storage',
  ] as const satisfies readonly GateName[]

/** The gates between two hosts, in the order in which a connection passes them. */
export function gatesOf(authentication: ids.Authentication): readonly GateName[] {
  return connectionGates(authentication)
}

/** What was found at an open gate: names, numbers, instants. */
export type Measured = Readonly<Record<string, string | number>>

/** What loses track of the writes of a primary (Hyper-V Replica reference 4.1). */
export type ResynchronizationCause =
  | 'logsOutgrew'
  | 'logsFilledVolume'
  | 'outOfSequence'
  | 'contentMerged'
  | 'olderPoint'
  | 'editedOffline'
  | 'checkpointApplied'
  | 'powerLost'
  | 'volumeLost'

/** Causes that are no failure: where somebody has to decide, where something runs by itself, or where nothing is wrong. */
const whySituations = [
  'nothing',
  'notReplicated',
  'machineOff',
  'machineNotConnected',
  'machineWithoutAddress',
  'machineWithoutRecord',
  'machineOtherAddress',
  'machineShared',
  'clientsStale',
  'initialCopyNotStarted',
  'importPending',
  'copying',
  'paused',
  'stopped',
  'retryPending',
  'cyclesMissed',
  'resynchronizationRequired',
  'resynchronizationPaused',
  'diskUpdateFailed',
  'preparedForFailover',
  'failedOver',
  'mistakeUndone',
] as const
export type WhySituation = (typeof whySituations)[number]

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

const cause = z.discriminatedUnion('kind', [
  /** Its words are those of the failure, wherever else it is met. */
  z.object({ kind: z.literal('failure'), code: z.string(), params, windowsCode: z.string().optional() }),
  z.object({ kind: z.literal('situation'), code: z.enum(whySituations), params }),
])

const gate = z.object({
  gate: gateName,
  state: z.enum(['open', 'closed', 'notChecked']),
  measured: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What one host shows of the cause. */
const hostWords = z.object({
  hostId: ids.hostId,
  host: z.string(),
  /** A code of Windows; null where it shows none. */
  windowsCode: z.string().nullable(),
  /** Whether it is only inferred that Windows shows this code for this cause (Hyper-V Replica reference 5.4). */
  isInferred: z.boolean(),
  /** The newest entries of its log that tell of it. */
  events: z.array(
    z.object({
      eventId: z.int(),
      code: z.enum(windowsEventCodes),
      at: ids.instant,
      vmGuid: z.string().nullable(),
    }),
  ),
})

export const whyView = z.object({
  /** What it turned out to be about. Hosts by name; null where there is none. */
  subject: z.object({
    vmId: ids.vmId.nullable(),
    vm: z.string().nullable(),
    relationshipType: ids.relationshipType.nullable(),
    fromHost: z.string().nullable(),
    toHost: z.string().nullable(),
  }),
  at: ids.instant,
  cause,
  gates: z.array(gate),
  hosts: z.array(hostWords),
  /** Puts the cause right, and goes on with what it stopped; null where no call does. */
  fix: fixView.nullable(),
  /** Whether the last steps of the fix resume replication. */
  resumes: z.boolean(),
  /** The same on real hosts. */
  scripts: z.array(scriptView),
  /** Other machines with the same cause, which the fix resumes as well. */
  others: z.array(z.string()),
})
export type WhyView = z.infer<typeof whyView>
export type WhyCause = WhyView['cause']
