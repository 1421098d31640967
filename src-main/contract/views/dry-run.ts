/**
 * A planned failover that is checked while the machine runs, and then carried through until a client is answered. Hyper-V
 * Manager's own dialog stays beside it, as it is.
 */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { failureView } from './fix.ts'
import { scriptView } from './wizard.ts'

const dryRunCheck = z.object({
  /** The first three are Hyper-V's own, in its order; the others are ours. */
  check: z.enum([
    'vmOff',
    'replicaState',
    'reverseConfiguration',
    'remoteManagement',
    'connection',
    'failoverIp',
    'network',
    'dns',
    'rehearsed',
  ]),
  group: z.enum(['prerequisites', 'also']),
  /** `comesLast`: needs the machine to be off, which the button does. */
  status: z.enum(['successful', 'warning', 'failed', 'comesLast']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  failure: failureView.nullable(),
})
export type DryRunCheck = z.infer<typeof dryRunCheck>

/** What is carried out, in this order. */
export const wholeRows = ['shutDown', 'sendData', 'failOver', 'reverse', 'start', 'address', 'dns', 'client'] as const
export type WholeRow = (typeof wholeRows)[number]

const wholeRow = z.object({
  row: z.enum(wholeRows),
  /** How long it took in virtual time; of one that was done before, nothing. */
  tookMilliseconds: z.int().nonnegative(),
})

export const dryRunView = z.object({
  vmId: ids.vmId,
  name: z.string(),
  fromHost: z.string(),
  toHost: z.string(),
  isRunning: z.boolean(),
  checks: z.array(dryRunCheck),
  /** Nothing failed; warnings are no reason not to. */
  canRun: z.boolean(),
  /** As it went on a copy of the world; empty where that was stopped. */
  about: z.array(wholeRow),
  /** From the stop to the first client that would be answered; null where that was not reached. */
  awaySeconds: ids.seconds.nullable(),
  scripts: z.array(scriptView),
})
export type DryRunView = z.infer<typeof dryRunView>

export const wholeFailoverView = z.object({
  /** The machine as it runs now. */
  vmId: ids.vmId,
  rows: z.array(wholeRow),
  /** Measured from the stop to the first client that was answered. */
  awaySeconds: ids.seconds,
})
export type WholeFailoverView = z.infer<typeof wholeFailoverView>
