/**
 * The Settings of a machine while they are edited: settings whose calls are not one per page, but follow from what was typed, with
 * hardware that gets its id by them. A call that was carried out takes its fields back; what follows a refusal stays to be applied.
 */
import type { Failure, Reply } from '../../../../src-main/contract/failure.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import { Form, type Call } from '../../../forms/form.svelte.ts'
import type { Settings } from '../../../forms/settings.svelte.ts'
import type { App } from '../../../state/app.svelte.ts'
import { changesOf } from './changes.ts'
import type { Change } from './rule.ts'
import { valuesOf, type Addition, type Value, type Values } from './values.ts'

export class MachineForm implements Settings {
  readonly #app: App
  readonly #vmId: string
  readonly #form: Form<Record<string, Value>>
  #additions: readonly Addition[] = $state.raw([])
  /** The page to which the last refusal belongs. */
  #refusedPage: string | undefined = $state.raw()
  /** While calls are made, the fields show the machine as it was before the first of them. */
  #held: VmView | undefined = $state.raw()
  #count = 0
  readonly vm: VmView | undefined = $derived.by(() => this.#held ?? this.#app.world.vm(this.#vmId))
  readonly changes: readonly Change[] = $derived.by(() =>
    // Nothing typed has no value that is undefined.
    this.vm ? changesOf(this.vm, this.#additions, this.#form.typed as Values) : [],
  )
  readonly changedPages: ReadonlySet<string> = $derived(new Set(this.changes.map((change) => change.page)))

  constructor(app: App, vmId: string) {
    this.#app = app
    this.#vmId = vmId
    this.#form = new Form(app, { begin: () => ({ ...(this.vm && valuesOf(this.vm, this.#additions)) }) })
  }

  get additions(): readonly Addition[] {
    return this.#additions
  }

  get isBusy(): boolean {
    return this.#form.isBusy
  }

  get isChanged(): boolean {
    return this.changes.length > 0
  }

  text(key: string): string {
    return String(this.#form.fields[key] ?? '')
  }

  flag(key: string): boolean {
    return this.#form.fields[key] === true
  }

  set(key: string, value: Value) {
    this.#form.fields[key] = value
  }

  /** The refusal that belongs to a field. */
  at(key: string): Failure | undefined {
    return this.#form.failure?.field === key ? this.#form.failure : undefined
  }

  /** The refusal that belongs to a page and to none of its fields. */
  ofPage(page: string): Failure | undefined {
    return this.#refusedPage === page && this.#form.failure?.field === undefined ? this.#form.failure : undefined
  }

  /** Adds hardware that exists once it is applied, and gives the id that its fields have until then. */
  add(kind: Addition['kind']): string {
    this.#count += 1
    const id = `new-${this.#count}`
    this.#additions = [...this.#additions, { id, kind }]
    return id
  }

  /** Gives up hardware that was not applied yet. */
  discard(id: string) {
    this.#additions = this.#additions.filter((addition) => addition.id !== id)
    this.#form.retype(without(this.#form.typed, [`${id}.`]))
    if (this.#refusedPage === id || this.#form.failure?.field?.startsWith(id)) this.#form.fail(undefined)
  }

  /**
   * Carries out what has changed, call by call, up to the first refusal.
   * @returns Whether nothing was refused, the page of the refusal, and the ids that were given to what was added.
   */
  async apply(): Promise<{ isDone: boolean; page: string | undefined; ids: ReadonlyMap<string, string> }> {
    const ids = new Map<string, string>()
    if (this.isBusy || !this.vm) return { isDone: false, page: undefined, ids }
    this.#held = this.vm
    const done: Change[] = []
    const isDone = await this.#form.send((call) => this.#carryOut(call, ids, done))
    const left = without(
      this.#form.typed,
      done.flatMap((change) => change.owns),
    )
    this.#form.retype(Object.fromEntries(Object.entries(left).map(([key, value]) => [renamed(key, ids), value])))
    this.#additions = this.#additions.filter((addition) => !ids.has(addition.id))
    this.#held = undefined
    return { isDone: isDone === true, page: isDone ? undefined : this.#refusedPage, ids }
  }

  async #carryOut(call: Call, ids: Map<string, string>, done: Change[]): Promise<Reply<true>> {
    for (const change of this.changes) {
      const reply = await change.send({ call }, (id) => ids.get(id) ?? id)
      if (!reply.ok) {
        const place = change.placeOf(reply.failure)
        this.#refusedPage = renamed(change.page, ids)
        await this.#app.world.refresh()
        const { field: _, ...failure } = reply.failure
        return { ok: false, failure: place === undefined ? failure : { ...failure, field: renamed(place, ids) } }
      }
      if (change.adds !== undefined) ids.set(change.adds, reply.value)
      done.push(change)
    }
    await this.#app.world.refresh()
    return { ok: true, value: true }
  }
}

/** A key or page under the id that the world has given. */
export function renamed(key: string, ids: ReadonlyMap<string, string>): string {
  const [id = ''] = key.split('.')
  const given = ids.get(id)
  return given === undefined ? key : given + key.slice(id.length)
}

function without(values: Partial<Values>, beginnings: readonly string[]): Values {
  // What was left out of parts is a part, and none of them is undefined.
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !beginnings.some((beginning) => key.startsWith(beginning))),
  ) as Values
}
