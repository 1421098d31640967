/** Makes calls in a row on one core, so that what one of them made, an unlocked root among it, is there for the next. */
import { createClient, type Transport } from '../../contract/client.ts'
import { fail, type Failure, type Reply } from '../../contract/failure.ts'
import { calls, isCallName } from '../../contract/registry.ts'
import type { CallStep } from '../format/steps.ts'
import { idOf } from './names.ts'
import { resolveReferences, type Lookup } from './references.ts'

/** What became of one step. */
export interface StepOutcome {
  readonly step: CallStep
  /** Whether it changes something, as far as its call is known. */
  readonly isCommand: boolean
  /** The reply as it came; a refusal that was expected is one, too. */
  readonly reply: Reply<unknown>
  /** Why the step does not count as done; null if it does. */
  readonly failure: Failure | null
}

interface Surroundings {
  readonly values?: Lookup['values']
  readonly folder?: string | null
  /** What earlier steps kept, and these ones add to. */
  readonly saved?: Map<string, unknown>
}

/**
 * Makes steps one after the other, until whoever listens has had enough.
 * @param core Where the calls go.
 * @param steps In their order.
 * @param surroundings Values, the folder and what was kept before.
 * @returns Outcomes in the order of the steps; take no more of them to stop.
 */
export async function* runSteps(
  core: Pick<Transport, 'call'>,
  steps: Iterable<CallStep>,
  { values = {}, folder = null, saved = new Map<string, unknown>() }: Surroundings = {},
): AsyncGenerator<StepOutcome> {
  const client = createClient({ call: core.call, subscribe: () => () => {} })
  const lookup: Lookup = { values, folder, saved, idOf: (kind, name) => idOf(client, kind, name) }
  for (const step of steps) {
    const isCommand = isCallName(step.call) && calls[step.call].kind === 'command'
    const input = await resolveReferences(step.input, lookup)
    const reply = input.ok ? await core.call(step.call, input.value) : input
    yield { step, isCommand, reply, failure: judge(step, reply, saved) }
  }
}

/** Whether the reply is what the step wants; keeps what later steps refer to. */
function judge(step: CallStep, reply: Reply<unknown>, saved: Map<string, unknown>): Failure | null {
  if (step.refused !== undefined) {
    if (reply.ok) return fail('script.notRefused', { call: step.call, expected: step.refused }).failure
    return reply.failure.code === step.refused ? null : reply.failure
  }
  if (!reply.ok) return reply.failure
  for (const [name, path] of Object.entries(step.save ?? {})) {
    const value = memberAt(reply.value, path)
    if (value === undefined) return fail('script.unknownReference', { reference: `${step.call}: ${path}` }).failure
    saved.set(name, value)
  }
  return null
}

/** A member by its dotted path; numbers are places in a list. */
function memberAt(value: unknown, path: string): unknown {
  let member = value
  for (const name of path.split('.')) {
    if (typeof member !== 'object' || member === null || !Object.hasOwn(member, name)) return undefined
    member = (member as Readonly<Record<string, unknown>>)[name]
  }
  return member
}
