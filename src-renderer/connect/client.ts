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
 */
export function createClient(transport: Transport): Client {
  return {
    // The core answers in the declared shape; a test on the core's side checks every output against its schema.
    call: async (name, input) => (await transport.call(name, input)) as Reply<OutputOf<typeof name>>,
    subscribe: (onEvent, onState) => transport.subscribe((event) => onEvent(event as CoreEvent), onState),
  }
}
