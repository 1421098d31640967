/**
 * The typed way to make calls. Only types come from the contract's registry, so that its schemas are not part of the page: the
 * core checks every input itself.
 */
import type { Reply } from '../../src-main/contract/failure.ts'
import type { CoreEvent } from '../../src-main/contract/events.ts'
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/registry.ts'
import type { ConnectionState } from './connection.ts'
import type { Transport } from './transport.ts'

export interface Client {
  call<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>>
  subscribe(onEvent: (event: CoreEvent) => void, onState: (state: ConnectionState) => void): () => void
}

/**
 * @param transport The way to the core.
 * @param tryId The try of a lab whose world is looked at; the user's own where it is left out.
 * @param onNotOpen Told when that try is no longer open.
 */
export function createClient(transport: Transport, tryId?: string, onNotOpen: () => void = () => undefined): Client {
  return {
    async call(name, input) {
      // The core answers in the declared shape; a test on the core's side checks every output against its schema.
      const reply = (await transport.call(name, input, tryId)) as Reply<OutputOf<typeof name>>
      if (!reply.ok && reply.failure.code === 'lab.notOpen') onNotOpen()
      return reply
    },
    subscribe: (onEvent, onState) =>
      transport.subscribe((sent) => {
        const event = sent as CoreEvent
        if (event.tryId === tryId) onEvent(event)
      }, onState),
  }
}
