/**
 * The minutes that count: a host that does not answer, a machine that runs where no client reaches it, a machine that runs twice.
 * What to do then is a list in its order; each entry is judged by the world and ticked by nobody.
 */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { failureView } from './fix.ts'
import { scriptView } from './wizard.ts'

const stepName = z.enum([
  // One machine writes on two hosts: one side has to go.
  'splitBrain',
  // Without power, or cut off: what to look at before anything is failed over.
  'look',
  'failover',
  // Failed over, and off.
  'start',
  'runs',
  'keepOff',
  'connect',
  'dns',
  'shared',
  'clients',
  'waitAlone',
  'waitReplica',
  'waitReverse',
])

const disasterStep = z.object({
  step: stepName,
  /** `waits`: nobody can do anything about it now. */
  state: z.enum(['open', 'done', 'waits']),
  /** When it was done, where that is known. */
  doneInstant: ids.instant.nullable(),
  hostId: ids.hostId.nullable(),
  /** The records that it is about; of a failover the replicas, in the order in which they come up. */
  vmIds: z.array(ids.vmId),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type DisasterStep = z.infer<typeof disasterStep>

const splitSide = z.object({
  vmId: ids.vmId,
  hostId: ids.hostId,
  hostName: z.string(),
  /** Whether it took over, or is the primary from before. */
  hasTakenOver: z.boolean(),
  /** Whether clients that ask now are answered by this side. */
  isReached: z.boolean(),
  /** What only this side has: lost as soon as another one is kept. */
  lostSeconds: ids.seconds,
  lostBytes: ids.bytes,
})

/** A machine that runs on more than one host that answers. */
const splitBrainView = z.object({ guid: z.string(), name: z.string(), sides: z.array(splitSide) })
export type SplitBrainView = z.infer<typeof splitBrainView>

export const disasterView = z.object({
  /** Hosts that do not answer although machines are on them. */
  silent: z.array(
    z.object({
      hostId: ids.hostId,
      name: z.string(),
      sinceInstant: ids.instant.nullable(),
      /** Isolated on purpose: it is not only silent. */
      keptOffSinceInstant: ids.instant.nullable(),
    }),
  ),
  /** Machines that were running when their host fell silent and that nothing has replaced. */
  downCount: z.int(),
  /** Machines that run while every host that could take them over is silent. */
  withoutReplicaCount: z.int(),
  /** The machine that its clients have been without for longest. */
  away: z
    .object({ vmId: ids.vmId, name: z.string(), sinceInstant: ids.instant, hasFailedOver: z.boolean() })
    .nullable(),
  splits: z.array(splitBrainView),
  steps: z.array(disasterStep),
})
export type DisasterView = z.infer<typeof disasterView>

const listedMachine = z.object({
  /** The replica that takes over. */
  vmId: ids.vmId,
  name: z.string(),
  toHost: z.string(),
  lostSeconds: ids.seconds,
  lostBytes: ids.bytes,
  /** The moment whose content the replica holds. */
  pointInstant: ids.instant,
  startDelaySeconds: ids.seconds,
  isDone: z.boolean(),
  /** What a failover would meet, tried out with those before it; null where it would succeed. */
  refusal: failureView.nullable(),
})

/** The machines of a host that does not answer, as they would fail over one after the other. */
export const failoverListView = z.object({
  hostId: ids.hostId,
  hostName: z.string(),
  sinceInstant: ids.instant.nullable(),
  machines: z.array(listedMachine),
  scripts: z.array(scriptView),
})
export type FailoverListView = z.infer<typeof failoverListView>
