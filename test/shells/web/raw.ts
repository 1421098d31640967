/** A connection on which a test writes bytes, not requests. */
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Raw {
  readonly socket: Socket
  /** Everything that has come back. */
  readonly text: () => string
  /** Settles when the other side has ended the connection; gives how long that took. */
  readonly closedAfterMilliseconds: Promise<number>
  /** Settles as soon as what has come back contains a text, or the connection is closed. */
  until(part: string): Promise<string>
}

export async function connectRaw(port: number): Promise<Raw> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  const startedAt = performance.now()
  const closed = Promise.withResolvers<number>()
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
  // Being cut off is what many of these tests wait for.
  socket.on('error', () => undefined)
  socket.once('close', () => closed.resolve(performance.now() - startedAt))
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  return {
    socket,
    text: () => text,
    closedAfterMilliseconds: closed.promise,
    async until(part) {
      const found = Promise.withResolvers<void>()
      const look = () => {
        if (text.includes(part)) found.resolve()
      }
      socket.on('data', look)
      look()
      await Promise.race([found.promise, closed.promise])
      socket.off('data', look)
      return text
    },
  }
}
