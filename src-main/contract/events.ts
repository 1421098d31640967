/**
 * Events are facts in the past tense with a sequence number and a virtual instant. A client that sees a gap in the
 * sequence asks its queries again. The texts of the events that a user sees are in the language catalogs under
 * `activity.<type>`.
 */
import { z } from 'zod'
import * as ids from './ids.ts'

/** Every event, with how loud it is. `progress` events are transient: they are sent but not kept. */
export const eventTypes = {
  'host.added': 'information',
  'host.removed': 'information',
  'host.changed': 'information',
  'host.powerLost': 'warning',
  'host.powerRestored': 'information',
  'host.keptOff': 'information',
  'host.letIn': 'information',
  'host.serviceRestarted': 'information',
  'replicaServer.changed': 'information',
  'firewallRule.changed': 'information',
  'trustedHosts.changed': 'information',
  'revocationCheck.changed': 'information',
  'store.imported': 'information',
  'store.removed': 'information',
  'vm.created': 'information',
  'vm.removed': 'information',
  'vm.changed': 'information',
  'vm.started': 'information',
  'vm.stopped': 'information',
  'vm.stopping': 'information',
  'vm.saved': 'information',
  'vm.paused': 'warning',
  'vm.resumed': 'information',
  'vm.startDelayed': 'information',
  'vm.startFailed': 'warning',
  'vm.failoverIpNotApplied': 'warning',
  'host.shutDown': 'information',
  'disk.added': 'information',
  'disk.removed': 'information',
  'disk.resized': 'information',
  'disk.edited': 'warning',
  'checkpoint.created': 'information',
  'checkpoint.applied': 'warning',
  'checkpoint.removed': 'information',
  'checkpoint.merged': 'information',
  'guest.fileWritten': 'information',
  'replication.enabled': 'information',
  'replication.changed': 'information',
  'replication.removed': 'information',
  'initialReplication.started': 'information',
  'initialReplication.completed': 'information',
  'replication.cycleCompleted': 'information',
  'replication.cycleFailed': 'warning',
  'replication.suspended': 'warning',
  'replication.resumed': 'information',
  'replication.stopped': 'critical',
  'initialCopy.exported': 'information',
  'initialCopy.imported': 'information',
  'initialCopy.changed': 'information',
  'disks.updated': 'information',
  'resynchronization.cancelled': 'warning',
  'resynchronization.required': 'critical',
  'resynchronization.started': 'information',
  'resynchronization.completed': 'information',
  'health.changed': 'warning',
  'recoveryPoint.created': 'information',
  'failover.prepared': 'information',
  'failover.completed': 'information',
  'failover.cancelled': 'information',
  'failover.committed': 'information',
  'failover.reversed': 'information',
  'testFailover.started': 'information',
  'testFailover.stopped': 'information',
  'connection.tested': 'information',
  'dns.changed': 'information',
  'network.changed': 'information',
  'domain.changed': 'information',
  'fault.injected': 'warning',
  'fault.healed': 'information',
  'clock.paceChanged': 'information',
  'clock.rewound': 'information',
  'branch.created': 'information',
  'branch.opened': 'information',
  'branch.renamed': 'progress',
  'clock.advanced': 'progress',
  'root.created': 'information',
  'root.reissued': 'information',
  'root.rolledOver': 'information',
  'root.rollOverEnded': 'information',
  'root.unlocked': 'information',
  'root.locked': 'information',
  'certificate.issued': 'information',
  'certificate.revoked': 'warning',
  'certificate.exported': 'information',
  'crl.published': 'information',
  'crl.offered': 'information',
  'rehearsal.stepStarted': 'progress',
  'rehearsal.stepCompleted': 'progress',
  'checklist.changed': 'progress',
  'failoverList.changed': 'progress',
  'task.progressed': 'progress',
  'lab.changed': 'progress',
} as const satisfies Record<string, 'information' | 'warning' | 'critical' | 'progress'>

export type EventType = keyof typeof eventTypes

/** What happens by itself as time runs, hundreds of times a second in a large world at a fast pace; nobody's own doing. */
export const broughtByTime: ReadonlySet<EventType> = new Set<EventType>([
  'clock.advanced',
  'replication.cycleCompleted',
  'replication.cycleFailed',
  'recoveryPoint.created',
  'health.changed',
])

const eventType = z.enum(Object.keys(eventTypes) as [EventType, ...EventType[]])

export const coreEvent = z.object({
  /** Grows by one with every event of this core, kept or transient. */
  sequence: z.int(),
  at: ids.instant,
  type: eventType,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** The try of a lab in whose world it happened; left out for the user's own. */
  tryId: z.string().optional(),
  /** How many events directly before it a shell has left out, because this one says the same. */
  leftOut: z.int().optional(),
})
export type CoreEvent = z.infer<typeof coreEvent>

/** A kept event as the activity list shows it. */
export const activityView = z.object({
  sequence: z.int(),
  at: ids.instant,
  type: eventType,
  severity: z.enum(['information', 'warning', 'critical']),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type ActivityView = z.infer<typeof activityView>
