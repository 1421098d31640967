/** The report of a rehearsal: what was done, what the end states were, what was lost. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { lossView } from './replication.ts'

const rehearsalStep = z.enum([
  'hosts',
  'certificates',
  'import',
  'replicaServer',
  'enableReplication',
  'plannedFailover',
  'unplannedFailover',
  'afterFailover',
  'report',
])
export type RehearsalStep = z.infer<typeof rehearsalStep>

/** Both records of the relationship at the end of a step; null before it exists. */
const sideView = z
  .object({
    host: z.string(),
    vmState: ids.vmState,
    mode: ids.replicationMode,
    state: ids.replicationState,
    health: ids.replicationHealth,
  })
  .nullable()

const rehearsalCheck = z.object({
  /** What must be true, as a sentence. */
  sentence: z.string(),
  expected: z.string(),
  actual: z.string(),
  /** The kind of both values, by which they are written in a language; null for names and numbers. */
  kind: z.string().nullable(),
  passed: z.boolean(),
})

const rehearsalStepView = z.object({
  step: rehearsalStep,
  title: z.string(),
  passed: z.boolean(),
  startedInstant: ids.instant,
  endedInstant: ids.instant,
  wallMilliseconds: z.int(),
  checks: z.array(rehearsalCheck),
  firstHost: sideView,
  secondHost: sideView,
})

export const rehearsalReport = z.object({
  product: z.literal('Understudy'),
  version: z.string(),
  seed: z.string(),
  passed: z.boolean(),
  worldHash: z.string(),
  folder: z.string(),
  wallStarted: z.string(),
  wallMilliseconds: z.int(),
  virtualSeconds: ids.seconds,
  steps: z.array(rehearsalStepView),
  certificates: z.array(
    z.object({ name: z.string(), thumbprint: z.string(), serial: z.string(), files: z.array(z.string()) }),
  ),
  handshake: z.object({
    protocol: z.string(),
    cipher: z.string(),
    verdict: z.string(),
    engine: z.string(),
    agrees: z.boolean(),
  }),
  plannedLoss: lossView,
  unplannedLoss: lossView,
  awaySeconds: z.object({ planned: ids.seconds, unplanned: ids.seconds }),
  files: z.array(z.string()),
})
export type RehearsalReport = z.infer<typeof rehearsalReport>
