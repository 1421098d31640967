/**
 * What a core tells beside what Windows itself shows. Everything, except in a lab, where the learner is to find it: there a core
 * tells of these parts only those that the author allows.
 */
import { z } from 'zod'

export const disclosedParts = [
  /** Why something does not work, before or instead of trying it: Why?, verdicts, trials, what needs attention. */
  'cause',
  /** Remedies: buttons that repair, and what to do next. */
  'fix',
  /** The catalogue of faults, where one is active, and what was done to bring it in. */
  'faults',
  /** Which gate is closed, and which value is wrong, where Windows has one sentence for several. */
  'exactFailures',
] as const

export const disclosedPart = z.enum(disclosedParts)
export type DisclosedPart = z.infer<typeof disclosedPart>
