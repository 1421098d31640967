/** `understudy call --script`: calls in a row on one core, one line each, so that what one of them unlocked the next can use. */
import { callStep, type CallStep } from '../../../labs/format/steps.ts'
import { runSteps, type StepOutcome } from '../../../labs/steps/run-steps.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import { isCallName } from '../../../contract/registry.ts'
import { texts } from '../../texts/index.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Invocation } from '../invocation.ts'
import type { Terminal } from '../terminal.ts'

/** A step, and the line of the file that it stands on. */
interface ScriptLine {
  readonly number: number
  readonly step: CallStep
}

/**
 * Reads a script before anything is done: a slip on the last line costs nothing.
 * @param text JSON Lines; empty lines are passed over.
 * @returns The steps, or `script.badLine`, `call.unknown`.
 */
export function readScript(text: string): Reply<readonly ScriptLine[]> {
  const lines: ScriptLine[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const read = readLine(line, index + 1)
    if (!read.ok) return read
    lines.push({ number: index + 1, step: read.value })
  }
  return ok(lines)
}

function readLine(text: string, line: number): Reply<CallStep> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return fail('script.badLine', { line, field: 'JSON' })
  }
  const parsed = callStep.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '')
    return fail('script.badLine', { line, field: field || 'call' })
  }
  return isCallName(parsed.data.call) ? ok(parsed.data) : fail('call.unknown', { name: parsed.data.call })
}

/**
 * Runs a script and says of each line what became of it.
 * @param keepsGoing Whether a refusal is passed over; otherwise the first one ends the script.
 * @returns 0 if every line was done, 2 if one was refused and nothing has changed, 4 if something has, 1 for a defect.
 */
export async function runScript(
  invocation: Invocation,
  lines: readonly ScriptLine[],
  keepsGoing: boolean,
): Promise<number> {
  const { assembly, lifetime, terminal } = invocation
  const core = await assembly.openCore({
    workspacePath: await invocation.workspacePath(),
    beginning: invocation.beginning,
  })
  if (!core.ok) return terminal.fail(core.failure)
  lifetime.onEnd(() => core.value.close())

  let exitCode: number = exitCodes.done
  let [doneCount, index] = [0, 0]
  let hasChanged = false
  for await (const outcome of runSteps(
    core.value,
    lines.map(({ step }) => step),
  )) {
    const line = lines[index++]?.number ?? 0
    const { failure } = outcome
    report(terminal, line, outcome)
    if (failure === null) doneCount += 1
    // What was carried out although it should have been refused has changed something, too.
    if (outcome.isCommand && (outcome.reply.ok || outcome.reply.failure.partly !== undefined)) hasChanged = true
    if (failure?.code === 'core.internal') exitCode = exitCodes.defect
    else if (failure !== null && exitCode !== exitCodes.defect) exitCode = exitCodes.refused
    if (failure === null || keepsGoing) continue
    terminal.note(texts.text('script.stopped', terminal.language, { done: doneCount, total: lines.length, line }))
    break
  }
  if (exitCode !== exitCodes.done && keepsGoing)
    terminal.note(texts.text('script.someRefused', terminal.language, { done: doneCount, total: lines.length }))
  return exitCode === exitCodes.refused && hasChanged ? exitCodes.partly : exitCode
}

function report(terminal: Terminal, line: number, { step, reply, failure }: StepOutcome): void {
  const { language } = terminal
  if (terminal.isJson) {
    const said = failure === null ? {} : describeFailure(failure, language)
    terminal.printJson({ line, call: step.call, isDone: failure === null, ...reply, ...said })
    return
  }
  if (failure !== null) {
    terminal.fail(failure)
    return
  }
  if (!reply.ok) {
    terminal.print(texts.text('script.refusedAsMeant', language, { line, call: step.call, code: reply.failure.code }))
    return
  }
  terminal.print(texts.text('script.done', language, { line, call: step.call }))
}
