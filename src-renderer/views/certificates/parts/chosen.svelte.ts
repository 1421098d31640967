/** The certificates that a bulk dialog is about: a few by name, all by id, and those of their roots that are locked. */
import type { CertificateView, RootView } from '../../../../src-main/contract/views/authority.ts'
import type { App } from '../../../state/app.svelte.ts'

const namedMax = 5

export class ChosenCertificates {
  #named: readonly CertificateView[] = $state.raw([])
  #rootIds: ReadonlySet<string> = $state.raw(new Set())
  readonly ids: readonly string[]
  readonly #app: App

  /**
   * @param app Where to ask.
   * @param ids The certificates.
   */
  constructor(app: App, ids: readonly string[]) {
    this.#app = app
    this.ids = ids
    void this.#read()
  }

  /** The first few. */
  get named(): readonly CertificateView[] {
    return this.#named
  }

  /** The roots whose passphrase is needed first. */
  get lockedRoots(): readonly RootView[] {
    return this.#app.world.roots.filter((root) => !root.isUnlocked && this.#rootIds.has(root.rootId))
  }

  async #read() {
    const { client, world } = this.#app
    const replies = await Promise.all(
      this.ids.slice(0, namedMax).map((certificateId) => client.call('certificate.view', { certificateId })),
    )
    this.#named = replies.flatMap((reply) => (reply.ok ? [reply.value] : []))
    const rootIds = new Set(this.#named.map((each) => each.rootId))
    if (this.ids.length > namedMax) {
      const wanted = new Set(this.ids)
      for (const { rootId, isUnlocked } of world.roots) {
        if (isUnlocked || rootIds.has(rootId)) continue
        const reply = await client.call('certificate.search', { rootIds: [rootId], limit: 0, withAllIds: true })
        if (reply.ok && reply.value.allIds?.some((id) => wanted.has(id))) rootIds.add(rootId)
      }
    }
    this.#rootIds = rootIds
  }
}
