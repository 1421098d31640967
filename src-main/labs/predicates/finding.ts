/** One reason why a condition does not hold, as plain data: a point of return keeps it, and any language can say it. */
import type { Scalar } from '../format/predicate.ts'
import type { Subject } from '../format/subject.ts'

export interface Finding {
  /** What is wrong, by the name of the test or the part. */
  readonly code: FindingCode
  readonly subject: Subject | null
  readonly path: readonly string[]
  readonly actual: Scalar
  readonly expected: Scalar | readonly Scalar[]
  /** The item of a list that is in the way, with its plain members. */
  readonly item: Readonly<Record<string, Scalar>> | null
  /** An instant, a number of seconds or how many: what the code calls for. */
  readonly at: number | null
  readonly count: number | null
  /** The section that the author wrote for this part. */
  readonly missing: string | null
}

export const findingCodes = [
  'is',
  'isNot',
  'in',
  'like',
  'empty',
  'notEmpty',
  'atLeast',
  'atMost',
  'about',
  'count',
  'some',
  'every',
  'none',
  'same',
  'gone',
  'heldStill',
  'event',
  'tooManyEvents',
  'attempt',
  'tooManyAttempts',
  'answer',
  'once',
  'never',
  'untilBroken',
  'untilGoal',
  'within',
  'heldNotYet',
  'before',
  'noFailover',
  'away',
  'lost',
  'changedTooLittle',
  'changedTooMuch',
] as const
type FindingCode = (typeof findingCodes)[number]
