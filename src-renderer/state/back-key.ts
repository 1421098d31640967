/**
 * The Back key of the browser closes the dialog that is open, as it would leave a page. A dialog has an entry of its own in the history
 * for that, with the address of the page behind it. An entry whose dialog was closed otherwise is passed over.
 */
import type { Surfaces } from './surfaces.svelte.ts'

/** What the browser has to do for it. */
interface BrowserHistory {
  readonly state: unknown
  readonly address: string
  push(state: unknown): void
  back(): void
  /** Hears every move in the history until the returned function is called. */
  listen(listener: () => void): () => void
}

interface DialogEntry {
  readonly dialog: true
}

const dialogEntry: DialogEntry = { dialog: true }

export class BackKey {
  readonly #history: BrowserHistory
  readonly #surfaces: Pick<Surfaces, 'current' | 'leave'>
  /** Where we were before the move that is being heard. */
  #before: { readonly isDialog: boolean; readonly address: string }

  constructor(surfaces: Pick<Surfaces, 'current' | 'leave'>, history: BrowserHistory) {
    this.#surfaces = surfaces
    this.#history = history
    this.#before = this.#here()
  }

  /** Begins to listen; the returned function ends it. */
  start(): () => void {
    return this.#history.listen(() => this.#moved())
  }

  /** Told when a dialog has come up. */
  opened() {
    if (!this.#here().isDialog) this.#history.push(dialogEntry)
    this.#before = this.#here()
  }

  #moved() {
    const before = this.#before
    const here = this.#here()
    this.#before = here
    if (!before.isDialog || here.isDialog || here.address !== before.address) return
    // The entry of a dialog that is no more: going back from it shall be seen.
    if (!this.#surfaces.current) return this.#history.back()
    this.#surfaces.leave()
    // Somebody is being asked first, or work is under way: the next Back has something to go back from.
    if (this.#surfaces.current) this.opened()
  }

  #here() {
    const { state, address } = this.#history
    const isDialog = typeof state === 'object' && state !== null && (state as Partial<DialogEntry>).dialog === true
    return { isDialog, address }
  }
}

/** The history of the window. */
export const windowHistory: BrowserHistory = {
  get state(): unknown {
    return history.state
  },
  get address() {
    return location.href
  },
  push: (state) => history.pushState(state, ''),
  back: () => history.back(),
  listen(listener) {
    window.addEventListener('popstate', listener)
    return () => window.removeEventListener('popstate', listener)
  },
}
