/**
 * The way to the core. In the desktop app it is the bridge that the preload script puts on `window`; in a browser it is HTTP to
 * the shell that served the page. Nothing else in the renderer knows which.
 */
import { fail, type Reply } from '../../src-main/contract/failure.ts'
import { keepConnected, type ConnectionState } from './connection.ts'
import { takeSessionKey } from './session-key.ts'

export interface Transport {
  /**
   * Makes a call; every outcome, a lost connection included, is a reply.
   * @param tryId The try of a lab whose world is meant; the user's own where it is left out.
   */
  call(name: string, input: unknown, tryId?: string): Promise<Reply<unknown>>
  /**
   * Listens to events.
   * @param onEvent Receives each event as it was sent.
   * @param onState Told what becomes of the connection, each time that it changes.
   * @returns Ends the listening.
   */
  subscribe(onEvent: (event: unknown) => void, onState: (state: ConnectionState) => void): () => void
}

/** What the preload script of the desktop app offers. */
interface Bridge {
  call(name: string, input: unknown, tryId?: string): Promise<Reply<unknown>>
  subscribe(listener: (event: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly understudy?: Bridge
  }
}

/** Chooses the transport by what the surrounding shell offers. */
export function createTransport(): Transport {
  return window.understudy ? bridgeTransport(window.understudy) : httpTransport()
}

function bridgeTransport(bridge: Bridge): Transport {
  return {
    async call(name, input, tryId) {
      try {
        return await bridge.call(name, input, tryId)
      } catch {
        return fail('shell.unreachable')
      }
    },
    subscribe(onEvent, onState) {
      const end = bridge.subscribe(onEvent)
      onState('open')
      return end
    },
  }
}

function httpTransport(): Transport {
  const key = takeSessionKey()
  const send = (name: string, input: unknown, tryId?: string) =>
    fetch(new URL(`api/call/${encodeURIComponent(name)}`, document.baseURI), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === null ? {} : { 'x-understudy-key': key }),
        ...(tryId === undefined ? {} : { 'x-understudy-try': tryId }),
      },
      body: JSON.stringify(input),
    })
  return {
    async call(name, input, tryId) {
      try {
        const response = await send(name, input, tryId)
        // The shell answers every call with a reply, refusals included; the status line only serves other clients.
        return (await response.json()) as Reply<unknown>
      } catch {
        return fail('shell.unreachable')
      }
    },
    subscribe(onEvent, onState) {
      const address = new URL('api/events', document.baseURI)
      // A stream cannot send headers of its own.
      if (key !== null) address.searchParams.set('key', key)
      return keepConnected({
        open({ onOpen, onAlive, onMessage, onError }) {
          const source = new EventSource(address)
          source.onopen = onOpen
          source.addEventListener('alive', onAlive)
          source.onerror = () => onError(source.readyState === EventSource.CLOSED)
          source.onmessage = (message: MessageEvent<string>) => onMessage(message.data)
          return source
        },
        isRefused: async () => (await send('clock.view', {})).status === 401,
        onEvent,
        onState,
        now: () => performance.now(),
      })
    },
  }
}
