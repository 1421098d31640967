/** A host of a real core, as the forms of its settings see it: calls reach the core, and the view follows when it is asked anew. */
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import type { App } from '../../../../src-renderer/state/app.svelte.ts'
import type { TestCore } from '../../../app/a-core.ts'

export class AHost {
  readonly #core: TestCore
  readonly #hostId: string
  #view: HostView | undefined = $state.raw()

  constructor(core: TestCore, hostId: string) {
    this.#core = core
    this.#hostId = hostId
  }

  get view(): HostView {
    if (!this.#view) throw new Error('The host was not asked for yet.')
    return this.#view
  }

  async refresh(): Promise<void> {
    const { hosts } = await this.#core.must('world.view', {})
    this.#view = hosts.find((host) => host.hostId === this.#hostId)
  }

  /** What the forms need of the app. */
  get app(): App {
    const app: Pick<App, 'attempt'> & { readonly world: Pick<App['world'], 'refresh'> } = {
      attempt: (name, input) => this.#core.call(name, input),
      world: { refresh: () => this.refresh() },
    }
    // The forms make calls and ask for the world, and nothing else.
    return app as App
  }
}
