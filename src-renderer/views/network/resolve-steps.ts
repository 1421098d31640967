/** How a name was looked for, step by step, in the order of the DNS client of Windows. */
import type { LookUpView } from '../../../src-main/contract/views/network.ts'

const resolveSteps = ['hostsFile', 'cache', 'dns', 'broadcast'] as const
export type ResolveStep = (typeof resolveSteps)[number]

/** `answered` ends the search; `noAnswer` was asked in vain; `notAsked` was not needed, or is not asked for such a name. */
export type StepOutcome = 'answered' | 'noAnswer' | 'notAsked'

/**
 * @param source Where the answer came from; null where nothing knew the name.
 * @param name The name: only one without a dot is looked for by broadcast.
 * @param isGuest A guest of a host has no hosts file in this world.
 */
export function stepsOf(
  source: LookUpView['source'],
  name: string,
  isGuest: boolean,
): readonly { readonly step: ResolveStep; readonly outcome: StepOutcome }[] {
  const answeredAt = source === null ? resolveSteps.length : resolveSteps.findIndex((step) => step === source)
  return resolveSteps.map((step, index) => {
    const isAsked = !(step === 'hostsFile' && isGuest) && !(step === 'broadcast' && name.includes('.'))
    if (index === answeredAt) return { step, outcome: 'answered' }
    return { step, outcome: isAsked && index < answeredAt ? 'noAnswer' : 'notAsked' }
  })
}
