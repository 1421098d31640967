/**
 * Every call from every shell passes here: the name is looked up, the input is validated, a command waits for its turn.
 * Nothing is thrown to the caller; what breaks an invariant becomes `core.internal` and is reported.
 */
import type { z } from 'zod'
import { fail, type Reply } from '../../contract/failure.ts'
import { windowsCodeOf } from '../../contract/windows-failure.ts'
import { invisibleIn } from '../../contract/visible-text.ts'
import { workspaceFailureOf } from '../../workspace/index.ts'
import { readFilesAhead } from './brought-file.ts'
import type { Watch } from './watch.ts'
import { inputProblem } from './input-problem.ts'
import { findLongText } from '../../contract/text-limit.ts'
import { calls, isCallName, type CallName, type OutputOf, type ParsedInputOf } from '../../contract/registry.ts'
import { loadTexts } from '../../contract/texts/catalog.ts'
import type { Language } from '../../contract/texts/shape.ts'

export type Handlers = {
  readonly [Name in CallName]: (input: ParsedInputOf<Name>) => Reply<OutputOf<Name>> | Promise<Reply<OutputOf<Name>>>
}

/** Commands that must not wait behind a long task: the one that ends it, and the word that somebody is still there. */
const unqueued: ReadonlySet<CallName> = new Set<CallName>(['task.cancel', 'clock.attend'])

/** Commands that concern the screens alone: in a lab they are nothing that was tried, and a draft may hold a name as wrong as typed. */
const besideTheWork: ReadonlySet<CallName> = new Set<CallName>(['draft.keep', 'draft.forget', 'preferences.set'])

interface Dispatcher {
  call(name: string, input: unknown): Promise<Reply<unknown>>
  /** Takes a turn among the commands, for work that is not a call (the pace's ticks). */
  inTurn<Value>(work: () => Promise<Value> | Value): Promise<Value>
  /** Waits for what is under way and refuses everything after it. */
  close(): Promise<void>
}

/**
 * Makes the dispatcher.
 * @param handlers One per call; a missing one is a type error.
 * @param workspacePath Named in failures of the file.
 * @param reportError Takes what was thrown.
 * @param watch Stands around commands in a lab.
 */
export function createDispatcher(
  handlers: Handlers,
  workspacePath: string,
  reportError: (error: unknown) => void,
  watch?: Watch,
): Dispatcher {
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false

  function inTurn<Value>(work: () => Promise<Value> | Value): Promise<Value> {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }

  return {
    inTurn,
    async call(name, input) {
      if (isClosed) return fail('core.closed')
      if (!isCallName(name)) return fail('call.unknown', { name })
      const long = findLongText(calls[name], input)
      if (long !== null) return tooLong(long)
      const parsed = calls[name].input.safeParse(input ?? {})
      if (!parsed.success) return invalid(parsed.error)
      const given = (watch?.place?.(name, parsed.data) ?? parsed.data) as typeof parsed.data
      // Here and not in the schemas: rows of journals that were written before this rule pass through those too.
      const found = calls[name].kind === 'command' && !besideTheWork.has(name) ? invisibleIn(name, parsed.data) : null
      if (found) return fail('name.invisible', found.params, { field: found.field })
      // What a call writes for a person is written in the language that its input names.
      const { language } = parsed.data as { readonly language?: Language }
      if (language !== undefined) await loadTexts(language)
      // The handler table and the registry share the key, so the parsed input is the one that this handler takes.
      const handler = handlers[name] as (input: unknown) => Reply<unknown> | Promise<Reply<unknown>>
      const run = async (): Promise<Reply<unknown>> => {
        try {
          const isWatched = calls[name].kind === 'command' && !besideTheWork.has(name)
          if (watch === undefined || !isWatched) return withWindowsCode(await handler(given))
          const refusal = watch.admit(name, given)
          const reply = refusal ? { ok: false as const, failure: refusal } : await handler(given)
          const answer = withWindowsCode(reply)
          watch.answered(name, given, answer)
          return answer
        } catch (error) {
          // A query that waited while the workspace was closed has nothing to read any more.
          if (isClosed && calls[name].kind === 'query') return fail('core.closed')
          // What the file did is no defect of the program.
          const failure = workspaceFailureOf(error, workspacePath)
          if (failure) return { ok: false, failure }
          reportError(error)
          return fail('core.internal', { detail: error instanceof Error ? error.message : 'unknown' })
        }
      }
      if (calls[name].kind !== 'command' || unqueued.has(name)) return run()
      // A disk or a share that does not answer keeps this command waiting, and nobody else.
      const reading = readFilesAhead(given)
      if (reading === null) return inTurn(run)
      await reading
      return isClosed ? fail('core.closed') : inTurn(run)
    },
    async close() {
      isClosed = true
      await turn
    },
  }
}

/** The code that Windows shows, where the failure's table has one and whoever made the failure knew no better. */
function withWindowsCode(reply: Reply<unknown>): Reply<unknown> {
  if (reply.ok || reply.failure.windowsCode !== undefined) return reply
  const windowsCode = windowsCodeOf(reply.failure.code)
  return windowsCode === undefined ? reply : { ok: false, failure: { ...reply.failure, windowsCode } }
}

function tooLong({ path, lengthMax }: { path: readonly (string | number)[]; lengthMax: number }): Reply<never> {
  const field = path.join('.')
  return fail('input.invalid', { field: field || 'input', problem: 'tooLong', bound: lengthMax }, { field })
}

/** The first problem of an input, with the field's path and without the value, which may be a secret. */
function invalid(error: z.ZodError): Reply<never> {
  const issue = error.issues[0]
  // Of members that nobody knows, the first; its name is no value.
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...(issue?.path ?? []), ...unknown].join('.')
  const problem = issue === undefined ? ({ problem: 'wrongType' } as const) : inputProblem(issue)
  return fail('input.invalid', { field: field || 'input', ...problem }, { field })
}
