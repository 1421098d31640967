/** What the exit code of a command says. The table in the README is held against this one. */
export const exitCodes = {
  /** Everything was done. */
  done: 0,
  /** A defect of Understudy. */
  defect: 1,
  /** Refused: nothing has changed. */
  refused: 2,
  /** Done, and there is something to look at: what ends soon, or a line that does not carry it. */
  findings: 3,
  /** Done in part: the output says what is done and what remains. */
  partly: 4,
} as const
