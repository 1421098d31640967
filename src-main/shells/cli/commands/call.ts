/** `understudy call`: makes any call of the contract, so that whatever a button can do a script can do too. */
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { texts } from '../../texts/index.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { labsFolder } from '../../paths.ts'
import { readTextFile } from '../text-file.ts'
import type { Declare, Invocation, Run } from '../invocation.ts'

interface CallOptions {
  readonly input: string
  readonly script?: string
  readonly keepGoing?: boolean
}

/** As much as the web shell takes. */
const inputBytesMax = 9_000_000

export function declareCall(program: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(program, 'call [name]', 'make one call, or those of a script; --json prints the whole reply')
    .option('--input <json>', 'the input as JSON, @FILE to read it from a file, - to read it from standard input', '{}')
    .option('--script <file>', 'make the calls of a file on one core, a line of JSON each; - reads standard input')
    .option('--keep-going', 'go on after a line that was refused')
    .action((name: string | undefined, options: CallOptions) =>
      choose((invocation) => callOrScript(invocation, name, options)),
    )
}

async function callOrScript(invocation: Invocation, name: string | undefined, options: CallOptions): Promise<number> {
  const { terminal } = invocation
  if ((name === undefined) === (options.script === undefined)) {
    return terminal.fail(fail('input.invalid', { field: 'name', problem: name ? 'notAllowed' : 'missing' }).failure)
  }
  if (name !== undefined) return call(invocation, name, options)
  const text = await readText(options.script === '-' ? '-' : `@${options.script}`)
  if (!text.ok) return terminal.fail(text.failure)
  const { readScript, runScript } = await import('./call-script.ts')
  const lines = readScript(text.value)
  return lines.ok ? runScript(invocation, lines.value, options.keepGoing ?? false) : terminal.fail(lines.failure)
}

async function call(invocation: Invocation, name: string, options: CallOptions): Promise<number> {
  const { assembly, lifetime, terminal } = invocation
  const { calls, isCallName } = await import('../../../contract/registry.ts')
  // Said before the workspace is opened: a typing error need not create one.
  if (!isCallName(name)) return terminal.fail(fail('call.unknown', { name }).failure)
  const input = await readInput(options.input)
  if (!input.ok) return terminal.fail(input.failure)
  if (isOnCommandLine(options.input)) {
    const { findSecret } = await import('../../../contract/secrets.ts')
    const secret = findSecret(input.value)
    if (secret !== null) terminal.note(texts.text('call.secret', terminal.language, { member: secret }))
  }

  const core = await assembly.openCore({
    workspacePath: await invocation.workspacePath(),
    beginning: invocation.beginning,
    ...(name.startsWith('lab.') ? { labsFolder } : {}),
    onlyReads: calls[name].kind === 'query' && !name.startsWith('lab.'),
  })
  if (!core.ok) return terminal.fail(core.failure)
  lifetime.onEnd(() => core.value.close())

  const reply = await core.value.call(name, input.value)
  if (!reply.ok) return terminal.fail(reply.failure)
  terminal.printJson(terminal.isJson ? reply : reply.value)
  return 0
}

/** What a shell keeps in its history and every user of the computer can see in the list of processes. */
function isOnCommandLine(source: string): boolean {
  return source !== '-' && !source.startsWith('@')
}

/** Said and not refused: scripts that do so go on working. */
async function readInput(source: string): Promise<Reply<unknown>> {
  const json = await readText(source)
  if (!json.ok) return json
  try {
    return ok(JSON.parse(json.value))
  } catch {
    return fail('input.invalid', { field: '--input', problem: 'notJson' })
  }
}

async function readText(source: string): Promise<Reply<string>> {
  if (source === '-') return ok(await text(process.stdin))
  if (!source.startsWith('@')) return ok(source)
  const path = source.slice(1)
  return readTextFile(path, inputBytesMax)
}
