/** The web shell as a process of its own, entered by a browser with the address that it prints. */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import type { RunningShell } from './fixtures.ts'

const shells = join(import.meta.dirname, '..', '..', 'src-main', 'shells')
/** As the npm scripts start it: compiled code is kept between starts. */
const program = ['--import', join(shells, 'node-24.js'), join(shells, 'cli', 'main.ts')]

/** The web shell, which no browser has entered yet. */
export interface WebProcess {
  /** The address that it prints. */
  readonly url: string
  readonly log: () => string
  end(signal: NodeJS.Signals): Promise<void>
}

/** Starts the web shell on any free port. */
export async function startWebProcess(workspacePath: string, more: readonly string[] = []): Promise<WebProcess> {
  const parameters = [...program, 'serve', '--port', '0', '--no-open', '--workspace', workspacePath, ...more]
  if (!more.includes('--shared-address')) parameters.push('--own-address')
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'pipe'], cwd: dirname(workspacePath) })
  let log = ''
  const url = Promise.withResolvers<string>()
  const ended = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk
      const line = /^http:\/\/\S+$/m.exec(log)
      if (line) url.resolve(line[0])
    })
  }
  child.once('exit', (exitCode, signal) => {
    log += `Ended with ${exitCode ?? signal}.\n`
    url.reject(new Error(`The web shell ended with ${exitCode}.\n${log}`))
    ended.resolve()
  })
  return {
    url: await url.promise,
    log: () => log,
    async end(signal) {
      child.kill(signal)
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended.promise
      clearTimeout(timer)
    },
  }
}

/** Starts the web shell and opens its page. */
export async function startWeb(context: BrowserContext, workspacePath: string): Promise<RunningShell> {
  const shell = await startWebProcess(workspacePath)
  const page = await context.newPage()
  await page.goto(shell.url)
  // The address is exchanged for a cookie, and the answer leads on to one without a token.
  await page.waitForURL((address) => address.search === '')
  const end = async (signal: NodeJS.Signals) => {
    await page.close()
    await shell.end(signal)
  }
  return { page, log: shell.log, quit: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
