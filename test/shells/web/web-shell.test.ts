import { connect } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src-main/shells/page-policy.ts'
import { startVisiting, type Visitor } from './visitor.ts'

let visitor: Visitor
beforeEach(async () => {
  visitor = await startVisiting()
})

const send: Visitor['send'] = (...parameters) => visitor.send(...parameters)
const call: Visitor['call'] = (...parameters) => visitor.call(...parameters)
const enter = () => visitor.enter()

describe('entering the web shell', () => {
  it('exchanges the token for a strict cookie and leads to an address without it', async () => {
    const entered = await send(`/${new URL(visitor.shell.url).search}`)
    expect([entered.status, entered.headers.location]).toEqual([200, undefined])
    expect(entered.body).toContain('<meta http-equiv="refresh" content="0; url=/">')
    expect(entered.headers['set-cookie']?.[0]).toMatch(/^understudy-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(entered.headers['set-cookie']?.[0]).not.toContain(new URL(visitor.shell.url).searchParams.get('token'))
  })

  it('refuses the token a second time, except to the browser that has the cookie', async () => {
    const cookie = await enter()
    expect((await send(`/${new URL(visitor.shell.url).search}`)).status).toBe(401)
    expect((await send(`/${new URL(visitor.shell.url).search}`, { headers: { cookie } })).status).toBe(200)
  })

  it('refuses a wrong token and leaves the right one usable', async () => {
    const wrong = await send('/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    expect([wrong.status, wrong.headers['set-cookie']]).toEqual([401, undefined])
    expect(await enter()).not.toBe('')
  })

  it('shows nothing without the cookie, and says what to do in the language of the browser', async () => {
    const page = await send('/', { headers: { 'accept-language': 'fr, cs;q=0.8, en;q=0.5' } })
    expect(page.status).toBe(401)
    expect(page.body).toContain('Otevřete novou adresu')
    const reply = await call('clock.view', {}, { origin: visitor.origin })
    expect([reply.status, JSON.parse(reply.body).failure.code]).toEqual([401, 'shell.unauthorized'])
    expect((await send('/api/events')).status).toBe(401)
    expect((await send('/assets/main-1a2b.js')).status).toBe(401)
  })
})

describe('a page of somewhere else', () => {
  it('is refused by the name it used, as in DNS rebinding', async () => {
    const cookie = await enter()
    for (const host of [
      'rebound.example',
      `rebound.example:${visitor.shell.port}`,
      '127.0.0.1',
      `127.0.0.1:${visitor.shell.port}`,
      `localhost:${visitor.shell.port}`,
      visitor.host.toUpperCase(),
      `${visitor.host}.`,
      visitor.host.replace('.localhost', ''),
      `other.${visitor.host}`,
    ]) {
      // Some are no names at all to Node.
      expect([400, 403]).toContain((await send('/', { headers: { cookie, host } })).status)
    }
    expect((await send('/', { headers: { cookie, host: visitor.host } })).status).toBe(200)
  })

  it('is refused by its origin, even with the cookie', async () => {
    const cookie = await enter()
    for (const foreign of ['https://evil.example', `http://127.0.0.1:${visitor.shell.port + 1}`, 'null']) {
      expect((await call('clock.skip', { seconds: 1 }, { cookie, origin: foreign })).status).toBe(403)
      expect((await send('/api/events', { headers: { cookie, origin: foreign } })).status).toBe(403)
    }
    expect((await call('clock.skip', { seconds: 1 }, { cookie })).status).toBe(403)
    expect(JSON.parse((await call('clock.view', {}, { cookie, origin: visitor.origin })).body).value.now).toBe(0)
  })

  it('gets no leave to read answers, and cannot send a form', async () => {
    const cookie = await enter()
    const asked = await send('/api/call/clock.view', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([403, undefined])
    const form = await call('clock.view', {}, { cookie, origin: visitor.origin, 'content-type': 'text/plain' })
    expect(form.status).toBe(415)
  })
})

describe('calls', () => {
  it('answer with replies, failures included', async () => {
    const cookie = await enter()
    const good = await call('clock.skip', { seconds: 3 }, { cookie, origin: visitor.origin })
    expect([good.status, JSON.parse(good.body).value.now]).toEqual([200, 3000])
    const unfit = await call('clock.skip', { seconds: 'x' }, { cookie, origin: visitor.origin })
    expect(JSON.parse(unfit.body)).toMatchObject({ ok: false, failure: { code: 'input.invalid' } })
    const unknown = await call('clock.wind', {}, { cookie, origin: visitor.origin })
    expect(JSON.parse(unknown.body)).toMatchObject({ ok: false, failure: { code: 'call.unknown' } })
  })

  it('refuse what is not JSON and what is too large', async () => {
    const cookie = await enter()
    const headers = { cookie, origin: visitor.origin, 'content-type': 'application/json' }
    const broken = await send('/api/call/clock.view', { method: 'POST', headers, body: '{' })
    expect([broken.status, JSON.parse(broken.body).failure.code]).toEqual([400, 'input.invalid'])
    const large = await send('/api/call/clock.view', { method: 'POST', headers, body: `"${'x'.repeat(9_000_001)}"` })
    expect([large.status, JSON.parse(large.body).failure.code]).toEqual([413, 'input.invalid'])
  })
})

describe('the page', () => {
  it('comes with its type and the strict policy', async () => {
    const cookie = await enter()
    const page = await send('/', { headers: { cookie } })
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'/)
    expect(contentSecurityPolicy).not.toContain('unsafe')
    const script = await send('/assets/main-1a2b.js', { headers: { cookie } })
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['cache-control']).toContain('immutable')
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets',
    '/index.html%00.js',
  ])('does not serve %s', async (path) => {
    const answer = await send(path, { headers: { cookie: await enter() } })
    expect([answer.status, answer.body.includes('secret')]).toEqual([404, false])
  })
})

describe('events', () => {
  it('reach a page that listens', async () => {
    const stream = await listen(await enter())
    visitor.core.send('vm.started', { vm: 'web01' })
    expect(await stream.next()).toMatchObject({ id: '1', data: { sequence: 1, type: 'vm.started' } })
  })

  it('are resumed after the last one that the page saw', async () => {
    const cookie = await enter()
    for (const _ of Array.from({ length: 5 })) visitor.core.send('vm.started')
    const stream = await listen(cookie, { 'last-event-id': '3' })
    expect([(await stream.next()).id, (await stream.next()).id]).toEqual(['4', '5'])
    visitor.core.send('vm.started')
    expect((await stream.next()).id).toBe('6')
  })

  it('tell a new page where the stream stands, so that it can resume before the first event', async () => {
    const cookie = await enter()
    visitor.core.send('vm.started')
    expect(await (await listen(cookie)).next()).toEqual({ id: '1', event: 'position', data: 1 })
  })

  it('show a gap when more was missed than is kept', async () => {
    const cookie = await enter()
    for (const _ of Array.from({ length: 1005 })) visitor.core.send('vm.started')
    const stream = await listen(cookie, { 'last-event-id': '1' })
    expect((await stream.next()).id).toBe('6')
  })
})

describe('closing the web shell', () => {
  it('ends open streams and frees the port', async () => {
    const stream = await listen(await enter())
    await visitor.shell.close()
    expect(await stream.next().catch(() => 'broken off')).toBe('broken off')
    const refused = Promise.withResolvers<string>()
    connect(visitor.shell.port, '127.0.0.1').once('error', (error: NodeJS.ErrnoException) =>
      refused.resolve(error.code ?? ''),
    )
    expect(await refused.promise).toBe('ECONNREFUSED')
  })
})

interface Message {
  readonly id?: string
  readonly event?: string
  readonly data?: unknown
}

/** Opens the stream of events and reads message by message, skipping those without data and the word that it lives. */
async function listen(cookie: string, headers: Record<string, string> = {}): Promise<{ next(): Promise<Message> }> {
  const response = await visitor.open('/api/events', { cookie, ...headers })
  expect(response.headers['content-type']).toBe('text/event-stream')
  const chunks: AsyncIterator<string> = response.setEncoding('utf8')[Symbol.asyncIterator]()
  let waiting = ''
  return {
    async next() {
      for (;;) {
        const end = waiting.indexOf('\n\n')
        if (end >= 0) {
          const message = parse(waiting.slice(0, end))
          waiting = waiting.slice(end + 2)
          if (message.data !== undefined && message.event !== 'alive') return message
          continue
        }
        const chunk = await chunks.next()
        if (chunk.done) throw new Error('The stream ended.')
        waiting += chunk.value
      }
    },
  }
}

function parse(block: string): Message {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
  )
  return fields['data'] === undefined ? fields : { ...fields, data: JSON.parse(fields['data']) }
}
