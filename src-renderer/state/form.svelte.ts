/** What every form needs while it is sent: whether it runs, and which field owns the reason it was refused. */
import type { Failure, Reply } from '../../src-main/contract/failure.ts'

export class FormState {
  #failure: Failure | undefined = $state.raw()
  #isBusy = $state(false)

  get failure(): Failure | undefined {
    return this.#failure
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** The failure if one of these fields owns it. */
  at(...fields: readonly string[]): Failure | undefined {
    const owner = this.#failure?.field
    return owner !== undefined && fields.some((field) => owner === field || owner.startsWith(`${field}.`))
      ? this.#failure
      : undefined
  }

  /** The failure if none of these fields owns it; it is then shown for the whole form. */
  rest(...fields: readonly string[]): Failure | undefined {
    return this.at(...fields) ? undefined : this.#failure
  }

  fail(failure: Failure | undefined) {
    this.#failure = failure
  }

  /** Runs a call; a second press while it runs does nothing. */
  async send<Value>(call: () => Promise<Reply<Value>>): Promise<Value | undefined> {
    if (this.#isBusy) return undefined
    this.#isBusy = true
    this.#failure = undefined
    const reply = await call()
    this.#isBusy = false
    if (reply.ok) return reply.value
    this.#failure = reply.failure
    return undefined
  }
}
