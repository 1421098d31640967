/**
 * A wizard as data. The engine in the core turns a draft into this view; a screen only renders it and sends the draft
 * back, so that a refused Finish loses nothing and the CLI can drive the same wizards. Page ids and field names follow
 * Hyper-V Manager (Hyper-V Replica reference 3.2, 3.4, 3.5); their titles are in the language catalogs under
 * `wizard.<kind>.<page>` and `wizard.<kind>.<page>.<field>`.
 */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { failureView } from './fix.ts'

export const wizardKind = z.enum([
  'enableReplication',
  'extendReplication',
  'plannedFailover',
  'failover',
  'testFailover',
  'afterFailover',
  'reverseReplication',
])
export type WizardKind = z.infer<typeof wizardKind>

const wizardValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
export type WizardValue = z.infer<typeof wizardValue>

export const wizardDraft = z.record(z.string(), wizardValue)
export type WizardDraft = z.infer<typeof wizardDraft>

const wizardFieldView = z.object({
  name: z.string(),
  /** `fact` is read-only text; `note` is a sentence from the catalogs with `params`. */
  kind: z.enum([
    'text',
    'number',
    'flag',
    'choice',
    'select',
    'disks',
    'certificate',
    'recoveryPoint',
    'instant',
    'fact',
    'note',
  ]),
  value: wizardValue,
  isEnabled: z.boolean(),
  /** For choice, select, disks, certificate and recoveryPoint. `label` is shown as it is; without it the catalog has `…<field>.<value>`. */
  options: z.array(
    z.object({
      value: z.string(),
      label: z.string().optional(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      isEnabled: z.boolean(),
    }),
  ),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  problem: failureView.nullable(),
})
export type WizardFieldView = z.infer<typeof wizardFieldView>

const wizardPageView = z.object({
  page: z.string(),
  /** Left out of the list when the draft makes it unnecessary. */
  state: z.enum(['done', 'current', 'todo', 'problem']),
  fields: z.array(wizardFieldView),
})

/** A row of the Planned Failover dialog, reference 3.4. */
export const checklistRowView = z.object({
  row: z.enum(['vmOff', 'replicaState', 'reverseConfiguration', 'sendData', 'failOver', 'reverse', 'start']),
  group: z.enum(['prerequisites', 'actions']),
  status: z.enum(['notStarted', 'inProgress', 'successful', 'failed', 'notChecked']),
  progressPercent: z.int().nullable(),
  failure: failureView.nullable(),
})
export type ChecklistRowView = z.infer<typeof checklistRowView>

const scriptLineView = z.object({
  text: z.string(),
  kind: z.enum(['command', 'comment', 'blank']),
  /** The page that this line comes from; null for lines that any page needs. */
  page: z.string().nullable(),
})

export const scriptView = z.object({
  host: z.string(),
  /** Text key: `first`, `asAdministrator`, `onReplica`, … */
  note: z.string(),
  lines: z.array(scriptLineView),
})
export type ScriptView = z.infer<typeof scriptView>

export const wizardView = z.object({
  kind: wizardKind,
  vmId: ids.vmId,
  vmName: z.string(),
  hostName: z.string(),
  pages: z.array(wizardPageView),
  currentPage: z.string(),
  /** The draft with every default filled in. */
  draft: wizardDraft,
  /** Whether Finish would do its work: nothing is wrong with the draft, and the world would refuse nothing. */
  canFinish: z.boolean(),
  /** What Finish would be refused with although nothing is wrong with the draft; `field` is `page:field`. */
  refusal: failureView.nullable(),
  /** Planned Failover only. */
  checklist: z.array(checklistRowView),
  scripts: z.array(scriptView),
})
export type WizardView = z.infer<typeof wizardView>

export const wizardResult = z.object({
  kind: wizardKind,
  /** The virtual machine to show next: the replica after a failover. */
  vmId: ids.vmId,
  checklist: z.array(checklistRowView),
  /** Text key of the success message with parameters, for example `failoverCompleted`. */
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type WizardResult = z.infer<typeof wizardResult>
