/**
 * One context of the browser for all apps of a worker. A context of its own is a window of its own, which takes a second of a core's
 * time. Nothing is shared but the window: every web shell has an origin that no other one has, and what the tests of a
 * worker could leave to each other is removed between them.
 */
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test'
import { shownOrigin } from '../electron-double/desktop.ts'

const kept = new WeakMap<Browser, Promise<BrowserContext>>()

/**
 * Gives the context of a browser, which is made when it is first asked for.
 * @param options What every test has.
 */
export async function keptContext(
  browser: Browser,
  options: { readonly [Name in keyof BrowserContextOptions]: BrowserContextOptions[Name] | undefined },
): Promise<BrowserContext> {
  let context = kept.get(browser)
  if (!context) {
    context = makeContext(browser, options as BrowserContextOptions)
    kept.set(browser, context)
  }
  return context
}

/** The page that stays keeps the window open. */
async function makeContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  await context.newPage()
  return context
}

/** Closes what a test has left open, and removes what a page can leave in a browser. */
export async function tidyUp(context: BrowserContext): Promise<void> {
  const [window, ...left] = context.pages()
  for (const page of left) await page.close()
  await context.clearCookies()
  await context.clearPermissions()
  if (!window) return
  const session = await context.newCDPSession(window)
  await session.send('Storage.clearDataForOrigin', { origin: shownOrigin, storageTypes: 'all' })
  await session.detach()
}
