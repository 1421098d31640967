/**
 * What can be reached now: hosts as they answer, machines as clients find them, and what a failover would do at this moment.
 * Everything that says "now" reads it here; Replication Health is Windows' own word and stands beside it.
 */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { failureView } from './fix.ts'

/** A reason as failures carry it; its words are those of the failure. */
const reason = failureView.pick({ code: true, params: true, windowsCode: true })

/** What keeps a machine off, in this order. */
const keepOffStep = z.enum(['turnOff', 'startAction', 'adapters'])
export type KeepOffStep = z.infer<typeof keepOffStep>

const hostReachability = z.object({
  hostId: ids.hostId,
  /** Whether it answers anybody outside. A host without power and one that is cut off look alike from there. */
  answers: z.boolean(),
  /** What only somebody who stands in front of it sees; null while it answers. */
  cause: z.enum(['noPower', 'cutOff']).nullable(),
  /** Since when it has not answered; null while it does, and where nobody noted it. */
  silentSinceInstant: ids.instant.nullable(),
  /** The states of its machines when it last answered. */
  lastKnown: z.array(z.object({ vmId: ids.vmId, state: ids.vmState })),
  /** Isolated, so that its old primaries meet nobody; null while it is not. */
  keptOff: z
    .object({
      sinceInstant: ids.instant,
      /** Old primaries on which something is left to be done as soon as the host can be reached, and what. */
      pending: z.array(z.object({ vmId: ids.vmId, name: z.string(), steps: z.array(keepOffStep) })),
    })
    .nullable(),
})
export type HostReachability = z.infer<typeof hostReachability>

const machineReachability = z.object({
  guid: z.string(),
  name: z.string(),
  /** The copy that serves, or that would: the primary, and after a failover the side that took over. */
  vmId: ids.vmId,
  hostId: ids.hostId,
  /**
   * `reached`: a client that asks for it now is answered. `unreached`: it runs, but no client is answered by it. `down`: it ran
   * when its host stopped answering. `stopped`: it is off, saved or paused.
   */
  state: z.enum(['reached', 'unreached', 'down', 'stopped']),
  /** What closes the way for clients; null where they are answered, and for a machine that is stopped. */
  obstacle: z.enum(['hostSilent', 'notConnected', 'noAddress', 'noRecord', 'otherAddress', 'shared']).nullable(),
  /** The name that clients ask for, and the address that DNS gives them. */
  dnsName: z.string(),
  address: z.string().nullable(),
  /** Hosts and machines that still believe another address of the name, and until when. */
  staleClients: z.array(z.object({ clientId: z.string(), address: z.string(), untilInstant: ids.instant })),
  /** Copies that run on hosts that answer; more than one after a split. */
  runningVmIds: z.array(ids.vmId),
  /** Since when its clients have been without it, because of a host that is silent or a failover; null where they are not. */
  awaySinceInstant: ids.instant.nullable(),
  startDelaySeconds: ids.seconds,
  isReplicated: z.boolean(),
  /** The replica on which a failover would hold at this moment; null where none would. */
  failoverVmId: ids.vmId.nullable(),
})
export type MachineReachability = z.infer<typeof machineReachability>

const relationshipReachability = z.object({
  relationshipId: ids.relationshipId,
  relationshipType: ids.relationshipType,
  guid: z.string(),
  fromVmId: ids.vmId,
  fromHostId: ids.hostId,
  toVmId: ids.vmId,
  toHostId: ids.hostId,
  /** Whether what the primary holds could be sent at this moment, whatever it is doing. */
  canSend: z.boolean(),
  /** The first closed gate; null while it can be sent. */
  obstacle: reason.nullable(),
  /** An end does not answer, or nothing gets through between them. */
  isCut: z.boolean(),
  /** The moment whose content the replica holds; null before the first copy is complete. Its age runs on in an outage. */
  lastSentInstant: ids.instant.nullable(),
  lastSentSeconds: ids.seconds,
  /** What a failover to that content would lose: this stops when the machine does. Null before the first copy. */
  loss: z.object({ lostSeconds: ids.seconds, lostBytes: ids.bytes }).nullable(),
  /** Whether a failover to this replica would succeed, and the machine start there, at this moment. */
  wouldHold: z.boolean(),
  /** Why it would not. */
  holdObstacle: z
    .enum([
      'failedOver',
      'replicaSilent',
      'copyIncomplete',
      'storageLost',
      'testRunning',
      'replicaState',
      'cannotStart',
      'primaryState',
      'cannotSend',
    ])
    .nullable(),
})
export type RelationshipReachability = z.infer<typeof relationshipReachability>

export const reachabilityView = z.object({
  hosts: z.array(hostReachability),
  /** One for each machine, whatever copies it has; machines of test failovers are none. By start delay, then by name. */
  machines: z.array(machineReachability),
  relationships: z.array(relationshipReachability),
  /** Machines that replicate, and those of them for which a failover would hold. */
  replicatedCount: z.int(),
  heldCount: z.int(),
})
export type ReachabilityView = z.infer<typeof reachabilityView>
