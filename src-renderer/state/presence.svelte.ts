/** Says every few seconds that somebody is there, and at once when somebody begins or ceases to decide; what that means is the core's. */
import type { OutputOf } from '../../src-main/contract/registry.ts'
import type { Client } from '../connect/client.ts'
import type { Router } from './router.svelte.ts'
import type { Surface, Surfaces } from './surfaces.svelte.ts'

const everyMs = 3_000

/** Dialogs in which time costs: what somebody reads there is an outage that goes on. */
const deciding: ReadonlySet<Surface['kind']> = new Set([
  'plannedFailover',
  'dryRun',
  'failover',
  'failoverList',
  'keepSide',
  'testFailover',
])

export class Presence {
  readonly #client: Client
  readonly #router: Router
  readonly #surfaces: Surfaces
  readonly #clientId = crypto.randomUUID()
  readonly #onClock: (clock: OutputOf<'clock.view'>) => void

  constructor(client: Client, router: Router, surfaces: Surfaces, onClock: (clock: OutputOf<'clock.view'>) => void) {
    this.#client = client
    this.#router = router
    this.#surfaces = surfaces
    this.#onClock = onClock
  }

  /** Whether a failover dialog or a wizard is open here. */
  get isDeciding(): boolean {
    const { current } = this.#surfaces
    return this.#router.route.name === 'wizard' || (current !== undefined && deciding.has(current.kind))
  }

  /** Begins; the returned function ends it. */
  start(): () => void {
    const timer = setInterval(() => void this.#attend(), everyMs)
    const endEffects = $effect.root(() => {
      $effect(() => {
        void this.isDeciding
        void this.#attend()
      })
    })
    return () => {
      clearInterval(timer)
      endEffects()
    }
  }

  async #attend() {
    const reply = await this.#client.call('clock.attend', {
      clientId: this.#clientId,
      isDeciding: this.isDeciding,
    })
    if (reply.ok) this.#onClock(reply.value)
  }
}
