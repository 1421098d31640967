/**
 * A core with three calls, for tests of what surrounds a core. It validates inputs as the real one does, counts, and can be
 * told to be slow; it knows nothing of replication.
 */
import type { CorePort } from '../../src-main/contract/client.ts'
import type { CoreEvent } from '../../src-main/contract/events.ts'
import { fail, ok, type Reply } from '../../src-main/contract/failure.ts'
import { calls, isCallName } from '../../src-main/contract/registry.ts'

export interface SmallCore extends CorePort {
  /** Sends an event to everybody who listens. */
  send(type: CoreEvent['type'], params?: CoreEvent['params']): CoreEvent
  readonly isClosed: () => boolean
}

export function createSmallCore(): SmallCore {
  const listeners = new Set<(event: CoreEvent) => void>()
  let sequence = 0
  let now = 0
  let isClosed = false

  const send: SmallCore['send'] = (type, params = {}) => {
    const event: CoreEvent = { sequence: ++sequence, at: now, type, params }
    for (const listener of listeners) listener(event)
    return event
  }
  const handlers: Readonly<Record<string, (input: never) => Reply<unknown>>> = {
    'clock.view': () => ok({ now, pace: 'paused', nextEventInstant: null }),
    'clock.skip': ({ seconds }: { seconds: number }) => {
      if (seconds < 1) return fail('time.outOfRange', { seconds }, { field: 'seconds' })
      now += seconds * 1000
      send('clock.advanced')
      return ok({ now, pace: 'paused', nextEventInstant: null })
    },
    'world.hash': () => {
      throw new Error('no world')
    },
  }

  return {
    send,
    isClosed: () => isClosed,
    async call(name, input) {
      if (isClosed) return fail('core.closed')
      const handler = handlers[name]
      if (!isCallName(name) || !handler) return fail('call.unknown', { name })
      const parsed = calls[name].input.safeParse(input)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        return fail('input.invalid', { field: issue?.path.join('.') ?? '', problem: 'wrongType' })
      }
      try {
        return handler(parsed.data as never)
      } catch (error) {
        return fail('core.internal', { detail: error instanceof Error ? error.message : String(error) })
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      isClosed = true
    },
  }
}
