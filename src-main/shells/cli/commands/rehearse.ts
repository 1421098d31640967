/** `understudy rehearse`: the whole procedure in one go, with progress while it runs. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { createClient } from '../../../contract/client.ts'
import type { CoreEvent } from '../../../contract/events.ts'
import type { Language } from '../../../contract/texts/shape.ts'
import type { RehearsalReport } from '../../../contract/views/rehearsal.ts'
import type { Declare, Invocation, Run } from '../invocation.ts'
import type { Terminal } from '../terminal.ts'
import { exitCodes } from '../exit-codes.ts'

interface RehearseOptions {
  readonly out: string
}

export function declareRehearse(program: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(program, 'rehearse', 'perform the whole procedure on emulated hosts with real certificates')
    .requiredOption('--out <folder>', 'where certificates, report and runbook are written')
    .action((options: RehearseOptions) => choose((invocation) => rehearse(invocation, options)))
}

async function rehearse(invocation: Invocation, options: RehearseOptions): Promise<number> {
  const { assembly, lifetime, terminal } = invocation
  // A rehearsal starts in an empty world; unless the user wants to keep it, it ends with the command.
  const workspacePath = invocation.namedWorkspace ?? ':memory:'
  const core = await assembly.openCore({ workspacePath, seed: 'rehearsal', beginning: invocation.beginning })
  if (!core.ok) return terminal.fail(core.failure)
  lifetime.onEnd(() => core.value.close())

  core.value.subscribe((event) => noteProgress(terminal, event))
  const reply = await createClient(core.value).call('rehearsal.run', {
    folder: resolve(options.out),
    language: terminal.language,
  })
  if (!reply.ok) return terminal.fail(reply.failure)
  if (terminal.isJson) terminal.printJson(reply.value)
  else for (const line of (await summaryOf(reply.value, terminal.language)).split('\n')) terminal.print(line)
  return reply.value.passed ? exitCodes.done : exitCodes.findings
}

function noteProgress(terminal: Terminal, { type, params }: CoreEvent): void {
  const { title = '', index = '', total = '', passed } = params
  if (type === 'rehearsal.stepStarted') terminal.note(`${index}/${total} ${title} …`)
  if (type === 'rehearsal.stepCompleted') terminal.note(`${index}/${total} ${passed === true ? '✓' : '✗'}`)
}

async function summaryOf(report: RehearsalReport, language: Language): Promise<string> {
  const { renderSummary } = await import('../../../runbook/report-text.ts')
  return renderSummary(report, language)
}
