/**
 * Events as Server-Sent Events. Each has a number of the stream as its id, because events come from more than one world; a browser that
 * lost the connection names the last one it saw and gets what it missed, as far as that is still kept. What is no longer kept shows as
 * a gap in the numbers of its world, and the page asks its queries again.
 */
import type { CoreEvent } from '../../contract/events.ts'
import { gatherEvents } from '../gather-events.ts'

export interface EventStream {
  /**
   * Opens a stream for one client.
   * @param lastEventId The header `Last-Event-ID`, where the client had a stream before.
   * @param disconnect Breaks the connection of a client that does not read; what waits for it is dropped.
   */
  open(lastEventId: string | undefined, disconnect: () => void): ReadableStream<Uint8Array>
  /** Ends every stream. */
  close(): void
}

/** Enough for some minutes without a connection; beyond it, asking again is cheaper than replaying. */
const keptEventsMax = 1000

/** A client that does not read is cut off at this many waiting bytes, and comes back by itself. */
const waitingBytesMax = 4_000_000

/** A page that hears nothing for three of them says that Understudy does not answer. */
const heartbeatMilliseconds = 3_000

/**
 * Begins to keep events for the clients to come.
 * @param subscribe How to listen to the core.
 */
export function createEventStream(subscribe: (listener: (event: CoreEvent) => void) => () => void): EventStream {
  const kept: SentEvent[] = []
  let sent = 0
  const clients = new Map<ReadableStreamDefaultController<Uint8Array>, () => void>()

  const send = (client: ReadableStreamDefaultController<Uint8Array>, message: string) => {
    if ((client.desiredSize ?? 0) > -waitingBytesMax) return client.enqueue(new TextEncoder().encode(message))
    // Ending the stream would leave the connection open until everything was read, which may be never.
    const disconnect = clients.get(client)
    clients.delete(client)
    disconnect?.()
  }

  const gatherer = gatherEvents((gathered) => {
    const events = gathered.map((event): SentEvent => ({ id: (sent += 1), event }))
    kept.push(...events)
    if (kept.length > keptEventsMax) kept.splice(0, kept.length - keptEventsMax)
    const messages = events.map(messageOf).join('')
    for (const client of clients.keys()) send(client, messages)
  })
  const unsubscribe = subscribe(gatherer.add)
  const heartbeat = setInterval(() => {
    // An event of its own: a stream that is open and silent is how a page sees a program that hangs.
    for (const client of clients.keys()) send(client, 'event: alive\ndata: 1\n\n')
  }, heartbeatMilliseconds)
  heartbeat.unref()

  return {
    open(lastEventId, disconnect) {
      gatherer.flush()
      let own: ReadableStreamDefaultController<Uint8Array>
      return new ReadableStream<Uint8Array>(
        {
          start(client) {
            own = client
            clients.set(client, disconnect)
            send(client, 'retry: 1000\n\n')
            for (const message of missedMessages(kept, lastEventId)) send(client, message)
          },
          cancel: () => void clients.delete(own),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
      )
    },
    close() {
      unsubscribe()
      gatherer.close()
      clearInterval(heartbeat)
      for (const client of clients.keys()) client.close()
      clients.clear()
    },
  }
}

interface SentEvent {
  readonly id: number
  readonly event: CoreEvent
}

function missedMessages(kept: readonly SentEvent[], lastEventId: string | undefined): string[] {
  if (lastEventId !== undefined && /^[0-9]{1,15}$/.test(lastEventId)) {
    return kept.filter(({ id }) => id > Number(lastEventId)).map(messageOf)
  }
  // A new client asks its queries after the stream is open. It still learns the number to resume from, should the
  // connection break before the first event.
  const newest = kept.at(-1)
  return newest ? [`id: ${newest.id}\nevent: position\ndata: ${newest.id}\n\n`] : []
}

function messageOf({ id, event }: SentEvent): string {
  // JSON has no line breaks of its own, so one data line holds it.
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`
}
