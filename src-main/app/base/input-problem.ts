/** What is wrong with an input, as a situation of `input.invalid`: the schema's own English reaches nobody. */
import type { z } from 'zod'
import type { InputProblem } from '../../contract/problems.ts'

type Issue = z.core.$ZodIssue

interface Missed {
  readonly problem: InputProblem
  readonly bound?: string | number
}

/**
 * @param issue The first problem that the schema has found; its value, which may be a secret, is left out.
 * @returns The kind of the problem and, where there is one, the bound that was missed.
 */
export function inputProblem(issue: Issue): Missed {
  switch (issue.code) {
    case 'invalid_type':
      return { problem: issue.message.endsWith('received undefined') ? 'missing' : 'wrongType' }
    case 'too_big':
      return { problem: largeProblems[issue.origin] ?? 'tooLarge', bound: Number(issue.maximum) }
    case 'too_small':
      return { problem: smallProblems[issue.origin] ?? 'tooSmall', bound: Number(issue.minimum) }
    case 'invalid_value':
      return { problem: 'notOneOf', bound: issue.values.map(String).join(', ') }
    case 'invalid_format':
      return { problem: 'wrongForm' }
    case 'unrecognized_keys':
      return { problem: 'unknownMember' }
    case 'invalid_union':
      return { problem: 'wrongType' }
    default:
      return { problem: 'notAllowed' }
  }
}

const largeProblems: Readonly<Record<string, InputProblem>> = { string: 'tooLong', array: 'tooMany', set: 'tooMany' }

const smallProblems: Readonly<Record<string, InputProblem>> = { string: 'tooShort', array: 'tooFew', set: 'tooFew' }
