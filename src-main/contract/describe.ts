/**
 * The reference of all calls, derived from the registry: what `understudy contract` prints and what other programs can
 * read to make calls without our types.
 */
import { z } from 'zod'
import type { Call } from './call.ts'
import type { FailureCode } from './failure.ts'
import { calls } from './registry.ts'
import { withTextLimits } from './text-limit.ts'

interface CallDescription {
  readonly name: string
  readonly kind: 'command' | 'query'
  readonly summary: string
  /** JSON Schema (draft 2020-12) of what a caller passes: members with a default may be left out. */
  readonly input: object
  /** JSON Schema of the value in a successful reply. */
  readonly output: object
  /** Every failure that the call can give. */
  readonly failures: readonly FailureCode[]
}

/** Failures that any call can give, whatever it does. */
const everywhere = [
  'input.invalid',
  'name.invisible',
  'core.internal',
  'core.closed',
] as const satisfies readonly FailureCode[]

/** Describes every call of the registry, ordered by name. */
export function describeCalls(): CallDescription[] {
  const registry: Readonly<Record<string, Call>> = calls
  return Object.entries(registry)
    .map(([name, call]) => ({
      name,
      kind: call.kind,
      summary: call.summary,
      input: withTextLimits(z.toJSONSchema(call.input, { io: 'input' })),
      output: z.toJSONSchema(call.output, { io: 'output' }),
      failures: [...new Set([...call.failures, ...everywhere])],
    }))
    .sort((first, second) => (first.name < second.name ? -1 : 1))
}
