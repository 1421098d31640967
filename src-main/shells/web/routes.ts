/**
 * What the web shell answers, and to whom. Every request passes the same gates in the same order: the name that the browser
 * used, the page that asks, the session; only then is it looked at.
 */
import type { InputProblem } from '../../contract/problems.ts'
import { Hono, type Context } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import type { CorePort } from '../../contract/client.ts'
import { fail, type Reply } from '../../contract/failure.ts'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { describeFailure } from '../../contract/texts/index.ts'
import { languages, type Language } from '../../contract/texts/shape.ts'
import type { PageFiles } from '../page-files.ts'
import { pageHeaders } from '../page-policy.ts'
import { readBody } from './body.ts'
import type { EventStream } from './event-stream.ts'
import { refusalPage, refusalPolicy } from './refusal-page.ts'
import type { Session } from './session.ts'

/** The largest input is a dropped file in base64, of which the contract allows 8,000,000 characters. */
const bodyBytesMax = 9_000_000

interface RouteParts {
  readonly core: Pick<CorePort, 'call'>
  readonly pageFiles: PageFiles
  readonly session: Session
  readonly events: EventStream
  /** Takes what was thrown while a request was answered. */
  readonly reportError: (error: unknown) => void
}

/** Node's own request and response come along with each request. */
type Environment = { Bindings: HttpBindings }
type RequestContext = Context<Environment>

/** Builds the routes; nothing listens yet. */
export function createRoutes({ core, pageFiles, session, events, reportError }: RouteParts): Hono<Environment> {
  const routes = new Hono<Environment>()

  routes.use(async (context, next) => {
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value)
    context.header('cache-control', 'no-store')
    await next()
  })

  // DNS rebinding: a foreign name that was made to point at 127.0.0.1 still arrives as the foreign name.
  routes.use(async (context, next) => {
    return context.req.header('host') === session.host ? next() : refuse(context, 403)
  })

  // A page of another origin (another port of this computer included) may not ask, and may not even read refusals.
  routes.use(async (context, next) => {
    const origin = context.req.header('origin')
    const isOwn = origin === undefined ? context.req.method === 'GET' : origin === `http://${session.host}`
    return isOwn && isOwnByFetchMetadata(context) ? next() : refuse(context, 403)
  })

  routes.use(async (context, next) => {
    const token = tokenOf(context)
    if (token === undefined) return session.isHeldBy(context.req.header('cookie')) ? next() : refuse(context, 401)
    const entry = session.exchange(token)
    if (entry !== null) {
      context.header('set-cookie', entry.cookie)
      // Whatever another program left in the browser under this address, a worker above all, would see the session.
      context.header('clear-site-data', '"cache", "storage"')
    } else if (!session.isHeldBy(context.req.header('cookie'))) return refuse(context, 401)
    return context.html(entryPage(entry?.path ?? '/'))
  })

  routes.use('/api/*', async (context, next) => {
    const key = context.req.header(keyHeader) ?? context.req.query('key')
    return session.isOpenedBy(key) ? next() : refuse(context, 401)
  })

  routes.post('/api/call/:name', async (context) => {
    // A form of another site can send text, but not this type, without asking first.
    if (mediaTypeOf(context.req.header('content-type')) !== 'application/json') {
      return context.json(badBody('contentType', 'application/json'), 415)
    }
    const body = await readBody(context.env.incoming, bodyBytesMax)
    if (body === null) return context.json(badBody('tooManyBytes', bodyBytesMax), 413)
    const input = parseJson(body)
    body.fill(0)
    if (!input.ok) return context.json(input, 400)
    // What the core refuses is an answer like any other: the status says that the shell did its part.
    return context.json(await core.call(context.req.param('name'), input.value, context.req.header(tryHeader)))
  })
  routes.get('/api/events', (context) => {
    const { outgoing } = context.env
    const stream = events.open(context.req.header('last-event-id'), () => void outgoing.destroy())
    return context.body(stream, 200, { 'content-type': 'text/event-stream' })
  })
  routes.all('/api/*', (context) => context.json(fail('call.unknown', { name: context.req.path }), 404))

  routes.get('*', async (context) => {
    const file = await pageFiles.read(context.req.path)
    if (!file) return context.text('Not found', 404)
    if (file.isImmutable) context.header('cache-control', 'private, max-age=31536000, immutable')
    return context.body(file.bytes, 200, { 'content-type': file.contentType })
  })

  routes.onError((error, context) => {
    // Who breaks off while sending is no defect.
    if (!context.env.incoming.destroyed) reportError(error)
    return context.json(fail('core.internal', { detail: error.message }), 500)
  })
  return routes
}

/** The try of a lab whose world is meant. */
const tryHeader = 'x-understudy-try'

/** The second secret, where the session asks for one; a stream cannot send headers and has it in its address. */
const keyHeader = 'x-understudy-key'

/**
 * Answers a token with a page that leads on, not with a redirect: what a browser was led to from a file counts as asked for
 * by that file, and then a strict cookie is not sent along. What this page leads to is asked for by ourselves. It has no icon, so that
 * the browser does not ask for one.
 */
function entryPage(path: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Understudy</title><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0; url=${path}"></html>`
}

function tokenOf(context: RequestContext): string | undefined {
  return context.req.path === '/' ? context.req.query('token') : undefined
}

/**
 * Browsers say themselves where a request comes from. Nobody but our own page may ask for anything; opening the app from the
 * address line, or with a token from the file that leads to it, is no request of a page.
 */
function isOwnByFetchMetadata(context: RequestContext): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site === undefined || site === 'same-origin') return true
  const isOpening = context.req.header('sec-fetch-mode') === 'navigate' && !context.req.path.startsWith('/api/')
  return isOpening && (site === 'none' || tokenOf(context) !== undefined)
}

/** The type without its parameters; one that only begins like another one is another one. */
function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function parseJson(body: Uint8Array): Reply<unknown> {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) }
  } catch {
    return badBody('notJson')
  }
}

function badBody(problem: InputProblem, bound: string | number = ''): Reply<never> {
  return fail('input.invalid', { field: 'body', problem, bound })
}

/** A client of the calls gets a reply, a person gets a page with a sentence. */
async function refuse(context: RequestContext, status: 401 | 403): Promise<Response> {
  const reply = fail('shell.unauthorized')
  if (context.req.path.startsWith('/api/')) return context.json(reply, status)
  const language = preferredLanguage(context.req.header('accept-language'))
  await loadTexts(language)
  context.header('content-security-policy', refusalPolicy)
  return context.html(refusalPage(language, describeFailure(reply.failure, language)), status)
}

function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((entry) => entry.trim().slice(0, 2).toLowerCase())
  return (
    languages.find((language) => language === wanted.find((tag) => languages.some((known) => known === tag))) ?? 'en'
  )
}
