/** Loopback is shared by all programs and users of a computer. What a session keeps to itself, and what another one gets to see. */
import { createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chooseAddress } from '../../../src-main/shells/web/choose-address.ts'
import { startWebShell } from '../../../src-main/shells/web/web-shell.ts'
import { runCli, startCli, temporaryFolder } from '../child.ts'
import { createSmallCore } from '../small-core.ts'
import { startVisiting } from './visitor.ts'

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))

async function take(host: string, port = 0): Promise<Server> {
  const server = createServer()
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject).listen(port, host, listening.resolve)
  await listening.promise
  onTestFinished(() => void server.close())
  return server
}

const portOf = (server: Server) => (server.address() as { port: number }).port

describe('the address of a session', () => {
  it('is another one every time and cannot be guessed', async () => {
    const hosts = await Promise.all(Array.from({ length: 20 }, async () => (await startVisiting()).host))
    expect(new Set(hosts.map((host) => host.split('.')[0])).size).toBe(20)
    for (const host of hosts) expect(host).toMatch(/^[0-9a-f]{32}\.localhost:\d+$/)
  })

  it('is the only one: with the cookie, nothing is answered at the addresses that all programs share', async () => {
    const visitor = await startVisiting()
    const cookie = await visitor.enter()
    for (const name of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', `${'0'.repeat(32)}.localhost`]) {
      const host = `${name}:${visitor.shell.port}`
      const headers = { cookie, host, origin: `http://${host}` }
      expect([name, (await visitor.send('/', { headers })).status]).toEqual([name, 403])
      expect((await visitor.call('clock.skip', { seconds: 1 }, headers)).status).toBe(403)
      expect((await visitor.send('/api/events', { headers })).status).toBe(403)
    }
    expect(JSON.parse((await visitor.call('clock.view', {}, { cookie, origin: visitor.origin })).body).value.now).toBe(
      0,
    )
  })

  it('appears in no answer to somebody who does not know it', async () => {
    const visitor = await startVisiting()
    const [name = ''] = visitor.host.split('.')
    for (const path of ['/', '/api/events', '/?token=x', '/nothing']) {
      for (const host of [`127.0.0.1:${visitor.shell.port}`, 'evil.example']) {
        const answer = await visitor.send(path, { headers: { host } })
        expect(JSON.stringify(answer)).not.toContain(name)
      }
    }
  })

  it('has whatever is stored under it cleared when the token is exchanged, and only then', async () => {
    const visitor = await startVisiting()
    const entered = await visitor.send(`/${new URL(visitor.shell.url).search}`)
    expect(entered.headers['clear-site-data']).toBe('"cache", "storage"')
    const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect((await visitor.send('/', { headers: { cookie } })).headers['clear-site-data']).toBeUndefined()
    const again = await visitor.send(`/${new URL(visitor.shell.url).search}`, { headers: { cookie } })
    expect([again.status, again.headers['clear-site-data']]).toEqual([200, undefined])
  })
})

describe('the kind of address', () => {
  const knows = (address: string) => () => Promise.resolve(address)

  it.each([
    ['win32', () => Promise.reject(new Error('ENOTFOUND')), 'own'],
    ['linux', () => Promise.reject(new Error('ENOTFOUND')), 'own'],
    ['darwin', () => Promise.reject(new Error('ENOTFOUND')), 'shared'],
    ['darwin', () => new Promise<string>(() => undefined), 'shared'],
    ['darwin', knows('127.0.0.1'), 'own'],
    ['darwin', knows('::1'), 'own'],
    // A network that answers for names that it does not know.
    ['darwin', knows('203.0.113.7'), 'shared'],
  ] as const)('on %s is chosen by what the browsers there find', async (platform, find, address) => {
    expect(await chooseAddress(platform, find)).toBe(address)
  })

  it('may be chosen by the user, but not both', async () => {
    const workspace = ['--workspace', `${temporaryFolder()}/x.understudy`]
    for (const [option, pattern] of [
      ['--own-address', /^http:\/\/[0-9a-f]{32}\.localhost:/],
      ['--shared-address', /^http:\/\/127\.0\.0\.1:/],
    ] as const) {
      const { child, firstLine, ended } = startCli(['serve', '--no-open', '--port', '0', option, ...workspace])
      expect(await firstLine).toMatch(pattern)
      child.kill('SIGTERM')
      await ended
    }
    const both = await runCli(['serve', '--no-open', '--own-address', '--shared-address', ...workspace])
    expect([both.exitCode, both.stderr.includes('[input.invalid]')]).toEqual([2, true])
  })
})

describe('a shared address', () => {
  it('has a second secret that is no cookie, without which no call is made and no event is seen', async () => {
    const visitor = await startVisiting({ address: 'shared' })
    expect(visitor.host).toBe(`127.0.0.1:${visitor.shell.port}`)
    const entered = await visitor.send(`/${new URL(visitor.shell.url).search}`)
    const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const [, key = ''] = /url=\/#key=([\w-]{43})"/.exec(entered.body) ?? []
    expect(key).not.toBe('')
    expect(JSON.stringify(entered.headers)).not.toContain(key)

    const { origin } = visitor
    for (const wrong of [{}, { 'x-understudy-key': '' }, { 'x-understudy-key': cookie.split('=')[1] ?? '' }]) {
      expect((await visitor.call('clock.skip', { seconds: 1 }, { cookie, origin, ...wrong })).status).toBe(401)
    }
    expect((await visitor.send('/api/events', { headers: { cookie } })).status).toBe(401)
    expect((await visitor.send('/api/events?key=x', { headers: { cookie } })).status).toBe(401)

    const called = await visitor.call('clock.view', {}, { cookie, origin, 'x-understudy-key': key })
    expect(JSON.parse(called.body).value.now).toBe(0)
    expect((await visitor.open(`/api/events?key=${key}`, { cookie })).statusCode).toBe(200)
    // The key alone is nothing either.
    expect((await visitor.call('clock.view', {}, { origin, 'x-understudy-key': key })).status).toBe(401)
  })

  it('is not given out a second time', async () => {
    const visitor = await startVisiting({ address: 'shared' })
    const cookie = await visitor.enter()
    const again = await visitor.send(`/${new URL(visitor.shell.url).search}`, { headers: { cookie } })
    expect([again.status, again.body.includes('key=')]).toEqual([200, false])
  })
})

describe('the port', () => {
  it.runIf(hasIpv6)(
    'is taken on both addresses of this computer, so that nobody else gets what is meant for us',
    async () => {
      const visitor = await startVisiting()
      for (const host of ['127.0.0.1', '::1']) {
        await expect(take(host, visitor.shell.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
      }
    },
  )

  it.runIf(hasIpv6).each(['127.0.0.1', '::1'])('counts as busy when somebody else has it on %s', async (host) => {
    const port = portOf(await take(host))
    const started = await startWebShell({ core: createSmallCore(), rendererFolder: temporaryFolder(), port })
    expect(started).toMatchObject({ ok: false, failure: { code: 'shell.portBusy', params: { port } } })
    // Nothing is left listening on the other address.
    const other = host === '::1' ? '127.0.0.1' : '::1'
    expect(portOf(await take(other, port))).toBe(port)
  })

  it('that is the usual one is said to be taken, in the language of the user', async () => {
    // It may be in use already where these tests run.
    await take('127.0.0.1', 47_830).catch(() => undefined)
    for (const [language, sentence] of [
      ['en', 'Another program uses port 47830'],
      ['de', 'Port 47830 wird von einem anderen Programm verwendet'],
      ['cs', 'Port 47830 používá jiný program'],
    ] as const) {
      const workspace = ['--workspace', `${temporaryFolder()}/x.understudy`]
      const { child, firstLine, ended } = startCli([
        'serve',
        '--own-address',
        '--no-open',
        '--language',
        language,
        ...workspace,
      ])
      const { port } = new URL(await firstLine)
      expect(port).not.toBe('47830')
      child.kill('SIGTERM')
      expect((await ended).stderr).toContain(sentence)
      expect((await ended).stderr).toContain(port)
    }
  })

  it('that was asked for and is taken is refused', async () => {
    const port = portOf(await take('127.0.0.1'))
    const { exitCode, stderr } = await runCli(['serve', '--no-open', '--port', String(port)])
    expect([exitCode, stderr.includes('[shell.portBusy]')]).toEqual([2, true])
  })
})

describe('what a browser says about where a request comes from', () => {
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

  it.each(['cross-site', 'same-site', 'none', 'nonsense'])('refuses calls and streams that are %s', async (site) => {
    const visitor = await startVisiting()
    const cookie = await visitor.enter()
    const headers = { cookie, origin: visitor.origin, 'sec-fetch-site': site }
    expect((await visitor.call('clock.skip', { seconds: 1 }, headers)).status).toBe(403)
    expect((await visitor.send('/api/events', { headers: { ...headers, ...navigation } })).status).toBe(403)
  })

  it('lets a user open the app by its address, or by the file that leads to it, and nothing else from outside', async () => {
    const visitor = await startVisiting()
    const fromElsewhere = { ...navigation, 'sec-fetch-site': 'cross-site' }
    const entered = await visitor.send(`/${new URL(visitor.shell.url).search}`, { headers: fromElsewhere })
    expect(entered.status).toBe(200)
    const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const open = async (site: string) =>
      (await visitor.send('/', { headers: { cookie, ...navigation, 'sec-fetch-site': site } })).status
    expect([await open('none'), await open('same-origin'), await open('cross-site')]).toEqual([200, 200, 403])
    const script = { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }
    expect((await visitor.send('/assets/main-1a2b.js', { headers: script })).status).toBe(403)
  })
})
