/**
 * The wizard engine: a definition and a draft give a view, and nothing is kept in between. The draft travels with the
 * client, so a refused Finish, a restart of the core or a second window cannot lose what was typed.
 */
import { fail, type Failure, type Reply } from '../../contract/failure.ts'
import type {
  ChecklistRowView,
  WizardDraft,
  WizardFieldView,
  WizardKind,
  WizardResult,
  WizardView,
} from '../../contract/views/wizard.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { asideOf, type AsideStep } from './aside.ts'
import type { WizardStep } from './draft.ts'
import type { WizardFacts } from './facts.ts'

export interface WizardPage {
  readonly page: string
  /** The fields for a complete draft; a field carries its own problem. */
  fields(draft: WizardDraft, facts: WizardFacts): WizardFieldView[]
}

export interface WizardDefinition {
  readonly kind: WizardKind
  /** Refuses a virtual machine that this wizard is not for. */
  accepts(facts: WizardFacts): Reply<void>
  defaults(facts: WizardFacts): WizardDraft
  readonly pages: readonly WizardPage[]
  readonly checklist?: (draft: WizardDraft) => ChecklistRowView[]
  /** What the draft would do on real hosts, with what is done there by hand. */
  aside(draft: WizardDraft, facts: WizardFacts): readonly AsideStep[]
  /** Which field shows a failure that Finish met, as `page:field`. */
  readonly owners: Readonly<Partial<Record<string, string>>>
  commit(draft: WizardDraft, facts: WizardFacts): readonly WizardStep[]
  success(draft: WizardDraft, facts: WizardFacts): Pick<WizardResult, 'message' | 'params'>
}

/**
 * Turns a draft into what the screen shows.
 * @param definition The wizard.
 * @param facts What the world says about the virtual machine and its hosts.
 * @param draft What the user has entered so far; members that are missing take their default.
 * @param shown The page to show, or else the first; the language of what the PowerShell says.
 */
export function viewWizard(
  definition: WizardDefinition,
  facts: WizardFacts,
  draft: WizardDraft,
  { page, language }: { readonly page?: string | undefined; readonly language: Language },
): WizardView {
  const complete = { ...definition.defaults(facts), ...draft }
  const pages = definition.pages.map((each) => ({ page: each.page, fields: each.fields(complete, facts) }))
  const current = Math.max(
    0,
    pages.findIndex((each) => each.page === page),
  )
  return {
    kind: definition.kind,
    vmId: facts.vm.vmId,
    vmName: facts.vm.name,
    hostName: facts.host.name,
    currentPage: pages[current]?.page ?? '',
    draft: complete,
    canFinish: !pages.some((each) => hasProblem(each.fields)),
    refusal: null,
    checklist: definition.checklist?.(complete) ?? [],
    scripts: asideOf(definition.aside(complete, facts), facts, language),
    pages: pages.map((each, index) => ({
      ...each,
      state: index === current ? 'current' : hasProblem(each.fields) ? 'problem' : index < current ? 'done' : 'todo',
    })),
  }
}

/**
 * The steps that Finish takes, or the first problem of the draft.
 * @returns The calls in order; `wizard.incomplete` with the owning page and field where the draft has a problem.
 */
export function finishWizard(
  definition: WizardDefinition,
  facts: WizardFacts,
  draft: WizardDraft,
): Reply<{ readonly draft: WizardDraft; readonly steps: readonly WizardStep[] }> {
  const complete = { ...definition.defaults(facts), ...draft }
  for (const page of definition.pages) {
    for (const field of page.fields(complete, facts)) {
      // The problem itself says more than "incomplete"; its code is one that a call gives.
      if (field.problem) return { ok: false, failure: asFailure(field, page.page) }
    }
  }
  return { ok: true, value: { draft: complete, steps: definition.commit(complete, facts) } }
}

/**
 * Says which field of the wizard owns a failure that one of its steps met.
 * @param definition The wizard.
 * @param failure The step's failure.
 * @returns The same failure with `field` as `page:field`.
 */
export function ownFailure(definition: WizardDefinition, failure: Failure): Failure {
  const family = `${failure.code.split('.')[0] ?? ''}.*`
  const owner = definition.owners[failure.code] ?? definition.owners[family]
  return owner === undefined ? failure : { ...failure, field: owner }
}

function hasProblem(fields: readonly WizardFieldView[]): boolean {
  return fields.some((field) => field.problem !== null)
}

function asFailure(field: WizardFieldView, page: string): Failure {
  const owner = `${page}:${field.name}`
  return { ...field.problem!, field: owner }
}

/** A refusal for a wizard that does not fit the virtual machine. */
export function refuse(facts: WizardFacts, operation: string, side: 'Primary' | 'Replica'): Reply<void> {
  return fail('replication.wrongSide', { vm: facts.vm.name, operation, side })
}
