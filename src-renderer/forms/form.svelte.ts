/**
 * What every form needs, in a dialog or on a page of settings: fields, calls, and problems at their field. What was typed lies over
 * what the fields begin with, so that a late answer of the core changes only fields that nobody has touched, and what was
 * typed is lost only when somebody says so.
 */
import { untrack } from 'svelte'
import type { Failure, Reply } from '../../src-main/contract/failure.ts'
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/registry.ts'
import type { App } from '../state/app.svelte.ts'

/** Makes a call; its failure is shown by the form that makes it. */
export type Call = <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<Reply<OutputOf<Name>>>

/** What a form itself finds wrong before anything is sent: sentences by field. */
type Problems<Fields> = { readonly [Name in keyof Fields]?: string | undefined }

interface FormParts<Fields> {
  /** What the fields begin with; it may change with what it reads. */
  readonly begin: () => Fields
  /** Shown once somebody has tried to send, and nothing is sent while there are any. */
  readonly problems?: (fields: Fields) => Problems<Fields>
  /** What Apply does with the fields; forms of settings have it. */
  readonly apply?: (call: Call, fields: Fields) => Promise<Reply<unknown>>
  /** Under which name what is typed is kept until it is sent or given up; without one it is gone with the page. */
  readonly draft?: string
}

/** What the world has to do for a form. */
type Surroundings = Pick<App, 'attempt'> & {
  readonly world: Pick<App['world'], 'refresh'>
  readonly drafts?: Pick<App['drafts'], 'find' | 'keep' | 'forget'>
}

export class Form<Fields extends object = object> {
  readonly #app: Surroundings
  readonly #parts: FormParts<Fields>
  #proposals: Partial<Fields> = $state.raw({})
  #edits: Partial<Fields> = $state.raw({})
  /** What was typed when it was sent last: it is no longer to be lost. */
  #sent: Partial<Fields> = $state.raw({})
  #failure: Failure | undefined = $state.raw()
  #isRestored = $state(false)
  #isBusy = $state(false)
  #isTried = $state(false)
  readonly #beginning: Fields = $derived.by(() => ({ ...this.#parts.begin(), ...this.#proposals }))
  readonly #values: Fields = $derived({ ...this.#beginning, ...this.#edits })
  readonly #problems: Problems<Fields> = $derived.by(() => this.#parts.problems?.(this.#values) ?? {})
  readonly isChanged: boolean = $derived.by(() =>
    Object.keys(this.#edits).some((name) => {
      const key = name as keyof Fields
      return !isSame(this.#edits[key], key in this.#sent ? this.#sent[key] : this.#beginning[key])
    }),
  )

  /** The fields, to be bound to: what is read was typed, or is what the field begins with; what is written counts as typed. */
  readonly fields: Fields

  /**
   * @param app Where calls go.
   * @param parts What the form is about; nothing for a question without fields.
   */
  constructor(app: Surroundings, parts?: FormParts<Fields>) {
    this.#app = app
    // A form without parts has no fields, whatever its type says of them.
    this.#parts = parts ?? { begin: () => ({}) as Fields }
    this.fields = new Proxy({} as Fields, {
      get: (_, name) => this.#values[name as keyof Fields],
      set: (_, name, value: Fields[keyof Fields]) => {
        this.#edits = { ...this.#edits, [name]: value }
        this.#keep()
        return true
      },
      has: (_, name) => name in this.#values,
      ownKeys: () => Reflect.ownKeys(this.#values),
      getOwnPropertyDescriptor: (_, name) => ({
        configurable: true,
        enumerable: true,
        writable: true,
        value: this.#values[name as keyof Fields],
      }),
    })
    void this.#restore()
  }

  /** Whether fields hold what was typed before the page was loaded anew, in another tab, or before the program was started anew. */
  get isRestored(): boolean {
    return this.#isRestored
  }

  /** Gives up what was typed. */
  discard() {
    this.#edits = {}
    this.#isRestored = false
    this.#forgetDraft()
  }

  /** Puts what was kept under what has been typed meanwhile. A value of another type than the field's is of an earlier version. */
  async #restore() {
    const { draft } = this.#parts
    const kept = draft === undefined ? undefined : await this.#app.drafts?.find(draft)
    if (!kept) return
    const beginning = untrack(() => this.#beginning)
    const fitting = Object.entries(kept).filter(([name, value]) => {
      const known = beginning[name as keyof Fields]
      return name in beginning && typeof known === typeof value && Array.isArray(known) === Array.isArray(value)
    })
    if (fitting.length === 0) return
    this.#edits = { ...(Object.fromEntries(fitting) as Partial<Fields>), ...this.#edits }
    this.#isRestored = true
  }

  #keep() {
    const { draft } = this.#parts
    if (draft !== undefined) this.#app.drafts?.keep(draft, this.#edits)
  }

  #forgetDraft() {
    const { draft } = this.#parts
    if (draft !== undefined) this.#app.drafts?.forget(draft)
  }

  get failure(): Failure | undefined {
    return this.#failure
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** What was typed and chosen, without what fields begin with. */
  get typed(): Partial<Fields> {
    return this.#edits
  }

  /** The failure if one of these fields owns it. */
  at(...fields: readonly string[]): Failure | undefined {
    const owner = this.#failure?.field
    return owner !== undefined && fields.some((field) => owner === field || owner.startsWith(`${field}.`))
      ? this.#failure
      : undefined
  }

  /** The failure if none of these fields owns it; it is then shown for the whole form. */
  rest(...fields: readonly string[]): Failure | undefined {
    return this.at(...fields) ? undefined : this.#failure
  }

  /** What the form itself finds wrong with a field, once somebody has tried to send. */
  problemAt(name: keyof Fields): string | undefined {
    return this.#isTried ? this.#problems[name] : undefined
  }

  /** Shows a failure that came from elsewhere, or none. */
  fail(failure: Failure | undefined) {
    this.#failure = failure
  }

  /** Takes an answer of the core as what fields begin with; what was typed into them meanwhile stays. */
  propose(values: Partial<Fields>) {
    this.#proposals = { ...this.#proposals, ...values }
  }

  /** Fills fields because somebody chose so: what was typed into them gives way. */
  fill(values: Partial<Fields>) {
    this.propose(values)
    this.#forget(Object.keys(values))
  }

  /** Puts something else in the place of all that was typed. */
  retype(values: Partial<Fields>) {
    this.#edits = values
    this.#keep()
  }

  /**
   * Makes calls and keeps what was typed. A second press meanwhile does nothing, and nothing is sent while a field has a problem.
   * @param work The calls, each through the function that it is given.
   * @returns Their value; undefined if nothing was sent or something was refused, which then stands at its field.
   */
  async send<Value>(work: (call: Call) => Promise<Reply<Value>>): Promise<Value | undefined> {
    if (this.#isBusy) return undefined
    this.#isTried = true
    this.#failure = undefined
    if (Object.values(this.#problems).some((problem) => problem !== undefined)) return undefined
    this.#isBusy = true
    const typed = this.#edits
    const reply = await work((name, input) => this.#app.attempt(name, input))
    this.#isBusy = false
    if (!reply.ok) {
      this.#failure = reply.failure
      return undefined
    }
    this.#isTried = false
    this.#isRestored = false
    this.#sent = typed
    this.#forgetDraft()
    return reply.value
  }

  /**
   * Makes calls, and shows afterwards what the core then tells: what was typed is taken back, but for what was typed meanwhile.
   * @param work The calls; without them, those that the form was made with.
   * @returns Whether nothing was refused.
   */
  async apply(work: ((call: Call) => Promise<Reply<unknown>>) | undefined = undefined): Promise<boolean> {
    const typed = this.#edits
    const done = await this.send(async (call) => {
      const reply = await (work ?? ((each) => this.#parts.apply?.(each, this.#values)))(call)
      if (reply?.ok) await this.#app.world.refresh()
      return reply?.ok === false ? reply : { ok: true, value: true }
    })
    if (done !== true) return false
    this.#forget(
      Object.keys(typed).filter((name) => isSame(typed[name as keyof Fields], this.#edits[name as keyof Fields])),
    )
    return true
  }

  #forget(names: readonly string[]) {
    const isKept = ([name]: [string, unknown]) => !names.includes(name)
    // Both are parts of the fields without some of them.
    this.#edits = Object.fromEntries(Object.entries(this.#edits).filter(isKept)) as Partial<Fields>
    this.#sent = Object.fromEntries(Object.entries(this.#sent).filter(isKept)) as Partial<Fields>
  }
}

/** Whether two values of a field are the same to who reads them. Files are the same only if they are one. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (one instanceof Blob || other instanceof Blob) return false
  return JSON.stringify(one) === JSON.stringify(other)
}
