/** One run of a wizard: what was typed, what the core makes of it, and what refused Finish. */
import type { Language } from '../../src-main/contract/texts/shape.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type {
  WizardDraft,
  WizardFieldView,
  WizardKind,
  WizardResult,
  WizardValue,
  WizardView,
} from '../../src-main/contract/views/wizard.ts'
import type { Client } from '../connect/client.ts'
import { coalesce } from '../state/coalesce.ts'
import type { Drafts } from '../state/drafts.ts'

const typingMs = 120

type WizardDrafts = Pick<Drafts, 'find' | 'keep' | 'forget'>

type Page = WizardView['pages'][number]

export class WizardState {
  #view: WizardView | undefined = $state.raw()
  #draft: WizardDraft = $state.raw({})
  #page: string | undefined = $state()
  #touched: ReadonlySet<string> = $state.raw(new Set())
  #visited: ReadonlySet<string> = $state.raw(new Set())
  #refusal: Failure | undefined = $state.raw()
  #refusedAt: number | undefined = $state()
  #isBusy = $state(false)
  #isRestored = $state(false)
  #asked = 0
  #answered = 0
  readonly #client: Client
  readonly #kind: WizardKind
  readonly #vmId: string
  readonly #languageOf: () => Language
  readonly #drafts: WizardDrafts | undefined
  readonly #draftKey: string
  /** Asks the core again a moment after the last change. */
  readonly reload: () => void

  /**
   * @param languageOf The language of the reader, in which the PowerShell beside the wizard speaks.
   * @param drafts Where what was typed is kept until the wizard is finished or cancelled.
   */
  constructor(client: Client, kind: WizardKind, vmId: string, languageOf: () => Language, drafts?: WizardDrafts) {
    this.#drafts = drafts
    this.#draftKey = `wizard ${kind} ${vmId}`
    this.#client = client
    this.#kind = kind
    this.#vmId = vmId
    this.#languageOf = languageOf
    this.reload = coalesce(() => this.load(), typingMs)
  }

  get view() {
    return this.#view
  }

  /** Pages that were left with Next or by Finish; their problems are shown. */
  get visited() {
    return this.#visited
  }

  get refusal() {
    return this.#refusal
  }

  get refusedAt() {
    return this.#refusedAt
  }

  get refusedField(): string | undefined {
    return this.#refusal?.field?.split(':')[1]
  }

  get isBusy() {
    return this.#isBusy
  }

  /** Whether fields hold what was typed earlier. */
  get isRestored() {
    return this.#isRestored
  }

  /**
   * Begins, with what was typed earlier.
   * @param page Where to begin; the first page if it is left out.
   */
  async begin(page: string | undefined): Promise<void> {
    this.#page = page
    const kept = await this.#drafts?.find(this.#draftKey)
    if (kept) {
      // It was kept as a draft; the core judges every value anew.
      this.#draft = { ...(kept as WizardDraft), ...this.#draft }
      this.#isRestored = true
    }
    await this.load()
  }

  /** Gives up what was typed and begins anew. */
  async startOver(): Promise<void> {
    this.giveUp()
    this.#draft = {}
    this.#isRestored = false
    this.#touched = new Set()
    this.#visited = new Set()
    this.forgive()
    await this.load()
  }

  /** What was typed is not looked for again. */
  giveUp() {
    this.#drafts?.forget(this.#draftKey)
  }

  async load(): Promise<void> {
    const asked = (this.#asked += 1)
    const reply = await this.#client.call('wizard.view', {
      kind: this.#kind,
      vmId: this.#vmId,
      draft: this.#draft,
      language: this.#languageOf(),
      ...(this.#page === undefined ? {} : { page: this.#page }),
    })
    // A later question has been answered meanwhile; this answer may show a page that was left.
    if (asked < this.#answered) return
    this.#answered = asked
    if (reply.ok) this.#view = this.#withDraft(reply.value)
    else if (!this.#view) this.#refusal = reply.failure
  }

  /** An answer may be older than the last key: what was typed since then stays. */
  #withDraft(view: WizardView): WizardView {
    const keep = (field: WizardFieldView): WizardFieldView => {
      const typed = field.kind === 'fact' || field.kind === 'note' ? undefined : this.#draft[field.name]
      return typed === undefined ? field : { ...field, value: typed }
    }
    return { ...view, pages: view.pages.map((page) => ({ ...page, fields: page.fields.map(keep) })) }
  }

  change(name: string, value: WizardValue) {
    this.#draft = { ...this.#draft, [name]: value }
    this.#drafts?.keep(this.#draftKey, this.#draft)
    if (this.refusedField === name) this.forgive()
    this.reload()
  }

  touch(name: string) {
    this.#touched = new Set(this.#touched).add(name)
  }

  visit(page: string | undefined) {
    if (page !== undefined) this.#visited = new Set(this.#visited).add(page)
  }

  async goTo(page: string) {
    this.visit(this.#view?.currentPage)
    this.#page = page
    await this.load()
  }

  /** Takes back what refused Finish, because its cause has been dealt with. */
  forgive() {
    this.#refusal = undefined
    this.#refusedAt = undefined
  }

  hasProblem(page: Page | undefined): boolean {
    return page?.fields.some((field) => field.problem !== null) ?? false
  }

  /** What is wrong with a field, once the user has been there or Finish has named it. */
  problemOf(page: string, field: WizardFieldView): Failure | undefined {
    if (this.#refusal?.field === `${page}:${field.name}`) return this.#refusal
    if (!field.problem || !(this.#touched.has(field.name) || this.#visited.has(page))) return undefined
    return field.problem
  }

  /**
   * Finishes the wizard with what was typed.
   * @param now The virtual instant, for the note that says when Finish was refused.
   * @returns The result, or nothing after a refusal, which is then shown on the page that owns it.
   */
  async finish(now: number): Promise<WizardResult | undefined> {
    this.#isBusy = true
    this.forgive()
    const reply = await this.#client.call('wizard.finish', {
      kind: this.#kind,
      vmId: this.#vmId,
      draft: { ...this.#view?.draft, ...this.#draft },
    })
    this.#isBusy = false
    if (reply.ok) {
      this.giveUp()
      return reply.value
    }
    this.#refusal = reply.failure
    this.#refusedAt = now
    const owner = reply.failure.field?.split(':')[0]
    if (owner !== undefined && this.#view?.pages.some((page) => page.page === owner)) this.#page = owner
    this.visit(this.#page)
    await this.load()
    return undefined
  }
}
