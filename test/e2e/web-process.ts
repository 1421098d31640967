/**
 * The web shell, entered by a browser with its address: as a process of its own, as users have it, or in one that holds the shells of
 * all tests of a worker, one after the other.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { connectEnds } from '../electron-double/messages.ts'
import type { RunningShell } from './fixtures.ts'
import type { WebHost } from './web-host.ts'

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

/** Starts the web shell as a process and opens its page. */
export async function startWeb(context: BrowserContext, workspacePath: string): Promise<RunningShell> {
  const shell = await startWebProcess(workspacePath)
  return enter(context, shell.url, shell.log, (isPowerFailure) => shell.end(isPowerFailure ? 'SIGKILL' : 'SIGTERM'))
}

interface RunningHost {
  readonly process: ChildProcess
  readonly functions: WebHost
  log: string
}

/** The process of this worker, as long as it lives. */
let host: RunningHost | undefined

/** Serves a workspace from the process that this worker has for that, and opens its page. */
export async function startHostedWeb(context: BrowserContext, workspacePath: string): Promise<RunningShell> {
  const held = (host ??= startHost())
  const logStart = held.log.length
  const url = await held.functions.open(workspacePath)
  const log = () => held.log.slice(logStart)
  return enter(context, url, log, async (isPowerFailure) => {
    if (!isPowerFailure) return held.functions.close()
    host = undefined
    const ended = Promise.withResolvers<void>()
    held.process.once('exit', () => ended.resolve())
    held.process.kill('SIGKILL')
    await ended.promise
  })
}

function startHost(): RunningHost {
  const script = join(import.meta.dirname, 'web-host.ts')
  const child = spawn(process.execPath, ['--import', join(shells, 'node-24.js'), script], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  const functions = connectEnds<Record<keyof WebHost, (...values: never[]) => Promise<unknown>>>(
    {
      send: (message) => void child.send(message),
      onMessage: (listener) => child.on('message', listener as (message: unknown) => void),
    },
    {},
  ) as unknown as WebHost
  const running: RunningHost = { process: child, functions, log: '' }
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (running.log += chunk))
  return running
}

async function enter(
  context: BrowserContext,
  url: string,
  log: () => string,
  endShell: (isPowerFailure: boolean) => Promise<void>,
): Promise<RunningShell> {
  const page = await context.newPage()
  await page.goto(url)
  // The address is exchanged for a cookie, and the answer leads on to one without a token.
  await page.waitForURL((address) => address.search === '')
  const end = async (isPowerFailure: boolean) => {
    await page.close()
    await endShell(isPowerFailure)
  }
  return { page, log, quit: () => end(false), kill: () => end(true) }
}
