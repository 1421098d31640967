/**
 * Runs the command line and reads what it says: as a process of its own, or, where the process is not what is tested, in one that runs
 * many command lines.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { connectEnds } from '../electron-double/messages.ts'
import type { CommandHost, CommandLine } from './command-host.ts'

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** The first line on standard output. */
  readonly firstLine: Promise<string>
}

export interface StartOptions {
  /** The working directory; that of the tests if it is left out. */
  readonly folder?: string
  /** What stands on standard input; left open if it is left out. */
  readonly input?: string
  /** Beside the environment of the tests, whose language is English. */
  readonly environment?: NodeJS.ProcessEnv
}

const shells = join(import.meta.dirname, '..', '..', 'src-main', 'shells')
/** The real program. */
export const program = join(shells, 'cli', 'main.ts')
const smallProgram = join(import.meta.dirname, 'cli-with-small-core.ts')

const environmentWith = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  LANG: 'en_US.UTF-8',
  LC_ALL: '',
  LC_MESSAGES: '',
  ...more,
})

/** Starts the real program; it is killed at the end of the test if it still runs. */
export function startProgram(parameters: readonly string[], options: StartOptions = {}): Started {
  return startCommand(process.execPath, [program, ...parameters], options)
}

/** Runs the real program, in a process of its own, to its end. */
export function runProgram(parameters: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return startProgram(parameters, { input: '', ...options }).ended
}

/** Starts the CLI on the small core; it is killed at the end of the test if it still runs. */
export function startCli(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Started {
  return startCommand(process.execPath, [smallProgram, ...parameters], { environment })
}

/** Starts any program; it is killed at the end of the test if it still runs. */
export function startCommand(
  command: string,
  parameters: readonly string[],
  { folder, input, environment }: StartOptions = {},
): Started {
  const child = spawn(command, parameters, {
    ...(folder === undefined ? {} : { cwd: folder }),
    env: environmentWith(environment),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  if (input !== undefined) child.stdin.end(input)
  let stdout = ''
  let stderr = ''
  const firstLine = Promise.withResolvers<string>()
  const ended = Promise.withResolvers<Ended>()
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
    if (stdout.includes('\n')) firstLine.resolve(stdout.slice(0, stdout.indexOf('\n')))
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  child.once('close', (exitCode) => {
    ended.resolve({ exitCode, stdout, stderr })
    firstLine.resolve(stdout)
  })
  return { child, ended: ended.promise, firstLine: firstLine.promise }
}

/** Runs a command line on the small core to its end, with a text on its standard input. */
export function runCli(parameters: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runHosted({
    parameters,
    folder: process.cwd(),
    environment: environmentWith(environment),
    input,
    isSmall: true,
  })
}

/** Runs a command line of the real program in a folder to its end. */
export function understudy(folder: string, ...parameters: readonly string[]): Promise<Ended> {
  return runHosted({ parameters, folder, environment: environmentWith(), input: '', isSmall: false })
}

/** The process of this file of tests. */
let host: CommandHost | undefined

function runHosted(commandLine: CommandLine): Promise<Ended> {
  host ??= startHost()
  return host.run(commandLine)
}

function startHost(): CommandHost {
  const script = join(import.meta.dirname, 'command-host.ts')
  const child = spawn(process.execPath, ['--import', join(shells, 'node-24.js'), script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  child.unref()
  child.channel?.unref()
  return connectEnds<Record<keyof CommandHost, (...values: never[]) => Promise<unknown>>>(
    {
      send: (message) => void child.send(message),
      onMessage: (listener) => child.on('message', listener as (message: unknown) => void),
    },
    {},
  ) as unknown as CommandHost
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
