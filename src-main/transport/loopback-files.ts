/**
 * A web server on 127.0.0.1 that offers public files by their names: enough of HTTP for whoever fetches CRLs, with ETag
 * and Cache-Control (RFC 9110, RFC 9111), and nothing else.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { portMax } from '../contract/limits/ports.ts'

export interface OfferedFile {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** For how long whoever fetched it need not ask again. */
  readonly maxAgeSeconds: number
  readonly changed: Date
}

export interface LoopbackFiles {
  readonly port: number
  /** Ends the server and every connection to it. */
  close(): Promise<void>
}

/** A client that sends nothing, or bit by bit, must not keep a connection for long. */
const patience = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 2_000 }

/**
 * Starts the server.
 * @param port The port; 0 for any free one.
 * @param find Gives what lies under a name now, asked at every request.
 * @returns The running server, or null when the port is taken, not allowed, or no port.
 */
export async function offerFiles(
  port: number,
  find: (name: string) => OfferedFile | null,
): Promise<LoopbackFiles | null> {
  if (port < 0 || port > portMax) return null
  const server = createServer(patience, (request, response) => answer(request, response, find))
  const listening = await listen(server, port)
  if (listening === null) return null
  return {
    port: listening,
    async close() {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      await closed.promise
    },
  }
}

function listen(server: Server, port: number): Promise<number | null> {
  const outcome = Promise.withResolvers<number | null>()
  server.once('error', () => outcome.resolve(null))
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    outcome.resolve(address === null || typeof address === 'string' ? null : address.port)
  })
  return outcome.promise
}

function answer(
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
  find: (name: string) => OfferedFile | null,
): void {
  const hasBody = 'transfer-encoding' in headers || (headers['content-length'] ?? '0') !== '0'
  if ((method !== 'GET' && method !== 'HEAD') || hasBody) {
    // Closing, because whoever sends something would else be listened to until the end.
    response.writeHead(405, { allow: 'GET, HEAD', connection: 'close' }).end()
    return
  }
  const file = find(url.slice(1))
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end(method === 'HEAD' ? undefined : 'Not found\n')
    return
  }
  const etag = `"${createHash('sha256').update(file.bytes).digest('hex')}"`
  const common = {
    etag,
    'cache-control': `public, max-age=${file.maxAgeSeconds}`,
    'last-modified': file.changed.toUTCString(),
  }
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) {
    response.writeHead(304, common).end()
    return
  }
  response.writeHead(200, {
    ...common,
    'content-type': file.contentType,
    'content-length': file.bytes.length,
    'x-content-type-options': 'nosniff',
  })
  response.end(method === 'HEAD' ? undefined : file.bytes)
}
