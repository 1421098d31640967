/**
 * A broken invariant is a defect of the program, never something the user can act on, so it throws and stops the step.
 * Whatever a user can act on is a `Reply` instead.
 */

/** Thrown by `invariant`; whoever runs a step turns it into the failure `core.internal`. */
class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken'
}

/**
 * Stops the step when a condition that must always hold does not.
 * @param condition What must be true.
 * @param message What was expected, for whoever maintains the code. Where time counts it must be a constant: a template is
 *   filled in at every call, also when the condition holds.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantBroken(message)
}
