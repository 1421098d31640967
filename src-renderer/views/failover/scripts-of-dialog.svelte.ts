/** What a dialog on the replica does, in PowerShell for the real host: asked of the core for the chosen recovery point. */
import type { Client } from '../../../src-main/contract/client.ts'
import type { Language } from '../../../src-main/contract/texts/shape.ts'
import type { ScriptView } from '../../../src-main/contract/views/wizard.ts'
import type { App } from '../../state/app.svelte.ts'

export class DialogScripts {
  /** The aside is open. */
  isShown = $state(false)
  scripts = $state.raw<readonly ScriptView[]>([])
  readonly #client: Pick<Client, 'call'>
  readonly #languageOf: () => Language
  readonly #kind: 'failover' | 'testFailover'
  readonly #vmId: string
  #asked = ''

  /** @param reader Who asks, and in which language the scripts speak. */
  constructor(reader: Pick<App, 'client' | 'locale'>, kind: 'failover' | 'testFailover', vmId: string) {
    this.#client = reader.client
    this.#languageOf = () => reader.locale.language
    this.#kind = kind
    this.#vmId = vmId
  }

  /**
   * Reads the scripts for a point while the aside is open. A refusal leaves it empty: the dialog itself says why on its button.
   * @param recoveryPoint The id of the chosen point.
   */
  async load(recoveryPoint: string) {
    if (!this.isShown || this.#asked === recoveryPoint) return
    this.#asked = recoveryPoint
    const reply = await this.#client.call('wizard.view', {
      kind: this.#kind,
      vmId: this.#vmId,
      draft: { recoveryPoint },
      language: this.#languageOf(),
    })
    // Another point may have been chosen meanwhile.
    if (this.#asked === recoveryPoint) this.scripts = reply.ok ? reply.value.scripts : []
  }
}
