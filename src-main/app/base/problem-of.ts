/** What an exception of the system means, as the parameter `problem` of failures takes it. */
import { isSystemProblem, withDetail, type ProblemText } from '../../contract/problems.ts'

/**
 * @param error What was caught.
 * @returns The system's code where there are words for it, else what the exception says.
 */
export function problemOf(error: unknown): ProblemText {
  if (!(error instanceof Error)) return withDetail('foreign', String(error))
  const code = 'code' in error ? String(error.code) : ''
  return isSystemProblem(code) ? code : withDetail('foreign', error.message)
}
