/**
 * The app in Electron itself, unpackaged: where its program has been fetched, the specs run in it as they do in the other shells. The
 * packaged app cannot be driven, because a switch in it keeps it from being debugged from outside.
 */
import { dirname, join } from 'node:path'
import { _electron, type BrowserContext, type ViewportSize } from '@playwright/test'
import { programFolder } from '../../src-main/shells/paths.ts'
import type { RunningShell } from './fixtures.ts'

interface RealElectronOptions {
  readonly workspacePath: string
  readonly locale: string | undefined
  readonly timezoneId: string | undefined
  readonly viewport: ViewportSize | null
  /** Told of the context of the window before its page loads anything that could go wrong. */
  watch(context: BrowserContext): void
}

/** Starts the app on a workspace; what Electron keeps lies beside it. */
export async function startElectron(options: RealElectronOptions): Promise<RunningShell> {
  const { workspacePath, locale = 'en-GB', timezoneId = 'UTC', viewport, watch } = options
  const app = await _electron.launch({
    args: [
      programFolder,
      `--workspace=${workspacePath}`,
      `--user-data-dir=${join(dirname(workspacePath), 'electron')}`,
      `--lang=${locale}`,
    ],
    cwd: programFolder,
    env: { ...(process.env as Record<string, string>), TZ: timezoneId },
  })
  let log = ''
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (log += chunk))
  watch(app.context())
  const page = await app.firstWindow()
  if (viewport) await page.setViewportSize(viewport)
  return {
    page,
    log: () => log,
    quit: () => app.close(),
    async kill() {
      app.process().kill('SIGKILL')
      await app.waitForEvent('close')
    },
  }
}
