/**
 * The typed way to make calls, for whoever stands outside the core: the screens, the CLI, tests. A transport is two
 * functions, so that Electron's IPC, HTTP and a core in the same process look alike. Only types come from the registry:
 * the schemas do not travel with the client, because the core checks every input itself.
 */
import type { CoreEvent } from './events.ts'
import type { Reply } from './failure.ts'
import type { CallName, InputOf, OutputOf } from './registry.ts'

/** What a shell needs of the core; `app/core.ts` provides it. */
export interface CorePort {
  /**
   * Makes a call by its name; unknown names and unfit inputs are failures, never exceptions.
   * @param tryId The try of a lab whose world is meant; the user's own where it is left out. One that is not open is `lab.notOpen`, so
   *   that nothing that was meant for one world is ever done in another.
   */
  call(name: string, input: unknown, tryId?: string): Promise<Reply<unknown>>
  /**
   * Listens to every event of every world from now on.
   * @returns Ends the listening.
   */
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Ends running work, makes the workspace durable and closes it. Calls made afterwards fail with `core.closed`. */
  close(): Promise<void>
}

/** The way from a client to a core. */
export type Transport = Pick<CorePort, 'call' | 'subscribe'>

export interface Client {
  /** Makes a call whose input and output are those that the registry declares for its name. */
  call<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>>
  subscribe(listener: (event: CoreEvent) => void): () => void
}

/**
 * Puts the registry's types on a transport.
 * @param transport The way to the core.
 */
export function createClient(transport: Transport): Client {
  return {
    // The core answers in the declared shape: a test on its side checks every output against its schema.
    call: async (name, input) => (await transport.call(name, input)) as Reply<OutputOf<typeof name>>,
    subscribe: (listener) => transport.subscribe(listener),
  }
}
