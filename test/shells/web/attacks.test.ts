/**
 * Attacks on the web shell from the same computer and from pages of elsewhere: tokens, names, origins, paths, malformed HTTP, hostile
 * JSON. Whatever is sent, nothing is changed, nothing leaks, and the next request is answered.
 */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { connectRaw } from './raw.ts'
import { startVisiting, type Visitor } from './visitor.ts'

let visitor: Visitor
let cookie: string
beforeEach(async () => {
  visitor = await startVisiting()
  cookie = await visitor.enter()
  return async () => {
    const { status, body } = await visitor.call('clock.view', {}, { cookie, origin: visitor.origin })
    expect([status, JSON.parse(body).value.now]).toEqual([200, 0])
  }
})

describe('tokens and cookies', () => {
  it('are not found by trying, nor by parts of them', async () => {
    const other = await startVisiting()
    const token = new URL(other.shell.url).searchParams.get('token') ?? ''
    const wrong = [
      '',
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      token.toUpperCase(),
      `${token}\u0000`,
      ` ${token}`,
      'undefined',
      'null',
      '[object Object]',
      '%00',
    ]
    for (const each of wrong) {
      const answer = await other.send(`/?token=${encodeURIComponent(each)}`)
      expect([each, answer.status, answer.headers['set-cookie']]).toEqual([each, 401, undefined])
    }
    for (const query of [`?token[]=${token}`, `?TOKEN=${token}`, `?x=1#token=${token}`]) {
      expect((await other.send(`/${query}`)).status).toBe(401)
    }
    for (const path of ['/index.html', '/api/events', '//']) {
      expect((await other.send(`${path}?token=${token}`)).status).not.toBe(200)
    }
    expect(await other.enter()).not.toBe('')
  })

  it('do not stand in for one another', async () => {
    const [name = '', secret = ''] = cookie.split('=')
    const token = new URL(visitor.shell.url).searchParams.get('token') ?? ''
    for (const wrong of [
      `${name}=${token}`,
      `${name}=`,
      name,
      `${name}=${secret}x`,
      `${name}x=${secret}`,
      `x${name}=${secret}`,
      `${name.toUpperCase()}=${secret}`,
      `${name}="${secret}"`,
      `other=${secret}`,
    ]) {
      expect([wrong, (await visitor.send('/', { headers: { cookie: wrong } })).status]).toEqual([wrong, 401])
    }
    expect((await visitor.send(`/?token=${secret}`)).status).toBe(401)
    // The right one is found among others, as browsers send them.
    const among = `a=1; ${name}=x; ${cookie}; b=2`
    expect((await visitor.send('/', { headers: { cookie: among } })).status).toBe(200)
  })

  it('of one session open nothing in another one', async () => {
    const other = await startVisiting()
    expect((await other.send('/', { headers: { cookie } })).status).toBe(401)
    expect((await other.send('/', { headers: { cookie, host: visitor.host } })).status).toBe(403)
  })
})

describe('names and origins', () => {
  it('that are not exactly ours are refused, with cookie and token', async () => {
    const { host } = visitor
    const { port } = new URL(visitor.shell.url)
    const foreign = [
      'evil.example',
      `evil.example:${port}`,
      `${host}.evil.example`,
      `evil.example#${host}`,
      `${host}@evil.example`,
      `${host}:80`,
      host.replace(`:${port}`, ''),
      `${host} `.trim() + '%20',
      `[${host}]`,
    ]
    for (const each of foreign) {
      const asked = await visitor.send(`/${new URL(visitor.shell.url).search}`, { headers: { cookie, host: each } })
      expect([each, [400, 403].includes(asked.status ?? 0)]).toEqual([each, true])
    }
    for (const origin of [
      'null',
      '',
      'file://',
      `https://${host}`,
      `HTTP://${host}`,
      `http://${host}/`,
      `http://${host}.`,
      `http://${host}, http://${host}`,
      `http://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      `http://x.${host}`,
    ]) {
      const answer = await visitor.call('clock.skip', { seconds: 1 }, { cookie, origin })
      expect([origin, answer.status]).toEqual([origin, 403])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('are no matter of the method', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD', 'PROPFIND']) {
      const headers = { cookie, origin: visitor.origin, 'x-http-method-override': 'POST' }
      const answer = await visitor.send('/api/call/clock.skip', { method, headers })
      expect([method, answer.status === 404 || answer.status === 403 || answer.status === 401]).toEqual([method, true])
    }
    for (const path of ['/api/call/clock.skip?_method=POST', '/api/call/clock.skip']) {
      expect((await visitor.send(path, { headers: { cookie } })).status).toBe(404)
    }
  })
})

describe('paths', () => {
  it('lead to no file outside the page, however they are written', async () => {
    const up = fc.constantFrom('..', '%2e%2e', '.%2e', '%252e%252e', '..%00', '..;', '....', '\u2025')
    const slash = fc.constantFrom('/', '//', '%2f', '%5c', '\\', '%252f', '/./', '%c0%af')
    const target = fc.constantFrom('secret.txt', 'etc/passwd', 'package.json', 'main.js')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(up, slash), { minLength: 1, maxLength: 8 }), target, async (steps, file) => {
        const path = `/${steps.map(([first, second]) => first + second).join('')}${file}`
        const answer = await visitor.send(encodeURI(decodeURISafely(path)), { headers: { cookie } })
        expect(answer.body).not.toContain('secret')
        expect([400, 404]).toContain(answer.status)
      }),
      { numRuns: 200 },
    )
  })
})

describe('malformed HTTP', () => {
  const host = () => `Host: ${visitor.host}`
  const lines = (...all: readonly string[]) => `${all.join('\r\n')}\r\n\r\n`

  it('is refused without an effect', async () => {
    const skip = 'POST /api/call/clock.skip HTTP/1.1'
    const call = [host(), `Cookie: ${cookie}`, `Origin: ${visitor.origin}`, 'Content-Type: application/json']
    const hidden = `${skip}\r\n${call.join('\r\n')}\r\nContent-Length: 13\r\n\r\n{"seconds":5}`
    const all = [
      // Two ideas of where a request ends.
      lines(skip, ...call, 'Content-Length: 2', 'Transfer-Encoding: chunked') + '0\r\n\r\n',
      lines(skip, ...call, 'Content-Length: 2', 'Content-Length: 13') + '{"seconds":5}',
      lines(skip, ...call, 'Transfer-Encoding: xchunked') + '{"seconds":5}',
      lines(skip, ...call, 'Transfer-Encoding: chunked') + 'G\r\n{"seconds":5}\r\n0\r\n\r\n',
      lines(skip, ...call, 'Transfer-Encoding: chunked') + 'ffffffffffffffff1\r\n{"seconds":5}',
      lines(skip, ...call, 'Content-Length: -1') + '{"seconds":5}',
      lines(skip, ...call, 'Content-Length: 1e1') + '{"seconds":5}',
      // A request in the body of one that nobody may make.
      lines('GET / HTTP/1.1', host(), `Content-Length: ${hidden.length}`) + hidden.replaceAll(cookie, 'x=y'),
      lines(skip, host(), host(), ...call),
      lines(skip, 'Host:', ...call.slice(1)),
      lines('POST /api/call/clock.skip HTTP/9.9', ...call),
      lines('post /api/call/clock.skip HTTP/1.1', ...call),
      lines(skip, `${'x'.repeat(100_000)}: y`),
      lines(skip, ...Array.from({ length: 5000 }, (_, index) => `X-${index}: y`)),
      lines(skip, 'X: a\0b', ...call),
      lines(`POST http://evil.example/api/call/clock.skip HTTP/1.1`, ...call),
      lines('CONNECT evil.example:443 HTTP/1.1', host()),
      lines('GET / HTTP/1.1', host(), 'Upgrade: websocket', 'Connection: Upgrade'),
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001',
      '\0'.repeat(1000),
      '\r\n'.repeat(5000),
    ]
    for (const bytes of all) {
      const raw = await connectRaw(visitor.shell.port)
      raw.socket.end(Buffer.from(bytes, 'latin1'))
      await raw.closedAfterMilliseconds
      expect(raw.text()).not.toContain('"now":5000')
      expect(raw.text()).not.toMatch(/ at .*\.[jt]s:\d+/)
    }
  })

  it('of any kind leaves the shell answering', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, isAfterRequest) => {
        const raw = await connectRaw(visitor.shell.port)
        if (isAfterRequest) raw.socket.write(lines('GET / HTTP/1.1', host(), `Cookie: ${cookie}`))
        raw.socket.end(bytes)
        await raw.closedAfterMilliseconds
      }),
      { numRuns: 100 },
    )
  })
})

describe('hostile JSON', () => {
  const send = (body: string) =>
    visitor.send('/api/call/clock.skip', {
      method: 'POST',
      body,
      headers: { cookie, origin: visitor.origin, 'content-type': 'application/json' },
    })

  it.each(['[', '{"a":', '[{"a":'])('that is nested a million times with %s is refused at once', async (opening) => {
    const depth = 1_000_000
    const closing = opening === '[' ? ']' : opening === '{"a":' ? '}' : '}]'
    const startedAt = performance.now()
    const whole = await send(`${opening.repeat(depth)}1${closing.repeat(depth)}`)
    const half = await send(opening.repeat(depth))
    for (const { status, body } of [whole, half]) {
      expect([200, 400, 413]).toContain(status)
      expect(JSON.parse(body)).toMatchObject({ ok: false, failure: { code: 'input.invalid' } })
      expect(body.length).toBeLessThan(2000)
    }
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })

  it('does not change what objects inherit', async () => {
    const own = () => JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.keys({})])
    const before = own()
    for (const body of [
      '{"__proto__":{"seconds":5}}',
      '{"constructor":{"prototype":{"seconds":5}}}',
      '{"seconds":{"__proto__":{"valueOf":5}}}',
      '{"__proto__":null}',
      '[{"__proto__":{"isAdmin":true}}]',
    ]) {
      const answer = await send(body)
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, failure: { code: 'input.invalid' } })
    }
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '..%2fclock.skip']) {
      const answer = await visitor.call(name, { seconds: 5 }, { cookie, origin: visitor.origin })
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, failure: { code: 'call.unknown' } })
    }
    expect(own()).toBe(before)
    expect(Reflect.get({}, 'seconds')).toBeUndefined()
  })

  it('that is no text is refused', async () => {
    const raw = await connectRaw(visitor.shell.port)
    const body = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
    raw.socket.write(
      `POST /api/call/clock.skip HTTP/1.1\r\nHost: ${visitor.host}\r\nOrigin: ${visitor.origin}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    raw.socket.write(body)
    expect(await raw.until('input.invalid')).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('is refused without an echo of a long text', async () => {
    const long = 'x'.repeat(1_000_000)
    const answer = await visitor.call('clock.skip', { [long]: 1 }, { cookie, origin: visitor.origin })
    expect(answer.body.length).toBeLessThan(3000)
    const unknown = await visitor.call('x'.repeat(8000), {}, { cookie, origin: visitor.origin })
    expect(unknown.body.length).toBeLessThan(3000)
  })
})

function decodeURISafely(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
