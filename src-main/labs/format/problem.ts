/** What is wrong with a lab, for its author: a code, the file and the place in it. */

/** Every way in which a lab can be wrong. Their sentences are in `labs/texts`, under `problem.<code>`. */
export const labProblemCodes = [
  'notJson',
  'badForm',
  'newerFormat',
  'unknownReference',
  'badPredicate',
  'tooLarge',
  'unknownSubject',
  'unknownPath',
  'quantifierNeeded',
  'unknownEvent',
  'unknownCall',
  'unknownFailure',
  'unknownQuestion',
  'callNotAllowed',
  'pointsNotHundred',
  'holdsInEmptyWorld',
  'textMissing',
  'textUnknown',
  'missingUsesUnknown',
  'unknownWord',
  'literalWord',
  'paragraphTooLong',
  'stepUnknown',
  'tooFewVariants',
  'variantTwice',
  'duplicateId',
  'entryRefused',
  'startFails',
  'metAtStart',
  'solutionFails',
  'notMetAfterSolution',
  'stepNotNeeded',
  'alternativeMissing',
  'alternativeFails',
  'vandalPasses',
] as const

export type LabProblemCode = (typeof labProblemCodes)[number]

export interface LabProblem {
  readonly code: LabProblemCode
  /** The file within the pack, or the run in which it showed. */
  readonly file: string
  /** Where in it, for example `objectives.2.that.all.1`; empty for the whole. */
  readonly at: string
  /** What the sentence names. */
  readonly detail: string
}
