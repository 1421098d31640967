/** Starts the command line as a process of its own and reads what it says. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

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

/** Starts the CLI on the small core; it is killed at the end of the test if it still runs. */
export function startCli(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Started {
  const script = join(import.meta.dirname, 'cli-with-small-core.ts')
  const child = spawn(process.execPath, [script, ...parameters], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
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

/** Runs the CLI to its end, with a text on its standard input. */
export async function runCli(
  parameters: readonly string[],
  input = '',
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const { child, ended } = startCli(parameters, environment)
  child.stdin?.end(input)
  return ended
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
