/**
 * The web shell: the app in an ordinary browser, served on loopback to this user alone.
 */
import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { CorePort } from '../../contract/client.ts'
import { ok, type Reply } from '../../contract/failure.ts'
import { openPageFiles } from '../page-files.ts'
import { cutOffWhenAnswered } from './body.ts'
import { createEventStream } from './event-stream.ts'
import { listenOnLoopback, type Listener, type Patience } from './listening.ts'
import { createRoutes } from './routes.ts'
import { createSession, type SessionAddress } from './session.ts'

export interface WebShell {
  /** The address to open, with its one-time token. */
  readonly url: string
  readonly port: number
  /** The usual port, if another program has it; null if it is ours or was not asked for. */
  readonly takenPort: number | null
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
  /** `shared` for browsers that do not find names below `localhost`; left out, `own`. */
  readonly address?: SessionAddress
  /** Takes what was thrown while a request was answered. */
  readonly reportError?: (error: unknown) => void
  /** How long clients may take; left out, as long as is usual. */
  readonly patience?: Patience
}

/** Not used by anything well known, and the same every time, so that a firewall of this computer need be told but once. */
const usualPort = 47_830

/**
 * Starts to listen.
 * @returns `shell.portBusy` if the port that the user asked for is taken, `input.invalid` if it may not be used.
 */
export async function startWebShell(options: WebShellOptions): Promise<Reply<WebShell>> {
  const { core, rendererFolder, address = 'own', patience, reportError = () => undefined } = options
  const pageFiles = await openPageFiles(rendererFolder)
  let answer: RequestListener = (_, outgoing) => void outgoing.destroy()
  const listened = await listenSomewhere(options.port, address, (...request) => answer(...request), patience)
  if (!listened.ok) return listened
  const { listener, takenPort } = listened.value

  const session = createSession(listener.port, address, randomBytes)
  const events = createEventStream((onEvent) => core.subscribe(onEvent))
  const routes = createRoutes({ core, pageFiles, session, events, reportError })
  const respond = getRequestListener(routes.fetch, { overrideGlobalObjects: false, autoCleanupIncoming: false })
  answer = (incoming, outgoing) => {
    cutOffWhenAnswered(incoming, outgoing)
    void respond(incoming, outgoing)
  }

  return ok({
    url: session.url,
    port: listener.port,
    takenPort,
    entered: session.entered,
    async close() {
      events.close()
      await listener.close()
    },
  })
}

async function listenSomewhere(
  asked: number | undefined,
  address: SessionAddress,
  answer: RequestListener,
  patience: Patience | undefined,
): Promise<Reply<{ readonly listener: Listener; readonly takenPort: number | null }>> {
  const listen = async (port: number, takenPort: number | null) => {
    const listened = await listenOnLoopback(port, answer, patience)
    return listened.ok ? ok({ listener: listened.value, takenPort }) : listened
  }
  if (asked !== undefined) return listen(asked, null)
  // At an address that all share, whoever had the usual port before may have left something there.
  if (address === 'shared') return listen(0, null)
  const usual = await listen(usualPort, null)
  return usual.ok ? usual : listen(0, usualPort)
}
