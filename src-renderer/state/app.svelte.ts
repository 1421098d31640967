/** Everything that the screens share, made once at start and handed down by context, so that a test can make a second one. */
import { getContext, setContext } from 'svelte'
import type { CoreEvent } from '../../src-main/contract/events.ts'
import type { Failure, Fix, Reply } from '../../src-main/contract/failure.ts'
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/registry.ts'
import type { Client } from '../connect/client.ts'
import type { ConnectionState } from '../connect/connection.ts'
import type { Locale } from '../i18n/locale.svelte.ts'
import { BackKey, windowHistory } from './back-key.ts'
import { LabReader } from './lab-reader.svelte.ts'
import type { LabWays } from './lab-ways.ts'
import { ActivityState } from './activity.svelte.ts'
import { ClockState } from './clock.svelte.ts'
import { Drafts } from './drafts.ts'
import type { Preferences } from './preferences.svelte.ts'
import { Presence } from './presence.svelte.ts'
import type { Router } from './router.svelte.ts'
import { Surfaces } from './surfaces.svelte.ts'
import { ToastState } from './toasts.svelte.ts'
import { WorldState } from './world.svelte.ts'

const contextKey = Symbol('app')

/** What belongs to the person at the screen, whichever world is looked at. */
interface Shared {
  readonly locale: Locale
  readonly preferences: Preferences
  readonly router: Router
  readonly worlds: LabWays
}

export class App {
  readonly client: Client
  readonly locale: Locale
  readonly preferences: Preferences
  readonly drafts: Drafts
  readonly router: Router
  readonly toasts = new ToastState()
  readonly surfaces = new Surfaces()
  readonly backKey = new BackKey(this.surfaces, windowHistory)
  readonly world: WorldState
  readonly clock: ClockState
  readonly activity: ActivityState
  readonly presence: Presence
  /** The way into labs and back. */
  readonly worlds: LabWays
  /** The lab whose world is looked at; undefined in the user's own. */
  readonly lab: LabReader | undefined
  /** What is heard of the core. */
  connection: ConnectionState = $state('open')
  #listeners = new Set<(event: CoreEvent) => void>()

  /**
   * @param client The way to the world that is looked at.
   * @param shared What is the same in every world.
   * @param tryId The try of a lab whose world it is.
   */
  constructor(client: Client, { locale, preferences, router, worlds }: Shared, tryId?: string) {
    this.client = client
    this.locale = locale
    this.preferences = preferences
    this.drafts = new Drafts(client)
    this.router = router
    this.worlds = worlds
    this.lab = tryId === undefined ? undefined : new LabReader(client, locale, tryId)
    this.world = new WorldState(client)
    this.clock = new ClockState(this.world)
    this.activity = new ActivityState(client)
    this.presence = new Presence(client, this.router, this.surfaces, (clock) => this.world.noteClock(clock))
  }

  /** Begins to listen; the returned function ends it. */
  start(): () => void {
    const endClock = this.clock.start()
    const endBackKey = this.backKey.start()
    const endPresence = this.presence.start()
    const endEvents = this.client.subscribe(
      (event) => {
        this.world.onEvent(event)
        this.activity.onEvent(event)
        this.lab?.onEvent(event)
        for (const listener of this.#listeners) listener(event)
      },
      (connection) => {
        // What happened while the stream was broken is unknown, so everything is asked again.
        if (connection === 'open' && this.connection !== 'open') {
          this.world.refreshAll()
          void this.lab?.refresh()
        }
        this.connection = connection
      },
    )
    void this.world.refresh()
    void this.world.refreshRoots()
    void this.activity.refresh()
    void this.lab?.refresh()
    return () => {
      endClock()
      endBackKey()
      endPresence()
      endEvents()
    }
  }

  /** Hears every event until the returned function is called. */
  listen(listener: (event: CoreEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Makes a call and shows its failure as a message, for buttons that have no field to put it at. */
  async run<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>> {
    const reply = await this.client.call(name, input)
    if (reply.ok) this.world.refreshAll()
    else this.report(reply.failure)
    return reply
  }

  /** Makes a call whose failure the caller shows where it belongs. */
  async attempt<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>> {
    const reply = await this.client.call(name, input)
    if (reply.ok) this.world.refreshAll()
    return reply
  }

  /** Carries out a remedy step by step; stops and shows why at the first step that fails. */
  async fix(fix: Fix): Promise<boolean> {
    for (const step of fix.steps) {
      // A remedy comes from the core, which names only calls of its own registry, with inputs of their declared shape.
      const take = () => this.client.call(step.call as CallName, step.input as InputOf<CallName>)
      let reply: Reply<unknown> = await take()
      if (!reply.ok && (await this.#unlockKnown(reply.failure))) reply = await take()
      if (!reply.ok) {
        this.report(reply.failure)
        if (reply.failure.code === 'root.locked') this.#askFor(String(reply.failure.params['root']))
        return false
      }
    }
    this.world.refreshAll()
    this.toasts.show({ tone: 'ok', title: this.locale.t('common.fixed', { fix: this.locale.describeFix(fix) }) })
    return true
  }

  /** Unlocks the root that a remedy needs where its passphrase is remembered. */
  async #unlockKnown({ code, params }: Failure): Promise<boolean> {
    const root = this.world.roots.find(({ name }) => code === 'root.locked' && name === params['root'])
    if (!root?.isPassphraseRemembered) return false
    return (await this.client.call('root.unlockRemembered', { rootId: root.rootId })).ok
  }

  /** A remedy that signs needs the key of a root; once that is unlocked, the same button does it. */
  #askFor(rootName: string) {
    const root = this.world.roots.find(({ name }) => name === rootName)
    if (root) this.surfaces.open({ kind: 'unlockRoot', rootId: root.rootId })
  }

  report(failure: Failure) {
    const { sentence, next } = this.locale.describe(failure)
    this.toasts.show({ tone: 'bad', title: sentence, text: next })
  }
}

/** Makes the app available to the component that calls this and to all within it. */
export function provideApp(app: App): App {
  return setContext(contextKey, app)
}

/** The app around the calling component. */
export function useApp(): App {
  return getContext<App>(contextKey)
}
