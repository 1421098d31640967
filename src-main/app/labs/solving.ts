/** Does what a solution says, in a try of a lab: as a learner would, but with the exact answers that its author wrote down. */
import type { Failure } from '../../contract/failure.ts'
import type { SolutionStep } from '../../labs/format/lab.ts'
import type { CallStep } from '../../labs/format/steps.ts'
import { runSteps } from '../../labs/steps/run-steps.ts'
import type { LabSession } from './session.ts'

/** How a step is named in reports: its place from one, and what it does. */
export function nameOfStep(step: SolutionStep, index: number): string {
  return `${index + 1} ${'answer' in step ? `answer ${step.answer}` : step.call}`
}

/**
 * Carries out steps.
 * @param keepsGoing Whether a refusal is passed over.
 * @returns The first step that was not done, with its failure; null if all were.
 */
export async function solve(
  session: LabSession,
  steps: readonly SolutionStep[],
  keepsGoing = false,
): Promise<{ readonly index: number; readonly failure: Failure } | null> {
  const saved = new Map<string, unknown>()
  const surroundings = { folder: session.folder.files, saved }
  for (const [index, step] of steps.entries()) {
    if ('answer' in step) {
      session.answer(step.answer, step.is)
      continue
    }
    const { call, input, save, refused } = step
    const plain: CallStep = { call, input, ...(save ? { save } : {}), ...(refused === undefined ? {} : { refused }) }
    for await (const { failure } of runSteps(session.core().exact, [plain], surroundings))
      if (failure !== null && !keepsGoing) return { index, failure }
  }
  return null
}
