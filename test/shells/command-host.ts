/**
 * A process that runs one command line after the other, so that not every one pays for the start of a process: the parts of the
 * program, put together as its first file does it. `child.ts` is its other end.
 *
 * Each command line gets streams of its own, ends when it would end the process, and leaves no listener. What is about the process
 * itself, signals and readers that go away, is tried in one of its own. Keys are kept ones, and a guess at a passphrase costs little.
 */
import { Readable, Writable } from 'node:stream'
import { createAssembly, type Assembly } from '../../src-main/shells/assembly.ts'
import { runCli } from '../../src-main/shells/cli/run.ts'
import { openErrorLog, type ErrorLog } from '../../src-main/shells/error-log.ts'
import { readVersion } from '../../src-main/shells/version.ts'
import { keptKeys } from '../authority/kept-keys.ts'
import { connectEnds } from '../electron-double/messages.ts'
import { smallAssembly } from './small-assembly.ts'
import type { Ended } from './child.ts'

/** What a process would be started with. */
export interface CommandLine {
  readonly parameters: readonly string[]
  /** The working directory. */
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  readonly input: string
  /** Whether it gets the small core. */
  readonly isSmall: boolean
}

/** What the tests ask of the process. */
export interface CommandHost {
  run(commandLine: CommandLine): Promise<Ended>
}

/** A thousandth of what the program asks for. */
const passphraseCost = { N: 2 ** 7, r: 8, p: 1 }

/** What a command line listens to for as long as its process lives. */
const heard = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtExceptionMonitor']
const start = process.cwd()
/** Each command line gets another one, which does not end the process. */
const exit = process.exit.bind(process)
let last: Promise<unknown> = Promise.resolve()

function assemblyFor(isSmall: boolean, log: ErrorLog): Assembly {
  return isSmall ? smallAssembly : createAssembly(readVersion(), log.report, { keys: keptKeys, passphraseCost })
}

async function run({ parameters, folder, environment, input, isSmall }: CommandLine): Promise<Ended> {
  process.chdir(folder)
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
  const stdout = new Collector()
  const stderr = new Collector()
  const exitCode = Promise.withResolvers<number>()
  const asIfAlone = { stdin: Readable.from(input === '' ? [] : [input]), stdout, stderr, exit: exitCode.resolve }
  for (const [name, value] of Object.entries(asIfAlone))
    Object.defineProperty(process, name, { value, configurable: true })
  try {
    const log = openErrorLog(readVersion())
    await runCli(parameters, assemblyFor(isSmall, log), log)
    return { exitCode: await exitCode.promise, stdout: stdout.text(), stderr: stderr.text() }
  } catch (error) {
    // What nobody catches ends a process.
    return { exitCode: 1, stdout: stdout.text(), stderr: `${stderr.text()}${String(error)}` }
  } finally {
    for (const event of heard) process.removeAllListeners(event)
    process.chdir(start)
  }
}

class Collector extends Writable {
  readonly #chunks: Buffer[] = []

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}

const functions: CommandHost = {
  run(commandLine) {
    // One after the other: there is one working directory and one environment.
    const ended = last.then(() => run(commandLine))
    last = ended.catch(() => undefined)
    return ended
  },
}

connectEnds<Record<string, never>>(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => process.on('message', listener as (message: unknown) => void),
  },
  functions,
)
// Who asked is gone.
process.once('disconnect', () => exit())
