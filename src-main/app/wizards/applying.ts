/** Several commands of the world as one: all of them would be accepted, or none is carried out. */
import { ok, partSteps, type Failure, type PartStep, type Reply } from '../../contract/failure.ts'
import { calls } from '../../contract/registry.ts'
import type { CommandInput } from '../../emulator/index.ts'
import type { WorldKeeper } from '../world/keeper.ts'
import type { WizardStep } from './draft.ts'

/** The input of the world that the handler of a call would make of it. */
export function commandOf({ call, input }: WizardStep): CommandInput {
  // Only commands of the world come here.
  return { kind: 'command', name: call, input: calls[call].input.parse(input) } as CommandInput
}

/**
 * Carries out commands in order after all of them were tried out on a copy of the world.
 * @returns The reply of the last one; or the first refusal, which changes nothing. Only what the copy cannot know, such as a
 *   full disk, stops it on the way; the failure then says how far it came.
 */
export async function applyTogether(
  keeper: Pick<WorldKeeper, 'tryOut' | 'apply'>,
  inputs: readonly CommandInput[],
): Promise<Reply<unknown>> {
  const accepted = await keeper.tryOut(inputs)
  if (!accepted.ok) return accepted
  let last: Reply<unknown> = ok(undefined)
  for (const [index, input] of inputs.entries()) {
    last = keeper.apply(input)
    if (!last.ok) return { ok: false, failure: stoppedAt(last.failure, inputs, index) }
  }
  return last
}

/**
 * Adds to a failure how far a series of commands came.
 * @param inputs The whole series.
 * @param index The command that failed; before the first one nothing has changed.
 */
export function stoppedAt(failure: Failure, inputs: readonly { readonly name: string }[], index: number): Failure {
  if (index === 0) return failure
  const steps = inputs.map(({ name }) => name)
  return { ...failure, partly: { done: partsOf(steps.slice(0, index)), remaining: partsOf(steps.slice(index)) } }
}

function partsOf(names: readonly string[]): PartStep[] {
  return partSteps.filter((step) => names.includes(step))
}
