import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepConnected, type ConnectionState } from '../../../src-renderer/connect/connection.ts'

type StreamListeners = Parameters<Parameters<typeof keepConnected>[0]['open']>[0]

/** How long a page waits before it tries again. */
const retryMs = 1_000

/** A stream that a test speaks for. */
function connected(isRefused: () => Promise<boolean> = () => Promise.resolve(false)) {
  const opened: StreamListeners[] = []
  const states: ConnectionState[] = []
  const events: unknown[] = []
  const end = keepConnected({
    open(listeners) {
      opened.push(listeners)
      return { close: () => undefined }
    },
    isRefused,
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    now: () => performance.now(),
  })
  return { opened, states, events, end, stream: () => opened.at(-1)! }
}

beforeEach(
  () =>
    void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] }),
)
afterEach(() => void vi.useRealTimers())

describe('the connection of a page', () => {
  it('names a program that hangs within ten seconds, and takes it back when it is heard again', () => {
    const { states, stream } = connected()
    stream().onOpen()
    vi.advanceTimersByTime(8_000)
    stream().onAlive()
    vi.advanceTimersByTime(8_000)
    expect(states).toEqual(['open'])
    vi.advanceTimersByTime(2_000)
    expect(states).toEqual(['open', 'silent'])
    stream().onMessage('{"sequence":1}')
    expect(states).toEqual(['open', 'silent', 'open'])
  })

  it('says that its session is no longer known, and does not go on asking', async () => {
    const { states, opened, stream } = connected(() => Promise.resolve(true))
    stream().onOpen()
    stream().onError(true)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(states).toEqual(['open', 'lost', 'refused'])
    expect(opened).toHaveLength(1)
  })

  it('is tried again while nobody answers, until somebody does', async () => {
    const { states, opened, stream } = connected(() => Promise.reject(new Error('nobody')))
    stream().onOpen()
    stream().onError(true)
    await vi.advanceTimersByTimeAsync(retryMs)
    expect(opened).toHaveLength(2)
    stream().onError(true)
    await vi.advanceTimersByTimeAsync(retryMs)
    stream().onOpen()
    expect(opened).toHaveLength(3)
    expect(states).toEqual(['open', 'lost', 'open'])
  })

  it('is left to the browser where that tries again by itself', async () => {
    const { opened, stream } = connected()
    stream().onError(false)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(opened).toHaveLength(1)
  })

  it('says nothing more once it was ended', async () => {
    const { states, end, stream } = connected()
    stream().onOpen()
    end()
    stream().onError(true)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(states).toEqual(['open'])
  })
})
