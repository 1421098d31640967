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

const typingMs = 120

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
  #asked = 0
  #answered = 0
  readonly #client: Client
  readonly #kind: WizardKind
  readonly #vmId: string
  readonly #languageOf: () => Language
  /** Asks the core again a moment after the last change. */
  readonly reload: () => void

  /** @param languageOf The language of the reader, in which the PowerShell beside the wizard speaks. */
  constructor(client: Client, kind: WizardKind, vmId: string, languageOf: () => Language) {
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
    // The core makes problems with the same function as any failure; only their schema is wider.
    return field.problem as Failure
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
    if (reply.ok) return reply.value
    this.#refusal = reply.failure
    this.#refusedAt = now
    const owner = reply.failure.field?.split(':')[0]
    if (owner !== undefined && this.#view?.pages.some((page) => page.page === owner)) this.#page = owner
    this.visit(this.#page)
    await this.load()
    return undefined
  }
}
