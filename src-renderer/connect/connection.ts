/**
 * What a page knows of its connection: `open` while it hears something, `lost` while nobody answers, `silent` while the stream is open
 * and nothing comes any more (a program that hangs), `refused` where its session is no longer known (a program that was started anew).
 */

export type ConnectionState = 'open' | 'lost' | 'silent' | 'refused'

/** The shell sends something every three seconds; three times that is no accident. */
const silentAfterMs = 9_000

/** An address that is called again and again by a page must not cost the computer anything. */
const retryMs = 1_000

/** The browser's stream, as far as it is used. */
interface Stream {
  close(): void
}

interface StreamListeners {
  onOpen(): void
  /** Something was heard, whatever it was. */
  onAlive(): void
  onMessage(data: string): void
  /** Broken; `isOver` where the browser does not try again by itself. */
  onError(isOver: boolean): void
}

interface ConnectionParts {
  open(listeners: StreamListeners): Stream
  /** Asks whether the session is still known; rejects where nobody answers. */
  isRefused(): Promise<boolean>
  onEvent(event: unknown): void
  onState(state: ConnectionState): void
  /** Milliseconds that only grow. */
  now(): number
}

/**
 * Listens, and goes on listening until it is ended.
 * @param parts The browser's stream, the question, and who is told.
 * @returns Ends it.
 */
export function keepConnected(parts: ConnectionParts): () => void {
  let stream: Stream | undefined
  let state: ConnectionState | undefined
  let heardAt = parts.now()
  let retry: ReturnType<typeof setTimeout> | undefined
  let isEnded = false

  const tell = (next: ConnectionState) => {
    if (isEnded || state === next) return
    state = next
    parts.onState(next)
  }
  const hear = () => {
    heardAt = parts.now()
    tell('open')
  }
  const again = () => {
    clearTimeout(retry)
    if (!isEnded) retry = setTimeout(connect, retryMs)
  }
  /** The browser does not say why a stream was refused; a question does. */
  const findOut = async () => {
    const isRefused = await parts.isRefused().catch(() => false)
    if (isEnded) return
    if (isRefused) tell('refused')
    else again()
  }

  function connect() {
    stream?.close()
    stream = parts.open({
      onOpen: hear,
      onAlive: hear,
      onMessage(data) {
        hear()
        parts.onEvent(JSON.parse(data))
      },
      onError(isOver) {
        tell('lost')
        if (isOver) void findOut()
      },
    })
  }

  connect()
  const watch = setInterval(() => {
    if (state === 'open' && parts.now() - heardAt > silentAfterMs) tell('silent')
  }, 1_000)
  return () => {
    isEnded = true
    clearInterval(watch)
    clearTimeout(retry)
    stream?.close()
  }
}
