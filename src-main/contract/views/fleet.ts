/** Many hosts at a glance: counts that add up, one row for each cause, and what flows from where to where. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { attentionView } from './attention.ts'

/** How a machine stands, whichever of its copies is asked: the worst of what goes from it. */
const standing = z.enum(['critical', 'warning', 'copying', 'normal', 'notEnabled'])
export type Standing = z.infer<typeof standing>

/** The one operation that could put a cause right for all of its machines at once. */
const causeRemedy = z.enum(['resume', 'resynchronize'])

const fleetCause = z.object({
  /** The same for the same cause at every look. */
  key: z.string(),
  /** The first of what it stands for; alone it is told in its own words. */
  item: attentionView,
  /** Why Replication Health is not Normal; null for causes of another kind. */
  detail: z.string().nullable(),
  /** Windows' code of the last attempt, where it has one. */
  windowsCode: z.string().nullable(),
  /** Machines, and for what is not about machines: hosts, certificates, CRLs. */
  count: z.int(),
  /** The copies that serve, or that would. */
  vmIds: z.array(ids.vmId),
  /** Where they send from, and to, or the hosts that it is about. */
  fromHostIds: z.array(ids.hostId),
  toHostIds: z.array(ids.hostId),
  remedy: causeRemedy.nullable(),
})
export type FleetCause = z.infer<typeof fleetCause>

/** One line or column of the matrix: a host, or a site where there are too many hosts. */
const matrixPlace = z.object({
  /** FQDN or bare name of the host; of a site the network of its hosts. */
  name: z.string(),
  hostIds: z.array(ids.hostId),
  /** Where the host stands; places of one site are neighbours. */
  site: z.string(),
})

const matrixCell = z.object({
  /** Positions among the places. */
  from: z.int(),
  to: z.int(),
  machineCount: z.int(),
  worst: standing,
  /** The longest of those that have a first copy. */
  lagSeconds: ids.seconds,
})

export const fleetView = z.object({
  /** Each machine in exactly one of them, by the copy that serves or would. */
  standings: z.record(standing, z.array(ids.vmId)),
  machineCount: z.int(),
  answeringHostCount: z.int(),
  /** The worst first. */
  causes: z.array(fleetCause),
  matrix: z.object({
    /** Whether a place is a site. */
    isBySite: z.boolean(),
    places: z.array(matrixPlace),
    cells: z.array(matrixCell),
  }),
  /** The relationships that are not as they should be, the worst first; not more than fit on a page. */
  exceptions: z.array(z.object({ relationshipId: ids.relationshipId, causeKey: z.string().nullable() })),
  exceptionCount: z.int(),
})
export type FleetView = z.infer<typeof fleetView>
