/** Leaving a form: at once while nothing would be lost, otherwise after a question. */
import type { Router } from '../state/router.svelte.ts'
import type { Surfaces } from '../state/surfaces.svelte.ts'

/** What may hold something that was typed. */
export interface Leavable {
  readonly isChanged: boolean
  /** Whether it holds what was typed earlier. */
  readonly isRestored?: boolean
  /** Gives up what was typed where it would be found again. */
  discard?(): void
}

export class Closing {
  readonly #form: () => Leavable
  /** How it would go on if what was typed may be lost. */
  #wanted: (() => void) | undefined = $state.raw()

  /** @param form What may hold something that was typed. */
  constructor(form: () => Leavable) {
    this.#form = form
  }

  /** Whether somebody is being asked. */
  get isAsking(): boolean {
    return this.#wanted !== undefined
  }

  /**
   * Goes on, or asks first.
   * @param leave How it goes on.
   */
  request(leave: () => void) {
    if (this.#form().isChanged) this.#wanted = leave
    else leave()
  }

  /** Goes on, with or without what was typed. */
  leave() {
    const leave = this.#wanted
    this.#wanted = undefined
    this.#form().discard?.()
    leave?.()
  }

  stay() {
    this.#wanted = undefined
  }

  /**
   * Watches over what would take the place of the form, another dialog or another page, and over the Back key, until the returned
   * function is called.
   * @param isClosable Whether the form may be left now: what Escape cannot leave, Back cannot either.
   */
  watch(places: Pick<Surfaces, 'guard'> | Pick<Router, 'guard'>, isClosable: () => boolean = () => true): () => void {
    return places.guard((leave: () => void, by?: 'back') => {
      if (by === undefined || isClosable()) this.request(leave)
    })
  }
}
