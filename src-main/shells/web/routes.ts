/**
 * What the web shell answers, and to whom. Every request passes the same gates in the same order: the name that the browser
 * used, the page that asks, the session; only then is it looked at.
 */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { CorePort } from '../../contract/client.ts'
import { fail, type Reply } from '../../contract/failure.ts'
import { describeFailure } from '../../contract/texts/index.ts'
import { languages, type Language } from '../../contract/texts/shape.ts'
import type { PageFiles } from '../page-files.ts'
import { pageHeaders } from '../page-policy.ts'
import type { EventStream } from './event-stream.ts'
import type { Session } from './session.ts'

/** The largest input is a dropped file in base64, of which the contract allows 8,000,000 characters. */
const bodyBytesMax = 9_000_000

interface RouteParts {
  readonly core: Pick<CorePort, 'call'>
  readonly pageFiles: PageFiles
  readonly session: Session
  readonly events: EventStream
  readonly port: number
}

/** Builds the routes; nothing listens yet. */
export function createRoutes({ core, pageFiles, session, events, port }: RouteParts): Hono {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const routes = new Hono()

  routes.use(async (context, next) => {
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value)
    context.header('cache-control', 'no-store')
    await next()
  })

  // DNS rebinding: a foreign name that was made to point at 127.0.0.1 still arrives as the foreign name.
  routes.use(async (context, next) => {
    return hosts.includes(context.req.header('host') ?? '') ? next() : refuse(context, 403)
  })

  // A page of another origin (another port of this computer included) may not ask, and may not even read refusals.
  routes.use(async (context, next) => {
    const origin = context.req.header('origin')
    const isOwn =
      origin === undefined ? context.req.method === 'GET' : hosts.some((host) => origin === `http://${host}`)
    return isOwn ? next() : refuse(context, 403)
  })

  routes.use(async (context, next) => {
    const token = context.req.path === '/' ? context.req.query('token') : undefined
    if (token !== undefined) {
      const cookie = session.exchange(token)
      if (cookie !== null) context.header('set-cookie', cookie)
      else if (!session.isHeldBy(context.req.header('cookie'))) return refuse(context, 401)
      return context.redirect('/', 303)
    }
    return session.isHeldBy(context.req.header('cookie')) ? next() : refuse(context, 401)
  })

  const limit = bodyLimit({
    maxSize: bodyBytesMax,
    onError: (context) => context.json(badBody(`it is larger than ${bodyBytesMax} bytes`), 413),
  })
  routes.post('/api/call/:name', limit, async (context) => {
    // A form of another site can send text, but not this type, without asking first.
    if (!context.req.header('content-type')?.startsWith('application/json')) {
      return context.json(badBody('its type is not application/json'), 415)
    }
    const input = await readJson(context)
    if (!input.ok) return context.json(input, 400)
    // What the core refuses is an answer like any other: the status says that the shell did its part.
    return context.json(await core.call(context.req.param('name'), input.value))
  })
  routes.get('/api/events', (context) =>
    context.body(events.open(context.req.header('last-event-id')), 200, { 'content-type': 'text/event-stream' }),
  )
  routes.all('/api/*', (context) => context.json(fail('call.unknown', { name: context.req.path }), 404))

  routes.get('*', async (context) => {
    const file = await pageFiles.read(context.req.path)
    if (!file) return context.text('Not found', 404)
    if (file.isImmutable) context.header('cache-control', 'private, max-age=31536000, immutable')
    return context.body(file.bytes, 200, { 'content-type': file.contentType })
  })

  routes.onError((error, context) => context.json(fail('core.internal', { detail: error.message }), 500))
  return routes
}

async function readJson(context: Context): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: JSON.parse(await context.req.text()) }
  } catch {
    return badBody('it is not JSON')
  }
}

function badBody(problem: string): Reply<never> {
  return fail('input.invalid', { field: 'body', problem })
}

/** A client of the calls gets a reply, a person gets a page with a sentence. */
function refuse(context: Context, status: 401 | 403): Response {
  const reply = fail('shell.unauthorized')
  if (context.req.path.startsWith('/api/')) return context.json(reply, status)
  const language = preferredLanguage(context.req.header('accept-language'))
  const { sentence, next } = describeFailure(reply.failure, language)
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Understudy</title><p>${sentence}</p><p>${next}</p></html>`
  return context.html(page, status)
}

function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((entry) => entry.trim().slice(0, 2).toLowerCase())
  return (
    languages.find((language) => language === wanted.find((tag) => languages.some((known) => known === tag))) ?? 'en'
  )
}
