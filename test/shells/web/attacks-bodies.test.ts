/** Bodies and connections: giant, slow, endless, never read. */
import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { connectRaw } from './raw.ts'
import { startVisiting, type Answer, type Visitor } from './visitor.ts'

let visitor: Visitor
let cookie: string
beforeEach(async () => {
  visitor = await startVisiting()
  cookie = await visitor.enter()
})

/** The lines before the body of a call. */
const head = (...lines: readonly string[]) =>
  [
    'POST /api/call/clock.view HTTP/1.1',
    `Host: ${visitor.host}`,
    `Origin: ${visitor.origin}`,
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n')

/** Sends a body in pieces, without saying how long it is. */
async function sendChunked(pieces: readonly string[], headers: Record<string, string> = {}): Promise<Answer> {
  const answer = Promise.withResolvers<Answer>()
  const all = {
    host: visitor.host,
    origin: visitor.origin,
    cookie,
    'content-type': 'application/json',
    'transfer-encoding': 'chunked',
    ...headers,
  }
  const target = { host: '127.0.0.1', port: visitor.shell.port, path: '/api/call/clock.skip', method: 'POST' }
  let isAnswered = false
  const sent = request({ ...target, headers: all, agent: false }, (response) => {
    isAnswered = true
    let body = ''
    response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    response.once('end', () => answer.resolve({ status: response.statusCode, headers: response.headers, body }))
  })
  sent.once('error', answer.reject)
  for (const piece of pieces) {
    // Who has been answered has no reason to go on, and is cut off if it does.
    if (isAnswered) break
    sent.write(piece)
    // Long enough for an answer that comes in between to be seen before more is sent.
    await wait(30)
  }
  if (!isAnswered) sent.end()
  return answer.promise
}

describe('a body whose length was not said', () => {
  it('is read like any other', async () => {
    const answer = await sendChunked(['{"sec', 'onds":', '3}'])
    expect([answer.status, JSON.parse(answer.body).value.now]).toEqual([200, 3000])
  })

  // On a busy machine the connection can end before its answer was seen, which is the other half of the promise.
  it('is refused when it grows too large', { retry: 3 }, async () => {
    const answer = await sendChunked(Array.from({ length: 10 }, () => ' '.repeat(1_000_000)))
    expect([answer.status, JSON.parse(answer.body).failure.code]).toEqual([413, 'input.invalid'])
  })
})

describe('the type of a body', () => {
  it.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON;charset=utf-8', 200],
    ['application/jsonp', 415],
    ['application/json-patch+json', 415],
    ['application/jsonx; application/json', 415],
    ['text/plain; application/json', 415],
    ['text/plain', 415],
    ['multipart/form-data', 415],
    ['', 415],
  ])('%j is answered with %d', async (type, status) => {
    const { origin } = visitor
    expect((await visitor.call('clock.view', {}, { cookie, origin, 'content-type': type })).status).toBe(status)
  })
})

describe('a sender that nobody knows', () => {
  it.each([
    ['with a length', 'Content-Length: 2000000000'],
    ['in pieces', 'Transfer-Encoding: chunked'],
  ])('is cut off right after the refusal, whatever it goes on to send %s', async (_, lengthLine) => {
    const raw = await connectRaw(visitor.shell.port)
    raw.socket.write(head(lengthLine))
    const block = lengthLine.startsWith('T') ? `10000\r\n${'x'.repeat(0x10000)}\r\n` : 'x'.repeat(0x10000)
    let sentBytes = 0
    const pump = () => {
      while (!raw.socket.destroyed && raw.socket.writable) {
        sentBytes += block.length
        if (!raw.socket.write(block)) return
      }
    }
    raw.socket.on('drain', pump)
    pump()
    const milliseconds = await raw.closedAfterMilliseconds
    expect(raw.text()).toMatch(/^HTTP\/1\.1 401 /)
    expect(milliseconds).toBeLessThan(2000)
    // What the system's buffers take is out of anybody's hands.
    expect(sentBytes).toBeLessThan(20_000_000)
  })

  it('may use its connection again after a small body', async () => {
    const raw = await connectRaw(visitor.shell.port)
    raw.socket.write(`${head('Content-Length: 2')}{}`)
    await raw.until('401')
    await wait(50)
    raw.socket.write(`GET / HTTP/1.1\r\nHost: ${visitor.host}\r\nCookie: ${cookie}\r\n\r\n`)
    expect(await raw.until('200 OK')).toContain('<title>Understudy</title>')
  })

  it('that knows the session and sends too much is cut off as well', async () => {
    const raw = await connectRaw(visitor.shell.port)
    raw.socket.write(head(`Cookie: ${cookie}`, 'Content-Length: 2000000000'))
    await raw.until('413')
    expect(await raw.closedAfterMilliseconds).toBeLessThan(2000)
  })
})

describe('a sender that takes its time', () => {
  const patience = { headersMilliseconds: 300, requestMilliseconds: 600, checkMilliseconds: 50 }

  it('is cut off when its headers drip', async () => {
    const slow = await startVisiting({ patience })
    const raw = await connectRaw(slow.shell.port)
    raw.socket.write('GET / HTTP/1.1\r\n')
    const drip = setInterval(() => raw.socket.write('X-More: x\r\n'), 40)
    onTestFinished(() => clearInterval(drip))
    expect(await raw.closedAfterMilliseconds).toBeLessThan(1500)
  })

  it('is cut off when its body drips, with the session, too', async () => {
    const slow = await startVisiting({ patience })
    const own = await slow.enter()
    const raw = await connectRaw(slow.shell.port)
    const lines = [`Host: ${slow.host}`, `Origin: ${slow.origin}`, `Cookie: ${own}`, 'Content-Type: application/json']
    raw.socket.write(`POST /api/call/clock.view HTTP/1.1\r\n${lines.join('\r\n')}\r\nContent-Length: 5000\r\n\r\n`)
    const drip = setInterval(() => raw.socket.write(' '), 40)
    onTestFinished(() => clearInterval(drip))
    expect(await raw.closedAfterMilliseconds).toBeLessThan(2500)
  })

  it('has less than a minute, the time between two looks included', async () => {
    const { usualPatience } = await import('../../../src-main/shells/web/listening.ts')
    const { headersMilliseconds, requestMilliseconds, checkMilliseconds } = usualPatience
    expect(headersMilliseconds + checkMilliseconds).toBeLessThan(60_000)
    expect(requestMilliseconds + checkMilliseconds).toBeLessThan(60_000)
  })

  it('keeps nobody else waiting', async () => {
    for (const _ of Array.from({ length: 200 })) (await connectRaw(visitor.shell.port)).socket.write('GET / HT')
    const startedAt = performance.now()
    expect((await visitor.call('clock.view', {}, { cookie, origin: visitor.origin })).status).toBe(200)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })
})

describe('streams of events', () => {
  it('are disconnected when nobody reads them', async () => {
    const raw = await connectRaw(visitor.shell.port)
    raw.socket.write(`GET /api/events HTTP/1.1\r\nHost: ${visitor.host}\r\nCookie: ${cookie}\r\n\r\n`)
    await raw.until('retry')
    raw.socket.pause()
    const long = 'x'.repeat(2_000)
    for (const _ of Array.from({ length: 20 })) {
      for (const __ of Array.from({ length: 500 })) visitor.core.send('vm.started', { long })
      await wait(1)
    }
    // 20 MB were sent; what was not taken is gone with the connection.
    raw.socket.resume()
    expect(await raw.closedAfterMilliseconds).toBeLessThan(10_000)
    expect(raw.text().length).toBeLessThan(19_000_000)
  })

  it('may be a thousand, all of which get every event, and are gone when their readers are', async () => {
    const streams = await Promise.all(Array.from({ length: 1000 }, () => visitor.open('/api/events', { cookie })))
    const received = streams.map(
      (stream) =>
        new Promise<void>((resolve) => {
          let text = ''
          stream.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk
            if (text.includes('"sequence":1')) resolve()
          })
          stream.on('error', () => resolve())
        }),
    )
    visitor.core.send('clock.advanced')
    await Promise.all(received)
    for (const stream of streams) stream.destroy()
    expect((await visitor.call('clock.view', {}, { cookie, origin: visitor.origin })).status).toBe(200)
  })
})
