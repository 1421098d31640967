/** The CRLs of all roots as the core last told them, with the loopback server that offers them. */
import { onMount } from 'svelte'
import type { OutputOf } from '../../../../src-main/contract/registry.ts'
import type { CrlStatusView } from '../../../../src-main/contract/views/crl.ts'
import type { App } from '../../../state/app.svelte.ts'
import { coalesce } from '../../../state/coalesce.ts'

type Answer = OutputOf<'crl.list'>

const gatherMs = 80

export class CrlState {
  #answer: Answer | undefined = $state.raw()
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** The loopback server; undefined before the first answer, null while it does not run. */
  get server(): Answer['server'] | undefined {
    return this.#answer?.server
  }

  of(rootId: string): CrlStatusView | undefined {
    return this.#answer?.crls.find((each) => each.rootId === rootId)
  }

  async refresh(): Promise<void> {
    const reply = await this.#app.client.call('crl.list', {})
    if (reply.ok) this.#answer = reply.value
  }
}

/**
 * The CRLs for a component, kept up to date while it is shown.
 * @param app Where to ask.
 */
export function useCrls(app: App): CrlState {
  const crls = new CrlState(app)
  onMount(() => {
    const request = coalesce(() => crls.refresh(), gatherMs)
    void crls.refresh()
    return app.listen(({ type }) => {
      if (/^(root|branch|certificate|crl|store|host)\.|^clock\.rewound$/.test(type)) request()
    })
  })
  return crls
}
