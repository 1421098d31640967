/**
 * What a spec gets: the app in one of the shells, on a fresh workspace, with its page. Specs import `test` and `expect` from
 * here and never ask which shell they are in.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type BrowserContext, type ConsoleMessage, type Page, type WebError } from '@playwright/test'
import { createClient, type Client } from '../../src-main/contract/client.ts'
import type { Reply } from '../../src-main/contract/failure.ts'
import { startDesktop } from '../electron-double/desktop.ts'
import { keptContext, tidyUp } from './kept-context.ts'
import { startElectron } from './real-electron.ts'
import { startHostedWeb, startWeb } from './web-process.ts'

export { expect } from '@playwright/test'

export interface ShellOptions {
  /** The last one where Electron's own program is, which takes a download. */
  readonly shell: 'web' | 'electron-double' | 'electron'
}

/** A running app. */
export interface App {
  readonly page: Page
  /** Makes calls the way the page does, through the shell. */
  readonly client: Pick<Client, 'call'>
  /** An empty folder for files that the test has written; removed afterwards. */
  readonly folder: string
  readonly workspacePath: string
  /** Errors that the page threw or wrote to its console, policy violations included. */
  readonly pageErrors: readonly string[]
  /**
   * Ends the app as a user does and starts it again on the same workspace; `page` is then another one.
   * @param between What is done to the file meanwhile.
   */
  restart(between?: () => void): Promise<void>
  /** Ends it like a power failure and starts it again. */
  crash(): Promise<void>
}

/** One start of a shell. */
export interface RunningShell {
  readonly page: Page
  readonly log: () => string
  quit(): Promise<void>
  kill(): Promise<void>
}

const mainScript = join(import.meta.dirname, '..', '..', 'resources', 'build', 'electron', 'main.js')

export const test = base.extend<ShellOptions & { app: App }>({
  shell: ['web', { option: true }],
  app: async ({ shell, browser, locale, timezoneId, viewport }, use, testInfo) => {
    const context = await keptContext(browser, { locale, timezoneId, viewport })
    const home = await mkdtemp(join(tmpdir(), 'understudy-e2e-'))
    const folder = join(home, 'files')
    const workspacePath = join(home, 'test.understudy')
    const pageErrors: string[] = []
    const startAgain = async () => {
      if (shell === 'electron') {
        const watch = (ofWindow: BrowserContext) => void watchErrors(ofWindow, pageErrors)
        return startElectron({ workspacePath, locale, timezoneId, viewport, watch })
      }
      return shell === 'web' ? startWeb(context, workspacePath) : startDouble(context, workspacePath)
    }
    const stopWatching = watchErrors(context, pageErrors)
    let running = shell === 'web' ? await startHostedWeb(context, workspacePath) : await startAgain()

    await use({
      get page() {
        return running.page
      },
      client: createClient({
        call: (name, input) => callFromPage(running.page, name, input),
        subscribe: () => () => undefined,
      }),
      folder,
      workspacePath,
      pageErrors,
      async restart(between) {
        await running.quit()
        between?.()
        running = await startAgain()
      },
      async crash() {
        await running.kill()
        running = await startAgain()
      },
    })

    const hasFailed = testInfo.status !== testInfo.expectedStatus
    await running.quit()
    if (hasFailed) await testInfo.attach('log of the shell', { body: running.log(), contentType: 'text/plain' })
    if (hasFailed)
      await testInfo.attach('errors of the page', { body: pageErrors.join('\n'), contentType: 'text/plain' })
    stopWatching()
    await tidyUp(context)
    await rm(home, { recursive: true, force: true })
  },
})

async function startDouble(context: BrowserContext, workspacePath: string): Promise<RunningShell> {
  const desktop = startDesktop({ context, mainScript, switches: [`--workspace=${workspacePath}`] })
  return { page: await desktop.firstWindow, log: desktop.log, quit: desktop.quit, kill: desktop.kill }
}

/** Collects what goes wrong in the pages, until the function that it gives is called. */
function watchErrors(context: BrowserContext, pageErrors: string[]): () => void {
  const onError = (error: WebError) => void pageErrors.push(String(error.error()))
  const onMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error') pageErrors.push(message.text())
  }
  context.on('weberror', onError).on('console', onMessage)
  return () => void context.off('weberror', onError).off('console', onMessage)
}

/** Calls through whatever the shell gave the page: the bridge of the preload script, or HTTP. */
async function callFromPage(page: Page, name: string, input: unknown): Promise<Reply<unknown>> {
  return page.evaluate(
    async ([callName, callInput]) => {
      const bridge = (window as { understudy?: { call(name: string, input: unknown): Promise<unknown> } }).understudy
      if (bridge) return (await bridge.call(callName, callInput)) as Reply<unknown>
      const response = await fetch(`/api/call/${callName}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(callInput),
      })
      return (await response.json()) as Reply<unknown>
    },
    [name, input] as const,
  )
}
