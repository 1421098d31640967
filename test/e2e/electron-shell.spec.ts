/**
 * What only the Electron shell has: its policy, its sender checks, its way to end. The double asks the built main script what
 * Electron would ask it.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { contentSecurityPolicy } from '../../src-main/shells/page-policy.ts'
import { startDesktop, type Desktop } from '../electron-double/desktop.ts'
import { expect, test as base } from './fixtures.ts'
import { dialog, goTo } from './hands.ts'

const mainScript = join(import.meta.dirname, '..', '..', 'resources', 'build', 'electron', 'main.js')

interface Given {
  home: string
  start: (answers?: readonly number[], more?: readonly string[], files?: readonly string[]) => Desktop
}

const test = base.extend<Given>({
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'understudy-desktop-'))
    await use(home)
    await rm(home, { recursive: true, force: true })
  },
  start: async ({ context, home }, use) => {
    const started: Desktop[] = []
    await use((answers = [], more = [], files = []) => {
      const switches = [`--workspace=${join(home, 'test.understudy')}`, ...more]
      const desktop = startDesktop({ context, mainScript, switches, answers, files })
      started.push(desktop)
      return desktop
    })
    for (const desktop of started) await desktop.quit()
  },
})

test('gives the page two functions and nothing of Electron', async ({ start }) => {
  const page = await start().firstWindow
  const found = await page.evaluate(() => {
    const bridge: unknown = Reflect.get(window, 'understudy')
    const isFrozen = typeof bridge === 'object' && bridge !== null && Object.isFrozen(bridge)
    return {
      isFrozen,
      functions: Object.keys(bridge ?? {}),
      globals: ['require', 'process', 'module'].filter((name) => name in window),
    }
  })
  expect(found).toEqual({ isFrozen: true, functions: ['call', 'subscribe'], globals: [] })
})

test('serves the page under the strict policy and nothing beside it', async ({ start }) => {
  const page = await start().firstWindow
  const answers = await page.evaluate(async () => {
    const ask = async (path: string) => {
      const response = await fetch(path)
      return [response.status, response.headers.get('content-security-policy')]
    }
    return [await ask('/'), await ask('/../../package.json'), await ask('/%2e%2e/electron/main.js')]
  })
  expect(answers).toEqual([
    [200, contentSecurityPolicy],
    [404, contentSecurityPolicy],
    [404, contentSecurityPolicy],
  ])
})

test('stays on its own page', async ({ start }) => {
  const page = await start().firstWindow
  const address = page.url()
  const refused = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest())
  await page.evaluate(() => (location.href = 'https://example.com/'))
  await refused
  expect(page.url()).toBe(address)
})

test('opens a web address outside only if the user agrees', async ({ start }) => {
  const desktop = start([1, 0, 1])
  const page = await desktop.firstWindow
  const open = (url: string) => page.evaluate((address) => void window.open(address), url)
  await open('https://example.com/refused')
  await expect.poll(() => desktop.questions.length).toBe(1)
  await open('https://example.com/agreed')
  await expect.poll(() => desktop.openedExternally).toEqual(['https://example.com/agreed'])
  for (const url of ['file:///etc/passwd', 'ms-msdt:/id', 'javascript:alert(1)']) await open(url)
  // The app is asked in the order in which the page asks: after the last answer nothing can follow.
  await open('https://example.com/last')
  await expect.poll(() => desktop.questions.at(-1)?.detail).toContain('https://example.com/last')
  expect([desktop.questions.length, desktop.openedExternally.length]).toEqual([3, 1])
})

test('grants the page the clipboard to write to and no other permission', async ({ start }) => {
  const desktop = start()
  await desktop.firstWindow
  const own = 'app://understudy'
  expect(await desktop.hasPermission('clipboard-sanitized-write', own)).toBe(true)
  expect(await desktop.hasPermission('clipboard-sanitized-write', 'app://understudy.example')).toBe(false)
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'usb']) {
    expect(await desktop.hasPermission(permission, own)).toBe(false)
  }
})

test('does not listen to a frame that shows something else', async ({ start }) => {
  const desktop = start()
  await desktop.firstWindow
  const foreign = { origin: 'https://example.com', url: 'https://example.com/', isMainFrame: true }
  const inner = { origin: 'app://understudy', url: 'app://understudy/', isMainFrame: false }
  for (const frame of [foreign, inner, { ...foreign, origin: 'app://understudy.example' }]) {
    const reply = await desktop.invokeFrom(frame, 'understudy:call', ['clock.view', {}])
    expect(reply).toMatchObject({ ok: false, failure: { code: 'shell.unauthorized' } })
  }
})

test('ends with a closed workspace when its window is closed', async ({ start }) => {
  const desktop = start()
  const page = await desktop.firstWindow
  await page.close()
  expect(await desktop.ended).toBe(0)
  const again = start()
  expect((await again.firstWindow).url()).toContain('understudy')
})

test('leaves a second start to the first instance', async ({ start }) => {
  await start().firstWindow
  const second = start([], ['--double-second-instance'])
  expect(await second.ended).toBe(0)
  expect(second.errors).toEqual([])
})

test('goes to another workspace by a second start, the menu or a dialog, and only if the user agrees', async ({
  start,
  home,
}) => {
  const [other, third] = [join(home, 'other.understudy'), join(home, 'third.understudy')]
  const desktop = start([1, 0], [], [third])
  await desktop.firstWindow
  await desktop.startSecondInstance(`file://${other}`)
  await expect.poll(() => desktop.questions.length).toBe(1)
  expect(desktop.questions[0]?.message).toContain(other)
  expect(desktop.questions[0]?.detail).toContain(join(home, 'test.understudy'))
  // Its own workspace and a start that names none only bring the window to the front.
  await desktop.startSecondInstance(`--workspace=${join(home, 'test.understudy')}`)
  await desktop.startSecondInstance()
  expect(desktop.relaunched).toEqual([])
  await desktop.startSecondInstance(`--workspace=${other}`)
  expect(await desktop.ended).toBe(0)
  expect(desktop.relaunched).toEqual([[`--workspace=${other}`]])
  expect(desktop.questions).toHaveLength(2)

  const again = start([], [], [third])
  await again.firstWindow
  await again.chooseInMenu('&File', 'New Workspace...')
  expect(await again.ended).toBe(0)
  expect(again.relaunched).toEqual([[`--workspace=${third}`]])
})

test('speaks the chosen language in its menu, remembers what was open, and leads to the settings', async ({
  start,
  home,
}) => {
  await writeFile(join(home, 'recent.json'), JSON.stringify([join(home, 'earlier.understudy')]))
  const desktop = start()
  const page = await desktop.firstWindow
  expect(await desktop.menu()).toContain(`&File > Open Recent > ${join(home, 'earlier.understudy')}`)
  expect(await callFrom(page, 'preferences.set', { language: 'cs' })).toMatchObject({ ok: true })
  await expect.poll(() => desktop.menu()).toContain('&Soubor > Naposledy otevřené')
  await desktop.chooseInMenu('&Soubor', 'Nastavení')
  await expect.poll(() => page.url()).toContain('#/settings')
})

test('offers the page again when it has stopped or hangs', async ({ start }) => {
  const desktop = start([0, 1])
  const page = await desktop.firstWindow
  await desktop.pageGone()
  await expect.poll(() => desktop.reloads()).toBe(1)
  await desktop.pageHangs()
  await expect.poll(() => desktop.reloads()).toBe(2)
  expect(desktop.questions.map(({ buttons }) => buttons)).toEqual([
    ['Reload Page', 'Quit'],
    ['Wait', 'Reload Page'],
  ])
  expect(await callFrom(page, 'clock.view', {})).toMatchObject({ ok: true })
})

test('closes its workspace when Windows ends without asking', async ({ start }) => {
  const desktop = start()
  const page = await desktop.firstWindow
  await desktop.sessionEnd()
  await expect
    .poll(() => callFrom(page, 'clock.view', {}))
    .toMatchObject({ ok: false, failure: { code: 'core.closed' } })
})

test('tries itself at the first start of a version', async ({ start, home }) => {
  const first = start([], ['--double-first-start'])
  await first.firstWindow
  await expect.poll(async () => (await readdir(home)).some((name) => name.startsWith('self-test-'))).toBe(true)
  expect(first.errors).toEqual([])
})

test('does not start without a sandbox, and says what to install instead', async ({ start }) => {
  const desktop = start([], ['--no-sandbox'])
  expect(await desktop.ended).toBe(2)
  expect(desktop.errors[0]?.content).toContain('.deb')
})

test('says why a workspace cannot be opened, in the language of the system', async ({ start, home }) => {
  await writeFile(join(home, 'test.understudy'), 'not a workspace, but long enough to be looked at'.repeat(100))
  const desktop = start([], ['--lang=de'])
  expect(await desktop.ended).toBe(2)
  expect(desktop.errors).toHaveLength(1)
  expect(desktop.errors[0]?.content).toContain('workspace.notAWorkspace')
})

/** Makes a call as the page does. */
async function callFrom(page: Page, name: string, input: object): Promise<unknown> {
  return page.evaluate(
    ([called, given]) => {
      const bridge = Reflect.get(window, 'understudy') as { call(name: string, input: object): Promise<unknown> }
      return bridge.call(called, given)
    },
    [name, input] as const,
  )
}

const passphrase = 'a passphrase of the desktop, long enough'
const valueOf = <Value>(reply: unknown) => (reply as { value: Value }).value
const rootOf = async (page: Page) =>
  valueOf<{ roots: { rootId: string; isUnlocked: boolean; isPassphraseRemembered: boolean }[] }>(
    await callFrom(page, 'root.list', {}),
  ).roots[0]

test('locks every root when the computer sleeps and when its screen is locked', async ({ start }) => {
  const desktop = start()
  const page = await desktop.firstWindow
  const { rootId } = valueOf<{ rootId: string }>(await callFrom(page, 'root.create', { name: 'Root', passphrase }))
  for (const event of ['suspend', 'lock-screen'] as const) {
    await callFrom(page, 'root.unlock', { rootId, passphrase })
    expect((await rootOf(page))?.isUnlocked).toBe(true)
    await desktop.power('resume')
    expect((await rootOf(page))?.isUnlocked).toBe(true)
    await desktop.power(event)
    await expect.poll(async () => (await rootOf(page))?.isUnlocked).toBe(false)
  }
})

test('remembers a passphrase where the system protects it, and seals it again under a new key', async ({ start }) => {
  const desktop = start([], ['--double-store=gnome_libsecret'])
  const page = await desktop.firstWindow
  expect(valueOf(await callFrom(page, 'protection.view', {}))).toMatchObject({ canRememberPassphrase: true })
  const { rootId } = valueOf<{ rootId: string }>(await callFrom(page, 'root.create', { name: 'Root', passphrase }))
  expect(await callFrom(page, 'root.unlock', { rootId, passphrase, remember: true })).toMatchObject({ ok: true })
  await desktop.quit()
  // The third start has the second key only to read with: what it sealed is there, so it was sealed again.
  for (const key of ['2', '2']) {
    const again = start([], ['--double-store=kwallet6', `--double-store-key=${key}`])
    const next = await again.firstWindow
    expect(await rootOf(next)).toMatchObject({ isUnlocked: false, isPassphraseRemembered: true })
    expect(await callFrom(next, 'root.unlockRemembered', { rootId })).toMatchObject({ ok: true })
    expect((await rootOf(next))?.isUnlocked).toBe(true)
    await again.quit()
  }
})

test('remembers nothing where the system would only pretend to protect it', async ({ start }) => {
  for (const store of ['basic_text', 'unknown', 'unavailable']) {
    const desktop = start([], [`--double-store=${store}`])
    const page = await desktop.firstWindow
    expect(valueOf(await callFrom(page, 'protection.view', {}))).toMatchObject({
      canRememberPassphrase: false,
      cannotRememberBecause: store,
    })
    const rootId =
      (await rootOf(page))?.rootId ??
      valueOf<{ rootId: string }>(await callFrom(page, 'root.create', { name: 'Root', passphrase })).rootId
    const refused = await callFrom(page, 'root.unlock', { rootId, passphrase, remember: true })
    expect(refused).toMatchObject({ ok: false, failure: { code: 'passphrase.noSafeStore', params: { store } } })
    await desktop.quit()
  }
})

/** The dialog that asks for the passphrase of the only root, once it knows what the system can keep. */
async function askToUnlock(page: Page) {
  await goTo(page, 'Certificates')
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Roots and CRLs' }).click()
  await page.getByRole('button', { name: 'Unlock...' }).first().click()
  const form = dialog(page, 'Unlock the key')
  await expect(form.getByRole('textbox', { name: 'Passphrase' })).toBeVisible()
  return form
}

const rememberBox = { name: 'Have this computer remember the passphrase' }

test('unlocks with a remembered passphrase after a new start, until it is told to forget', async ({ start }) => {
  const store = ['--double-store=gnome_libsecret']
  const desktop = start([], store)
  const page = await desktop.firstWindow
  const { rootId } = valueOf<{ rootId: string }>(await callFrom(page, 'root.create', { name: 'Root', passphrase }))
  await callFrom(page, 'root.lock', { rootId })
  const form = await askToUnlock(page)
  await expect(form.getByRole('button', { name: 'Unlock with the remembered passphrase' })).toHaveCount(0)
  await form.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await form.getByRole('checkbox', rememberBox).check()
  await form.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(form).toBeHidden({ timeout: 30_000 })
  await desktop.quit()

  const again = start([], store)
  const next = await again.firstWindow
  const asked = await askToUnlock(next)
  await asked.getByRole('button', { name: 'Unlock with the remembered passphrase' }).click()
  await expect(asked).toBeHidden({ timeout: 30_000 })
  expect(await rootOf(next)).toMatchObject({ isUnlocked: true, isPassphraseRemembered: true })

  await goTo(next, 'Settings')
  await next.getByTitle('Forget the passphrase of Root').click()
  await expect(next.getByText('None is remembered.')).toBeVisible()
  await callFrom(next, 'root.lock', { rootId })
  const last = await askToUnlock(next)
  await expect(last.getByRole('checkbox', rememberBox)).toBeVisible()
  await expect(last.getByRole('button', { name: 'Unlock with the remembered passphrase' })).toHaveCount(0)
})

test('does not offer to remember a passphrase where the system would only pretend to protect it', async ({ start }) => {
  for (const store of ['basic_text', 'unknown']) {
    const desktop = start([], [`--double-store=${store}`])
    const page = await desktop.firstWindow
    const known = (await rootOf(page))?.rootId
    const rootId =
      known ?? valueOf<{ rootId: string }>(await callFrom(page, 'root.create', { name: 'Root', passphrase })).rootId
    await callFrom(page, 'root.lock', { rootId })
    await goTo(page, 'Settings')
    // Where this is said, the app knows what the system can keep.
    await expect(page.getByText(`no store that protects a passphrase (${store})`)).toBeVisible()
    const form = await askToUnlock(page)
    await expect(form.getByRole('button', { name: 'Unlock', exact: true })).toBeVisible()
    await expect(form.getByRole('checkbox', rememberBox)).toHaveCount(0)
    await desktop.quit()
  }
})
