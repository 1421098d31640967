/**
 * Listens where the browser looks. A name below `localhost` is both addresses of this computer to it, and it tries IPv6 first: a
 * port that is ours on one of them only could be somebody else's on the other. So both are taken, or neither.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { portMax } from '../../contract/limits/ports.ts'

export interface Listener {
  readonly port: number
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

export interface Patience {
  /** How long a client may take to say what it wants. */
  readonly headersMilliseconds: number
  /** How long it may take to send all of it. */
  readonly requestMilliseconds: number
  /** How often is looked for clients that take longer. */
  readonly checkMilliseconds: number
}

/** On this computer nothing is slow; who takes long holds a connection open on purpose. A minute is never exceeded. */
export const usualPatience: Patience = {
  headersMilliseconds: 20_000,
  requestMilliseconds: 50_000,
  checkMilliseconds: 5_000,
}

/** How often a free port is looked for that is free on both addresses. */
const triesMax = 20

/**
 * Starts to listen on 127.0.0.1 and, where there is IPv6, on ::1.
 * @param port A port, 0 for any that is free.
 * @param answer Answers requests.
 * @returns `shell.portBusy` if the port is taken on one of the addresses, `input.invalid` if it may not be used.
 */
export async function listenOnLoopback(
  port: number,
  answer: RequestListener,
  patience: Patience = usualPatience,
): Promise<Reply<Listener>> {
  if (!Number.isInteger(port) || port < 0 || port > portMax) {
    return fail('input.invalid', { field: 'port', problem: 'portRange' })
  }
  for (let attempt = 1; ; attempt++) {
    const listener = await listenOnBoth(port, answer, patience)
    if (listener.ok || port !== 0 || attempt >= triesMax) return listener
  }
}

async function listenOnBoth(port: number, answer: RequestListener, patience: Patience): Promise<Reply<Listener>> {
  const first = await listen({ host: '127.0.0.1', port }, answer, patience)
  if (!first.ok) return first
  const servers = [first.value]
  const taken = portOf(first.value)
  const second = await listen({ host: '::1', port: taken, ipv6Only: true }, answer, patience)
  if (second.ok) servers.push(second.value)
  else if (second.failure.code !== 'shell.unreachable') {
    await close(first.value)
    return second
  }
  return ok({
    port: taken,
    close: async () => void (await Promise.all(servers.map(close))),
  })
}

/** @returns `shell.unreachable` where this computer has no such address. */
async function listen(
  where: { readonly host: string; readonly port: number; readonly ipv6Only?: boolean },
  answer: RequestListener,
  patience: Patience,
): Promise<Reply<Server>> {
  const { port } = where
  const server = createServer(
    {
      headersTimeout: patience.headersMilliseconds,
      requestTimeout: patience.requestMilliseconds,
      connectionsCheckingInterval: patience.checkMilliseconds,
    },
    answer,
  )
  const outcome = Promise.withResolvers<Reply<Server>>()
  const onError = (error: NodeJS.ErrnoException) => {
    const { code } = error
    if (code === 'EADDRINUSE') outcome.resolve(fail('shell.portBusy', { port }))
    else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') outcome.resolve(fail('shell.unreachable'))
    else if (code === 'EACCES') {
      outcome.resolve(fail('input.invalid', { field: 'port', problem: 'portDenied', bound: port }))
    } else outcome.reject(error)
  }
  server.once('error', onError)
  server.listen(where, () => {
    server.off('error', onError)
    outcome.resolve(ok(server))
  })
  return outcome.promise
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

async function close(server: Server): Promise<void> {
  const closed = Promise.withResolvers<void>()
  server.close(() => closed.resolve())
  server.closeAllConnections()
  await closed.promise
}
