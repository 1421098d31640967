/**
 * A web shell on the small core with a page of two files, and what talks to it. It sends exactly what it is told, unlike
 * `fetch`, which tidies paths and forbids some headers, and it knows that names below `localhost` are this computer.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CorePort } from '../../../src-main/contract/client.ts'
import { startWebShell, type WebShell, type WebShellOptions } from '../../../src-main/shells/web/web-shell.ts'
import { temporaryFolder } from '../child.ts'
import { createSmallCore, type SmallCore } from '../small-core.ts'

export interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Sending {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Visitor {
  readonly core: SmallCore
  readonly shell: WebShell
  /** The host as browsers send it. */
  readonly host: string
  readonly origin: string
  send(path: string, options?: Sending): Promise<Answer>
  /** Sends a request whose answer is read bit by bit, or never. */
  open(path: string, headers?: Readonly<Record<string, string>>): Promise<IncomingMessage>
  /** Exchanges the token and gives the cookie. */
  enter(): Promise<string>
  call(name: string, input: unknown, headers: Readonly<Record<string, string>>): Promise<Answer>
}

/** Starts a shell that is closed after the test. */
export async function startVisiting(
  options: Partial<WebShellOptions> & { readonly core?: CorePort } = {},
): Promise<Visitor> {
  const core = createSmallCore()
  const started = await startWebShell({ core, rendererFolder: makePage(), port: 0, ...options })
  if (!started.ok) throw new Error(started.failure.code)
  const shell = started.value
  onTestFinished(() => shell.close())
  const { host, origin } = new URL(shell.url)

  const visitor: Visitor = {
    core,
    shell,
    host,
    origin,
    async send(path, { method = 'GET', headers = {}, body } = {}) {
      const answer = Promise.withResolvers<Answer>()
      const target = { host: '127.0.0.1', port: shell.port, path, method, headers: { host, ...headers } }
      const sent = request(target, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.once('end', () =>
          answer.resolve({ status: response.statusCode, headers: response.headers, body: text }),
        )
      })
      sent.once('error', answer.reject)
      sent.end(body)
      return answer.promise
    },
    async open(path, headers = {}) {
      const answer = Promise.withResolvers<IncomingMessage>()
      const target = { host: '127.0.0.1', port: shell.port, path, headers: { host, ...headers }, agent: false }
      const sent = request(target, answer.resolve)
      sent.once('error', answer.reject)
      onTestFinished(() => void sent.destroy())
      sent.end()
      return answer.promise
    },
    async enter() {
      const { headers } = await visitor.send(`/${new URL(shell.url).search}`)
      return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    },
    async call(name, input, headers) {
      const body = JSON.stringify(input)
      const all = { 'content-type': 'application/json', ...headers }
      return visitor.send(`/api/call/${name}`, { method: 'POST', body, headers: all })
    },
  }
  return visitor
}

/** A page with a file beside its folder that must never be served. */
function makePage(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const rendererFolder = join(folder, 'page')
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>Understudy</title>')
  writeFileSync(join(rendererFolder, 'assets', 'main-1a2b.js'), 'export {}')
  return rendererFolder
}
