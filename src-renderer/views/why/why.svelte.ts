/** What a panel of "Why?" shows: the answer of the core, asked again after its button was pressed and when somebody wants it. */
import type { Failure } from '../../../src-main/contract/failure.ts'
import type { InputOf } from '../../../src-main/contract/registry.ts'
import type { WhyView } from '../../../src-main/contract/views/why.ts'
import type { App } from '../../state/app.svelte.ts'

/** What is asked about. */
export type About = InputOf<'why.explain'>['about']

export class Why {
  view = $state.raw<WhyView | undefined>()
  failure = $state.raw<Failure | undefined>()
  isFixing = $state(false)
  readonly #app: Pick<App, 'client' | 'fix'>
  #asked = 0

  constructor(app: Pick<App, 'client' | 'fix'>) {
    this.#app = app
  }

  /** Asks; an answer that comes after a later question is dropped. */
  async ask(about: About): Promise<void> {
    const asked = ++this.#asked
    const reply = await this.#app.client.call('why.explain', { about })
    if (asked !== this.#asked) return
    this.failure = reply.ok ? undefined : reply.failure
    if (reply.ok) this.view = reply.value
  }

  /** Carries out the repair of the answer, and asks what remains. */
  async repair(about: About): Promise<void> {
    const fix = this.view?.fix
    if (!fix || this.isFixing) return
    this.isFixing = true
    await this.#app.fix(fix)
    this.isFixing = false
    await this.ask(about)
  }
}
