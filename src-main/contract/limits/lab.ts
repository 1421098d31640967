/** Learning with labs: when one is worth a repetition, and what a file of progress may hold. */
export const labLimits = {
  /** Days from a success to the next repetition, one after the other. */
  repetitionDays: [2, 7, 30],
  /** So much too early still counts as the repetition: whoever learns at nine may come at eight. */
  repetitionEarlyHours: 12,
  /** So many guided labs of a course in a row, passed without "show me", and the next one opens as a challenge. */
  guidedBeforeChallenge: 2,
  /** Of the points of a step's objectives, what knowing its meaning costs in a challenge. */
  meaningCostPercent: 20,
  /** Whoever does nothing for longer is not at it. */
  idleSecondsMax: 180,
  triesMax: 5_000,
  textLengthMax: 200,
  nameLengthMax: 60,
  /** Chosen in one answer, objectives or questions of a lab, hints that were opened. */
  choicesMax: 20,
  partsMax: 40,
  hintsMax: 200,
  labIdLengthMax: 20,
  /** Of a step, a question or a hint. */
  partIdLengthMax: 40,
  /** Calls of one step of a solution. */
  shownCallsMax: 200,
} as const
