/**
 * The calls that exist only to tell a cause: where it is hidden, they say so, and screens leave out what leads to them.
 * Commands that would give the answer away are locked by the lab, whose log holds that they were tried.
 */
import type { DisclosedPart } from '../../contract/disclosure.ts'
import type { CallName } from '../../contract/registry.ts'

const tellingCalls: Readonly<Partial<Record<CallName, DisclosedPart>>> = {
  'why.explain': 'cause',
  'certificate.judge': 'cause',
  'failover.dryRun': 'cause',
  'forecast.run': 'cause',
  'fault.list': 'faults',
}

/**
 * The part that a call would tell and that is hidden; null for a call that may be answered.
 * @param input As it was sent.
 */
export function partHiding(
  name: CallName,
  input: unknown,
  tells: (part: DisclosedPart) => boolean,
): DisclosedPart | null {
  const part = tellingCalls[name]
  if (part !== undefined && !tells(part)) return part
  // Whether a fault is active there is what its answer begins with.
  return name === 'why.explain' && isAboutFault(input) && !tells('faults') ? 'faults' : null
}

function isAboutFault(input: unknown): boolean {
  const { about } = (input ?? {}) as { readonly about?: { readonly kind?: unknown } | null }
  return about?.kind === 'fault'
}
