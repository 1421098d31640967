/** What is said to a lab. */
export const labInputLimits = {
  labIdLengthMax: 20,
  /** Of a step, a question or a hint. */
  partIdLengthMax: 40,
  answerLengthMax: 200,
  answersMax: 20,
  /** Calls of one step of a solution. */
  shownCallsMax: 200,
} as const
