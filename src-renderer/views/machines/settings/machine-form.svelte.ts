/**
 * The Settings of a machine while they are edited. What was typed lies over what the core tells, so fields that nobody touched
 * follow the machine; a call that was carried out takes its fields back, and what follows a refusal stays to be applied.
 */
import type { Failure } from '../../../../src-main/contract/failure.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import type { App } from '../../../state/app.svelte.ts'
import { changesOf } from './changes.ts'
import type { Change } from './rule.ts'
import { valuesOf, type Addition, type Value, type Values } from './values.ts'

interface Refusal {
  readonly failure: Failure
  readonly page: string
  readonly place: string | undefined
}

export class MachineForm {
  readonly #app: App
  readonly #vmId: string
  #edits: Values = $state.raw({})
  #additions: readonly Addition[] = $state.raw([])
  #refusal: Refusal | undefined = $state.raw()
  #isBusy = $state(false)
  /** While calls are made, the fields show the machine as it was before the first of them. */
  #held: VmView | undefined = $state.raw()
  #count = 0
  readonly vm: VmView | undefined = $derived.by(() => this.#held ?? this.#app.world.vm(this.#vmId))
  readonly #values: Values = $derived(this.vm ? { ...valuesOf(this.vm, this.#additions), ...this.#edits } : {})
  readonly changes: readonly Change[] = $derived(this.vm ? changesOf(this.vm, this.#additions, this.#edits) : [])
  /** Pages with something that is not applied yet. */
  readonly changedPages: ReadonlySet<string> = $derived(new Set(this.changes.map((change) => change.page)))

  constructor(app: App, vmId: string) {
    this.#app = app
    this.#vmId = vmId
  }

  get additions(): readonly Addition[] {
    return this.#additions
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** The page to which the last refusal belongs. */
  get refusedPage(): string | undefined {
    return this.#refusal?.page
  }

  text(key: string): string {
    return String(this.#values[key] ?? '')
  }

  flag(key: string): boolean {
    return this.#values[key] === true
  }

  set(key: string, value: Value) {
    this.#edits = { ...this.#edits, [key]: value }
  }

  /** The refusal that belongs to a field. */
  at(key: string): Failure | undefined {
    return this.#refusal?.place === key ? this.#refusal.failure : undefined
  }

  /** The refusal that belongs to a page and to none of its fields. */
  ofPage(page: string): Failure | undefined {
    return this.#refusal?.page === page && this.#refusal.place === undefined ? this.#refusal.failure : undefined
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
    this.#edits = without(this.#edits, [`${id}.`])
    if (this.#refusal?.page === id || this.#refusal?.place?.startsWith(id)) this.#refusal = undefined
  }

  /**
   * Carries out what has changed, call by call, up to the first refusal.
   * @returns The ids that were given to what was added, and whether nothing was refused.
   */
  async apply(): Promise<{ isDone: boolean; ids: ReadonlyMap<string, string> }> {
    const ids = new Map<string, string>()
    if (this.#isBusy || !this.vm) return { isDone: false, ids }
    this.#isBusy = true
    this.#held = this.vm
    let refusal: Refusal | undefined
    const done: Change[] = []
    for (const change of this.changes) {
      const reply = await change.send(this.#app.client, (id) => ids.get(id) ?? id)
      if (!reply.ok) {
        const place = change.placeOf(reply.failure)
        refusal = {
          failure: reply.failure,
          page: renamed(change.page, ids),
          place: place === undefined ? undefined : renamed(place, ids),
        }
        break
      }
      if (change.adds !== undefined) ids.set(change.adds, reply.value)
      done.push(change)
    }
    await this.#app.world.refresh()
    this.#settle(done, ids, refusal)
    return { isDone: refusal === undefined, ids }
  }

  #settle(done: readonly Change[], ids: ReadonlyMap<string, string>, refusal: Refusal | undefined) {
    const left = without(
      this.#edits,
      done.flatMap((change) => change.owns),
    )
    this.#edits = Object.fromEntries(Object.entries(left).map(([key, value]) => [renamed(key, ids), value]))
    this.#additions = this.#additions.filter((addition) => !ids.has(addition.id))
    this.#refusal = refusal
    this.#held = undefined
    this.#isBusy = false
  }
}

/** A key or page under the id that the world has given. */
export function renamed(key: string, ids: ReadonlyMap<string, string>): string {
  const [id = ''] = key.split('.')
  const given = ids.get(id)
  return given === undefined ? key : given + key.slice(id.length)
}

function without(values: Values, beginnings: readonly string[]): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !beginnings.some((beginning) => key.startsWith(beginning))),
  )
}
