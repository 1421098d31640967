/**
 * Which world is looked at: the user's own, or that of a lab. Every world has an app of its own, so that nothing that was asked of one is
 * ever shown of another; what belongs to the person goes with them.
 */
import type { Reply } from '../../src-main/contract/failure.ts'
import type { InputOf } from '../../src-main/contract/registry.ts'
import { createClient, type Client } from '../connect/client.ts'
import type { Transport } from '../connect/transport.ts'
import type { Locale } from '../i18n/locale.svelte.ts'
import { App } from './app.svelte.ts'
import type { LabWays } from './lab-ways.ts'
import { Preferences } from './preferences.svelte.ts'
import { Router } from './router.svelte.ts'

/** Kept for this tab alone, so that loading the page anew leads back into the lab. */
const storageKey = 'understudy.try'

export class Worlds implements LabWays {
  readonly preferences: Preferences
  readonly #transport: Transport
  readonly #locale: Locale
  readonly #router = new Router()
  /** The user's own core, which answers everything around labs. */
  readonly #own: Client
  #app: App

  constructor(transport: Transport, locale: Locale) {
    this.#transport = transport
    this.#locale = locale
    this.#own = createClient(transport)
    this.preferences = new Preferences(this.#own, locale)
    this.#app = $state.raw(this.#appFor(sessionStorage.getItem(storageKey) ?? undefined))
  }

  /** Of the world that is looked at. */
  get app(): App {
    return this.#app
  }

  async begin(input: InputOf<'lab.begin'>): Promise<Reply<unknown>> {
    const reply = await this.#own.call('lab.begin', input)
    if (reply.ok) this.#enter(reply.value.tryId)
    return reply
  }

  async resume(tryId: string): Promise<Reply<unknown>> {
    const reply = await this.#own.call('lab.resume', { tryId })
    if (reply.ok) this.#enter(reply.value.tryId)
    return reply
  }

  async leave(): Promise<Reply<unknown>> {
    const tryId = this.#app.lab?.tryId
    if (tryId === undefined) return { ok: true, value: undefined }
    const reply = await this.#own.call('lab.leave', { tryId })
    if (reply.ok || reply.failure.code === 'lab.notOpen') this.#goHome()
    return reply
  }

  #enter(tryId: string) {
    sessionStorage.setItem(storageKey, tryId)
    this.#router.replace('overview')
    this.#app = this.#appFor(tryId)
  }

  #goHome() {
    sessionStorage.removeItem(storageKey)
    this.#router.replace('labs')
    this.#app = this.#appFor(undefined)
  }

  #appFor(tryId: string | undefined): App {
    // Somebody may have left the lab in another window, or the program was started anew.
    const onNotOpen = () => {
      if (this.#app.lab?.tryId === tryId) this.#goHome()
    }
    const client = tryId === undefined ? this.#own : createClient(this.#transport, tryId, onNotOpen)
    const shared = { locale: this.#locale, preferences: this.preferences, router: this.#router, worlds: this }
    return new App(client, shared, tryId)
  }
}
