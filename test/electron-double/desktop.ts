/**
 * The desktop that plays Electron: it starts the app's built main script on the double, shows its windows as pages of a real
 * Chromium, answers its dialogs and keeps a record of what it wanted from the outside.
 *
 * Known differences: Chromium cannot be taught a scheme from outside, so `app://understudy` is shown as
 * `http://understudy.localhost`, which it also treats as a secure origin; nothing is ever fetched from there. And the
 * preload script shares the page's world, with everything copied as if it did not.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserContext, Page, Route } from '@playwright/test'
import {
  connectEnds,
  type AppFunctions,
  type DesktopFunctions,
  type MessageBoxQuestion,
  type PowerEvent,
  type SenderFrame,
} from './messages.ts'
import { environmentScript } from './page-environment.ts'

export interface Desktop {
  /** The app's first window; rejects if the app ends without one. */
  readonly firstWindow: Promise<Page>
  /** What the app asked the user, answered with `answers` in order, else with the last button. */
  readonly questions: readonly MessageBoxQuestion[]
  readonly errors: readonly { readonly title: string; readonly content: string }[]
  /** Addresses that were handed to the platform. */
  readonly openedExternally: readonly string[]
  /** What the main process wrote. */
  readonly log: () => string
  readonly ended: Promise<number | null>
  /** What Electron would ask the app when a page wants a permission. */
  hasPermission(permission: string, origin: string): Promise<boolean>
  /** What a frame would get that is not the app's own page. */
  invokeFrom(frame: SenderFrame, channel: string, values: readonly unknown[]): Promise<unknown>
  /** The computer goes to sleep, or its screen is locked. */
  power(event: PowerEvent): Promise<void>
  /** A user starts the app again, with these parameters. */
  startSecondInstance(...parameters: readonly string[]): Promise<void>
  /** With which parameters the app wanted to be started again. */
  readonly relaunched: readonly (readonly string[])[]
  /** How often a page was loaded again. */
  readonly reloads: () => number
  askToClose(): Promise<void>
  pageGone(): Promise<void>
  pageHangs(): Promise<void>
  sessionEnd(): Promise<void>
  menu(): Promise<readonly string[]>
  chooseInMenu(...labels: readonly string[]): Promise<void>
  /** Quits the app as a user does and waits until it has ended. */
  quit(): Promise<void>
  /** Ends it like a power failure. */
  kill(): Promise<void>
}

export interface DesktopOptions {
  readonly context: BrowserContext
  readonly mainScript: string
  /** Switches of the command line, for example `--workspace=…`. */
  readonly switches: readonly string[]
  /** Which button the user presses, question by question. */
  readonly answers?: readonly number[]
  /** Which files the user picks, dialog by dialog; none where there are no more. */
  readonly files?: readonly string[]
}

/** What `app://understudy` is in the browser. */
export const shownOrigin = 'http://understudy.localhost'
const appOrigin = 'app://understudy'

/** Starts the app. */
export function startDesktop({ context, mainScript, switches, answers = [], files = [] }: DesktopOptions): Desktop {
  const before = ['register.ts', 'kept-keys.ts'].flatMap((file) => ['--import', join(import.meta.dirname, file)])
  const child = spawn(process.execPath, [...before, mainScript, ...switches], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (log += chunk))
  }
  const ended = Promise.withResolvers<number | null>()
  const firstWindow = Promise.withResolvers<Page>()
  // Whoever waits for the window learns of the failure; a test that expects none has nobody waiting.
  firstWindow.promise.catch(() => undefined)
  child.once('exit', (exitCode) => {
    firstWindow.reject(new Error(`The app ended with ${exitCode} before it opened a window.\n${log}`))
    ended.resolve(exitCode)
  })

  const pages = new Map<number, Page>()
  const deliveries = new Map<number, Promise<void>>()
  const questions: MessageBoxQuestion[] = []
  const errors: { title: string; content: string }[] = []
  const openedExternally: string[] = []
  const relaunched: (readonly string[])[] = []
  const picks = [...files]
  let reloads = 0
  const pageOf = (windowId: number) => {
    const page = pages.get(windowId)
    if (!page) throw new Error(`There is no window ${windowId}.`)
    return page
  }

  const functions: DesktopFunctions = {
    async openWindow(windowId, { width, height, preload }) {
      const page = await context.newPage()
      pages.set(windowId, page)
      await page.setViewportSize({ width, height })
      await page.exposeBinding('electronDoubleInvoke', ({ frame }, channel: string, values: readonly unknown[]) => {
        const sender = {
          origin: toApp(new URL(frame.url()).origin),
          url: toApp(frame.url()),
          isMainFrame: !frame.parentFrame(),
        }
        return app.invoke(windowId, sender, channel, values)
      })
      await page.exposeBinding('electronDoubleOpen', async (_, url: string) => {
        if (await app.mayOpenWindow(windowId, toApp(url))) throw new Error(`The app would open a window for ${url}.`)
      })
      await page.addInitScript(environmentScript(preload))
      await page.route('**/*', (route) => answerRequest(route, page, windowId))
      page.once('close', () => {
        if (pages.delete(windowId)) void app.windowClosed(windowId)
      })
      if (await app.hasPermission(windowId, 'clipboard-sanitized-write', appOrigin)) {
        await context.grantPermissions(['clipboard-write'], { origin: shownOrigin })
      }
    },
    async loadUrl(windowId, url) {
      const page = pageOf(windowId)
      loading.add(page)
      await page.goto(toShown(url))
      loading.delete(page)
      firstWindow.resolve(page)
    },
    async closeWindow(windowId) {
      const page = pages.get(windowId)
      pages.delete(windowId)
      await page?.close()
    },
    async deliver(windowId, channel, values) {
      // One after the other, because a page sees its messages in the order in which they were sent.
      const before = deliveries.get(windowId) ?? Promise.resolve()
      const delivery = before.then(() => deliverTo(pages.get(windowId), channel, values))
      deliveries.set(windowId, delivery)
      await delivery
    },
    async askUser(question) {
      questions.push(question)
      return answers[questions.length - 1] ?? question.buttons.length - 1
    },
    async showError(title, content) {
      errors.push({ title, content })
    },
    async openExternal(url) {
      openedExternally.push(url)
    },
    async chooseFile() {
      return picks.shift() ?? null
    },
    async relaunch(parameters) {
      relaunched.push(parameters)
    },
    async reload(windowId) {
      const page = pageOf(windowId)
      loading.add(page)
      await page.reload()
      loading.delete(page)
      reloads += 1
    },
  }
  const loading = new Set<Page>()
  const app = connectEnds<AppFunctions>(
    {
      // An app that has just ended does not get its answer; how it ended is in `ended`.
      send: (message) => void (child.connected && child.send(message, () => undefined)),
      onMessage: (listener) => child.on('message', listener as (message: unknown) => void),
    },
    functions,
  )

  async function answerRequest(route: Route, page: Page, windowId: number): Promise<void> {
    const request = route.request()
    const url = toApp(request.url())
    const isNavigation = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (isNavigation && !loading.has(page) && !(await app.mayNavigate(windowId, url))) return route.abort('aborted')
    // The double has no network: what is not the app's own fails as it would without one.
    if (!url.startsWith(`${appOrigin}/`)) return route.abort('internetdisconnected')
    const { status, headers, body } = await app.request(url, request.method())
    await route.fulfill({ status, headers, body: Buffer.from(body) })
  }

  return {
    firstWindow: firstWindow.promise,
    questions,
    errors,
    openedExternally,
    log: () => log,
    ended: ended.promise,
    hasPermission: (permission, origin) => app.hasPermission(firstKey(pages), permission, origin),
    invokeFrom: (frame, channel, values) => app.invoke(firstKey(pages), frame, channel, values),
    power: (event) => app.power(event),
    startSecondInstance: (...parameters) => app.secondInstance(parameters, '/'),
    relaunched,
    reloads: () => reloads,
    askToClose: () => app.askToClose(firstKey(pages)),
    pageGone: () => app.pageGone(firstKey(pages)),
    pageHangs: () => app.pageHangs(firstKey(pages)),
    sessionEnd: () => app.sessionEnd(firstKey(pages)),
    menu: () => app.menu(),
    chooseInMenu: (...labels) => app.chooseInMenu(labels),
    async quit() {
      if (child.exitCode === null) void app.quit()
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended.promise
      clearTimeout(timer)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended.promise
      for (const page of pages.values()) await page.close()
    },
  }
}

async function deliverTo(page: Page | undefined, channel: string, values: readonly unknown[]): Promise<void> {
  if (!page || page.isClosed()) return
  const deliver = page.evaluate(
    ([name, sent]) => {
      const receive: unknown = Reflect.get(window, 'electronDoubleDeliver')
      if (typeof receive === 'function') receive(name, sent)
    },
    [channel, values] as const,
  )
  // A page that goes away while it is told something has no use for it.
  await deliver.catch(() => undefined)
}

function firstKey(pages: ReadonlyMap<number, Page>): number {
  const [windowId] = pages.keys()
  if (windowId === undefined) throw new Error('The app has no window.')
  return windowId
}

function toShown(url: string): string {
  return url.startsWith(appOrigin) ? shownOrigin + url.slice(appOrigin.length) : url
}

function toApp(url: string): string {
  return url.startsWith(shownOrigin) ? appOrigin + url.slice(shownOrigin.length) : url
}
