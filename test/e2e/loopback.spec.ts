/**
 * What only the web shell has: it shares a computer, and a browser, with other programs. These tests ask a real browser what it
 * gives to whom.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { redirectPage } from '../../src-main/shells/web/open-browser.ts'
import { expect, test as base } from './fixtures.ts'
import { startWebProcess, type WebProcess } from './web-process.ts'

interface Parts {
  readonly home: string
  readonly serve: (...more: string[]) => Promise<WebProcess>
  /** Another program of this computer; it keeps every request that it gets. */
  readonly stranger: (port: number, answer?: (path: string) => string) => Promise<Stranger>
}

interface Stranger {
  readonly port: number
  readonly received: IncomingMessage[]
  end(): Promise<void>
}

const test = base.extend<Parts>({
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'understudy-loopback-'))
    await use(home)
    await rm(home, { recursive: true, force: true })
  },
  serve: async ({ home }, use) => {
    const started: WebProcess[] = []
    await use(async (...more) => {
      const shell = await startWebProcess(join(home, `${started.length}.understudy`), more)
      started.push(shell)
      return shell
    })
    for (const shell of started) await shell.end('SIGTERM')
  },
  stranger: async ({}, use) => {
    const servers: Server[] = []
    await use(async (port, answer = () => '<!doctype html>') => {
      const received: IncomingMessage[] = []
      const server = createServer((request, response) => {
        received.push(request)
        const path = request.url ?? '/'
        const type = path.endsWith('.js') ? 'text/javascript' : 'text/html'
        response.writeHead(200, { 'content-type': type }).end(answer(path))
      })
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(port, resolve))
      const end = async () => {
        server.closeAllConnections()
        await new Promise<void>((resolve) => server.close(() => resolve()))
      }
      return { port: (server.address() as AddressInfo).port, received, end }
    })
    for (const server of servers) server.closeAllConnections()
    for (const server of servers) server.close()
  },
})

async function enter(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.waitForURL((address) => address.search === '')
  await expect(page.getByRole('navigation').first()).toBeVisible()
}

test('opens from the file that leads to it, and stays open when the page is loaded again', async ({
  page,
  serve,
  home,
}) => {
  const { url } = await serve()
  const file = join(home, 'open.html')
  await writeFile(file, redirectPage(url))
  await page.goto(pathToFileURL(file).href)
  await expect(page.getByRole('navigation').first()).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
  await page.reload()
  await expect(page.getByRole('navigation').first()).toBeVisible()
})

test('sends nothing of the session to another program of this computer', async ({ context, page, serve, stranger }) => {
  const { url } = await serve()
  await enter(page, url)
  const { port, received } = await stranger(0)
  const other = await context.newPage()
  for (const name of ['127.0.0.1', 'localhost', '[::1]', 'other.localhost']) {
    await other.goto(`http://${name}:${port}/`)
  }
  // From the page itself, too.
  await page.evaluate((address) => void (location.href = address), `http://127.0.0.1:${port}/from-the-page`)
  await other.waitForTimeout(300)
  expect(received.length).toBeGreaterThanOrEqual(5)
  const [name] = new URL(url).hostname.split('.')
  for (const { headers } of received) {
    expect(headers.cookie).toBeUndefined()
    // Neither as a referrer nor as an origin.
    expect(JSON.stringify(headers)).not.toContain(name)
  }
})

test('gives another program nothing that opens the app where both share an address', async ({
  context,
  page,
  serve,
  stranger,
}) => {
  const { url } = await serve('--shared-address')
  await enter(page, url)
  const { port, received } = await stranger(0)
  await (await context.newPage()).goto(`http://127.0.0.1:${port}/`)
  const cookie = received[0]?.headers.cookie ?? ''
  // Cookies ignore ports; that is why there is a second secret.
  expect(cookie).toContain('understudy-')
  const { origin } = new URL(url)
  const answer = await fetch(new URL('/api/call/world.view', url), {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(answer.status).toBe(401)
  expect((await fetch(new URL('/api/events', url), { headers: { cookie } })).status).toBe(401)
  // And the page itself works, when it is loaded again, too.
  expect(page.url()).not.toContain('key=')
  await page.reload()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await expect(page.getByText(/connection to Understudy is lost/i)).toHaveCount(0)
})

test('keeps language and theme, although its page has another address at every start', async ({ page, home }) => {
  const workspacePath = join(home, 'kept.understudy')
  const first = await startWebProcess(workspacePath)
  await enter(page, first.url)
  await page.goto(new URL('#/settings', page.url()).href)
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('radio', { name: 'Deutsch' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await first.end('SIGTERM')
  const second = await startWebProcess(workspacePath)
  await enter(page, second.url)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByText('Einstellungen').first()).toBeVisible()
  expect(new URL(second.url).host).not.toBe(new URL(first.url).host)
  await second.end('SIGTERM')
})

test('is not watched by what another program left in the browser when it had the port', async ({
  page,
  serve,
  stranger,
}) => {
  // A worker that reports every request of its address, also when its program is gone.
  const spy = await stranger(0)
  const worker = `
    self.addEventListener('install', () => self.skipWaiting())
    self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
    self.addEventListener('fetch', (event) => {
      fetch('http://127.0.0.1:${spy.port}/?seen=' + encodeURIComponent(event.request.url), { mode: 'no-cors' })
    })`
  const before = await stranger(0, (path) =>
    path.endsWith('worker.js')
      ? worker
      : `<script>navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => document.title = 'registered')</script>`,
  )
  for (const name of ['127.0.0.1', 'localhost', 'other.localhost']) {
    await page.goto(`http://${name}:${before.port}/`)
    await expect(page).toHaveTitle('registered')
  }
  await page.goto(`http://127.0.0.1:${before.port}/again`)
  await expect.poll(() => spy.received.length).toBeGreaterThan(0)
  await before.end()

  const { url } = await serve('--port', String(before.port))
  expect(new URL(url).port).toBe(String(before.port))
  await enter(page, url)
  await page.waitForTimeout(300)
  // The browser may still ask for the icon of the program that is gone.
  const seen = spy.received.map((request) => decodeURIComponent(request.url ?? ''))
  expect(seen.filter((each) => /token|api|assets/.test(each) || each.includes(new URL(url).hostname))).toEqual([])
})
