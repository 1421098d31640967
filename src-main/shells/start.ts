/**
 * `npm start`: the desktop app where Electron can run, the same app in the browser where it cannot. Builds first what is
 * missing or older than its sources. What follows `--` goes to the app: `npm start -- --workspace FILE`.
 */
import './node-24.js'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createAssembly } from './assembly.ts'
import { build, findStale, type Bundle } from './build.ts'
import { runCli } from './cli/run.ts'
import { openErrorLog } from './error-log.ts'
import { findElectron } from './electron-runtime.ts'
import { programFolder } from './paths.ts'
import { readVersion } from './version.ts'

/** An app that is gone sooner, and not because it was told to, never had a window. */
const startMillisecondsMax = 10_000

const parameters = process.argv.slice(2)
const say = (line: string) => void process.stderr.write(`${line}\n`)

const electron = await findElectron(say)
if (electron.path === null) await serveInstead(electron.reason)
else await runElectron(electron.path)

async function serveInstead(reason: string): Promise<void> {
  say(`${reason} Understudy opens in your browser instead of in a window of its own.`)
  await buildStale(['renderer'])
  const log = openErrorLog(readVersion())
  await runCli(['serve', ...parameters], createAssembly(readVersion(), log.report), log)
}

/** Runs the desktop app and ends with it. */
async function runElectron(path: string): Promise<void> {
  await buildStale(['renderer', 'main', 'preload'])
  const startedAt = performance.now()
  const child = spawn(path, [programFolder, ...electronSwitches()], { stdio: 'inherit' })
  const stop = (signal: NodeJS.Signals) => {
    // Ctrl-C in a terminal reaches the app by itself; a second signal would not let it close its workspace.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  const ended = Promise.withResolvers<number | null>()
  child.once('error', () => ended.resolve(null))
  child.once('exit', (exitCode) => ended.resolve(exitCode))
  const exitCode = await ended.promise
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop)

  // 2 is the app's own word that the user can do something about; anything else this early is Electron's.
  const isBroken = exitCode !== 0 && exitCode !== 2 && performance.now() - startedAt < startMillisecondsMax
  if (isBroken && !child.killed) await serveInstead('Electron is installed but does not start here.')
  else process.exitCode = exitCode ?? 1
}

async function buildStale(bundles: readonly Bundle[]): Promise<void> {
  const stale = await findStale(bundles)
  if (stale.length > 0) say('Building the app.')
  await build(stale)
}

/** The options that the desktop app has too, in the form in which Electron reads them. */
function electronSwitches(): string[] {
  const text = { type: 'string' } as const
  const options = { workspace: text, language: text, seed: text, start: text } as const
  const { values } = parseArgs({ args: parameters, options, strict: false })
  const switches: string[] = []
  if (typeof values.workspace === 'string') switches.push(`--workspace=${resolve(values.workspace)}`)
  if (typeof values.language === 'string') switches.push(`--lang=${values.language}`)
  if (typeof values.seed === 'string') switches.push(`--seed=${values.seed}`)
  if (typeof values.start === 'string') switches.push(`--start=${values.start}`)
  return switches
}
