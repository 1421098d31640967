/**
 * Bodies of requests. What is not wanted is not read: a sender that was refused is cut off instead of being listened to until it
 * has sent everything.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A sender that was refused may finish what is small, so that its connection can be used again. */
const unwantedBytesMax = 100_000
const unwantedMilliseconds = 250

/**
 * Reads the body of a request, whether its length was said or not.
 * @param bytesMax What is longer is not read to its end.
 * @returns Null if it is longer.
 * @throws If the sender breaks off.
 */
export async function readBody(incoming: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  if (Number(incoming.headers['content-length'] ?? 0) > bytesMax) return null
  const chunks: Buffer[] = []
  let sizeBytes = 0
  // The stream is left as it is on a refusal; whoever answers decides about the connection.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > bytesMax) return null
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  // A body may hold a passphrase; whoever reads it wipes the other copy.
  for (const chunk of chunks) chunk.fill(0)
  return body
}

/**
 * Ends the connection of a request that was answered before it was sent to its end, unless the rest comes soon and is small.
 * @param incoming The request.
 * @param outgoing Its answer.
 */
export function cutOffWhenAnswered(incoming: IncomingMessage, outgoing: ServerResponse): void {
  // Before the answer is finished: Node would then begin to read on and throw away what comes, without an end.
  outgoing.once('prefinish', () => {
    if (incoming.complete) return
    const { socket } = incoming
    let sizeBytes = 0
    const cutOff = () => {
      clearTimeout(timer)
      incoming.pause()
      socket.pause()
      // Who is busy sending has a moment to see the answer: closing at once would take it away again.
      socket.end()
      setTimeout(() => socket.destroy(), unwantedMilliseconds).unref()
    }
    const timer = setTimeout(cutOff, unwantedMilliseconds)
    incoming.once('close', () => clearTimeout(timer))
    incoming.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length
      if (sizeBytes > unwantedBytesMax && !incoming.isPaused()) cutOff()
    })
    incoming.once('end', () => clearTimeout(timer))
    incoming.resume()
  })
}
