/**
 * One context of the browser for all apps of a worker. A context of its own is a window of its own, which takes a second of a core's
 * time. Nothing is shared but the window: every web shell has an origin that no other one has, and what the tests of a
 * worker could leave to each other is removed between them.
 */
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test'
import { shownOrigin } from '../electron-double/desktop.ts'

const kept = new WeakMap<Browser, { readonly wanted: string; readonly context: Promise<BrowserContext> }>()

/**
 * Gives the context of a browser, which is made when it is first asked for, and anew when somebody wants another window.
 * @param options Nearly every test has the same; some want another size or language.
 */
export async function keptContext(
  browser: Browser,
  options: { readonly [Name in keyof BrowserContextOptions]: BrowserContextOptions[Name] | undefined },
): Promise<BrowserContext> {
  const wanted = JSON.stringify(options)
  const before = kept.get(browser)
  if (before?.wanted === wanted) return before.context
  await (await before?.context)?.close()
  const context = makeContext(browser, options as BrowserContextOptions)
  kept.set(browser, { wanted, context })
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
