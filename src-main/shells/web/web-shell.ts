/**
 * The web shell: the app in an ordinary browser, served on loopback to this user alone.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { CorePort } from '../../contract/client.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { openPageFiles } from '../page-files.ts'
import { createEventStream } from './event-stream.ts'
import { createRoutes } from './routes.ts'
import { createSession } from './session.ts'

export interface WebShell {
  /** The address to open, with its one-time token. */
  readonly url: string
  readonly port: number
  /** Settles when a browser has entered with the address. */
  readonly entered: Promise<void>
  /** Ends every connection and frees the port; the core stays open. */
  close(): Promise<void>
}

export interface WebShellOptions {
  readonly core: CorePort
  /** The built page. */
  readonly rendererFolder: string
  /** The port the user asked for; left out, the usual one or, if it is busy, any free one. */
  readonly port?: number
}

/** Not used by anything well known. The same port every time lets the browser keep the page's settings. */
const usualPort = 47_830

/**
 * Starts to listen.
 * @returns `shell.portBusy` if the port that the user asked for is taken, `input.invalid` if it may not be used.
 */
export async function startWebShell({ core, rendererFolder, port }: WebShellOptions): Promise<Reply<WebShell>> {
  const pageFiles = await openPageFiles(rendererFolder)
  const server = createServer()
  const listening = port === undefined ? await listenAnywhere(server) : await listen(server, port)
  if (!listening.ok) return listening

  const session = createSession(listening.value, randomBytes)
  const events = createEventStream((listener) => core.subscribe(listener))
  const routes = createRoutes({ core, pageFiles, session, events, port: listening.value })
  server.on('request', getRequestListener(routes.fetch, { overrideGlobalObjects: false }))

  return ok({
    url: `http://127.0.0.1:${listening.value}/?token=${session.token}`,
    port: listening.value,
    entered: session.entered,
    async close() {
      events.close()
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      await closed.promise
    },
  })
}

async function listenAnywhere(server: Server): Promise<Reply<number>> {
  const usual = await listen(server, usualPort)
  return usual.ok ? usual : listen(server, 0)
}

async function listen(server: Server, port: number): Promise<Reply<number>> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return fail('input.invalid', { field: 'port', problem: 'a port is a whole number from 0 to 65535' })
  }
  const outcome = Promise.withResolvers<Reply<number>>()
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') outcome.resolve(fail('shell.portBusy', { port }))
    else if (error.code === 'EACCES') {
      outcome.resolve(fail('input.invalid', { field: 'port', problem: `this user may not listen on port ${port}` }))
    } else outcome.reject(error)
  }
  server.once('error', onError)
  server.listen(port, '127.0.0.1', () => {
    server.off('error', onError)
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
    outcome.resolve(ok(address.port))
  })
  return outcome.promise
}
