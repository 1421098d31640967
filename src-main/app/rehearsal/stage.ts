/**
 * The stage of a rehearsal: makes calls as a user would, collects checks, and knows the few values that later steps need.
 * A call that must succeed and does not ends the rehearsal with that call's own failure.
 */
import type { Failure, Reply } from '../../contract/failure.ts'
import type { CallName, InputOf, OutputOf } from '../../contract/registry.ts'
import type { RehearsalReport } from '../../contract/views/rehearsal.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { invariant } from '../../kernel/invariant.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { texts } from '../texts/index.ts'

type RehearsalKey<Key> = Key extends `rehearsal.${infer Rest}` ? Rest : never

/** The title of a step or what must be true at its end, without the area of the catalogue. */
type TextKey = RehearsalKey<Parameters<typeof texts.text>[0]>
type Check = RehearsalReport['steps'][number]['checks'][number]

/** Thrown inside a rehearsal and caught at its end: a step cannot go on. */
export class StepStopped extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** Stands where there is no value. */
export const nothingFound = '–'

type CheckedValue = string | number | boolean | null | undefined

export interface Stage {
  readonly context: HandlerContext
  /** Where everything is written. */
  readonly folder: string
  /** Makes a call that must succeed. */
  must<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** Makes a call that must be refused and gives the failure; success is a failed check. */
  mustRefuse<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Failure | null>
  /** Carries out the remedy of a failure. */
  fix(failure: Failure | null): Promise<void>
  /** Lets virtual time pass until a condition holds; gives up after so many seconds. */
  waitUntil(condition: () => boolean, secondsMax: number): Promise<void>
  pass(seconds: number): Promise<void>
  vm(vmId: string): VmView
  /**
   * Notes what must be true and what was found. A value that is missing is a dash.
   * @param kind How values that have words are written; yes and no have theirs without being told.
   */
  check(
    key: TextKey,
    params: Readonly<Record<string, string>>,
    expected: CheckedValue,
    actual: CheckedValue,
    kind?: string,
  ): void
  text(key: TextKey, params?: Readonly<Record<string, string>>): string
  /** The checks since the last take. */
  takeChecks(): Check[]
}

/**
 * Sets the stage.
 * @param context What the handlers share.
 * @param folder The output folder.
 * @param language The language of titles and checks.
 */
export function createStage(context: HandlerContext, folder: string, language: Language): Stage {
  const { keeper } = context
  let checks: Check[] = []
  const text: Stage['text'] = (key, params) => texts.text(`rehearsal.${key}`, language, params)

  return {
    context,
    folder,
    text,
    async must(name, input) {
      const reply = await context.invoke(name, input)
      if (!reply.ok) throw new StepStopped(reply.failure)
      return reply.value
    },
    async mustRefuse(name, input) {
      const reply = await context.invoke(name, input)
      return reply.ok ? null : reply.failure
    },
    async fix(failure) {
      for (const step of failure?.fix?.steps ?? []) {
        const reply: Reply<unknown> = await context.invoke(step.call as CallName, step.input as never)
        if (!reply.ok) throw new StepStopped(reply.failure)
      }
    },
    async waitUntil(condition, secondsMax) {
      if (!condition()) await keeper.advance(keeper.now() + secondsMax * 1_000, condition)
    },
    pass: (seconds) => keeper.advance(keeper.now() + seconds * 1_000),
    vm(vmId) {
      const view = keeper.emulator.vmView(vmId)
      invariant(view, `the rehearsal made ${vmId}`)
      return view
    },
    check(key, params, expected, actual, kind) {
      checks.push({
        sentence: text(key, params),
        expected: String(expected ?? nothingFound),
        actual: String(actual ?? nothingFound),
        kind: kind ?? (typeof expected === 'boolean' ? 'answer' : null),
        passed: expected === actual,
      })
    },
    takeChecks() {
      const taken = checks
      checks = []
      return taken
    },
  }
}
