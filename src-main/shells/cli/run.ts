/**
 * Runs one command line from its arguments to its exit code. Each command is in a file of its own under `commands/`.
 */
import { homedir } from 'node:os'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { fail } from '../../contract/failure.ts'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { languages, type Language } from '../../contract/texts/shape.ts'
import { prepareDefaultFolder, type Assembly } from '../assembly.ts'
import type { ErrorLog } from '../error-log.ts'
import { languageOf } from '../language.ts'
import { readInstant } from '../instant.ts'
import { watchLifetime, type Lifetime } from '../lifetime.ts'
import { defaultWorkspacePath } from '../paths.ts'
import { texts } from '../texts/index.ts'
import { readVersion } from '../version.ts'
import { declareCa } from './commands/ca.ts'
import { declareCall } from './commands/call.ts'
import { declareConnection } from './commands/connection.ts'
import { declareContract } from './commands/contract.ts'
import { declareDoctor } from './commands/doctor.ts'
import { declareFault } from './commands/fault.ts'
import { declareForecast } from './commands/forecast.ts'
import { declareLab } from './commands/lab.ts'
import { declareRehearse } from './commands/rehearse.ts'
import { declareServe } from './commands/serve.ts'
import { declareWorkspace } from './commands/workspace.ts'
import { endable } from './endable.ts'
import { createTerminal, type Terminal } from './terminal.ts'
import type { Run, Declare } from './invocation.ts'
import { exitCodes } from './exit-codes.ts'

interface SharedOptions {
  readonly workspace?: string
  readonly language?: Language
  readonly json?: boolean
  readonly seed?: string
  readonly start?: number
}

/**
 * Runs a command line and ends the process.
 * @param parameters The command line without Node and the script.
 * @param assembly Where cores come from.
 * @param log Takes what was thrown inside.
 */
export async function runCli(parameters: readonly string[], assembly: Assembly, log: ErrorLog): Promise<void> {
  await loadTexts(languageFor(parameters))
  // What was written is flushed first. If nobody reads it any more, the command did not do what it was called for.
  const exit = (exitCode: number) => void process.stdout.write('', (error) => process.exit(error ? 130 : exitCode))
  const lifetime = watchLifetime(exit)
  const exitCode = await runCommandLine(parameters, assembly, lifetime, log).catch((error: unknown) => {
    log.report(error)
    // Only a broken invariant throws this far. Its stack is for a report, not for the sentence.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return terminalFor(parameters).fail({ code: 'core.internal', params: { detail: messageOf(error) } })
  })
  const ended = await lifetime.end(exitCode)
  const written = log.path()
  if (written !== null)
    terminalFor(parameters).note(texts.text('errorLog.path', languageFor(parameters), { path: written }))
  exit(ended)
}

async function runCommandLine(
  parameters: readonly string[],
  assembly: Assembly,
  lifetime: Lifetime,
  log: ErrorLog,
): Promise<number> {
  let run: Run | undefined
  const program = createProgram((chosen) => (run = chosen))
  try {
    await program.parseAsync([...parameters], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    // Called without a command: the list of commands, already printed, says more than a sentence.
    if (error.code === 'commander.help') return exitCodes.refused
    const words = error.message
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .replace(/\.$/, '')
    return terminalFor(parameters).fail(
      fail('input.invalid', { field: 'command line', problem: 'notUnderstood', bound: words }).failure,
    )
  }
  if (!run) return 0

  const options = program.opts<SharedOptions>()
  const terminal = createTerminal({ language: options.language ?? systemLanguage(), isJson: options.json ?? false })
  return run({
    assembly: endable(assembly, lifetime, terminal),
    lifetime,
    log,
    terminal,
    namedWorkspace: options.workspace,
    beginning: {
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.start === undefined ? {} : { startInstant: options.start }),
    },
    async workspacePath() {
      if (options.workspace !== undefined) return options.workspace
      const path = defaultWorkspacePath(process.platform, process.env, homedir())
      await prepareDefaultFolder(path)
      return path
    },
  })
}

/** Declares options and commands. What the user chose is only noted here and run afterwards. */
function createProgram(choose: (run: Run) => void): Command {
  const program = new Command('understudy')
    .description('Certificates, guided replication and rehearsed failover for Hyper-V Replica.')
    .version(readVersion(), '-V, --version', 'print the version')
    .option('--workspace <file>', "the workspace file (default: this user's own)")
    .addOption(new Option('--language <language>', 'the language of messages').choices(languages))
    .option('--json', 'print results and failures as JSON')
    .option(
      '--seed <text>',
      'what is drawn in a new workspace, a rehearsal or a forecast: the same seed draws the same',
    )
    .option('--start <instant>', 'where the clock of a new workspace begins: 2026-01-05T08:00:00Z', toInstant)
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    // What is wrong with a command line is said in the same form as every other failure.
    .configureOutput({ outputError: () => undefined })
  const declare: Declare = (parent, name, description) =>
    parent.command(name).description(description).allowExcessArguments(false)
  declareContract(program, declare, choose)
  declareCall(program, declare, choose)
  declareServe(program, declare, choose)
  declareWorkspace(program, declare, choose)
  declareDoctor(program, declare, choose)
  declareForecast(program, declare, choose)
  declareFault(program, declare, choose)
  declareConnection(program, declare, choose)
  declareRehearse(program, declare, choose)
  declareLab(program, declare, choose)
  declareCa(program, declare, choose)
  return program
}

function toInstant(text: string): number {
  const instant = readInstant(text)
  if (instant !== null) return instant
  throw new InvalidArgumentError('An instant is written as 2026-01-05T08:00:00Z.')
}

/** For failures that come before the options are known. */
function terminalFor(parameters: readonly string[]): Terminal {
  return createTerminal({ language: languageFor(parameters), isJson: parameters.includes('--json') })
}

function languageFor(parameters: readonly string[]): Language {
  const at = parameters.indexOf('--language')
  return languages.find((known) => at >= 0 && known === parameters[at + 1]) ?? systemLanguage()
}

function systemLanguage(): Language {
  return languageOf(process.env, Intl.DateTimeFormat().resolvedOptions().locale)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
