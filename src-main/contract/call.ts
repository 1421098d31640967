/**
 * How a call is declared. Commands change state, run one at a time and answer when their transaction is durable; queries
 * change nothing. The client, Electron's IPC, the HTTP routes, the CLI and the documentation are all built from these
 * declarations, so that a call exists everywhere as soon as it exists here.
 */
import type { z } from 'zod'
import type { FailureCode } from './failure.ts'

export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'command' | 'query'
  /** One sentence for `understudy contract` and the CLI's help. */
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** The failures this call can give, besides `input.invalid` and `core.internal`, which every call can give. */
  readonly failures: readonly FailureCode[]
}

type Declaration<Input extends z.ZodType, Output extends z.ZodType> = Omit<Call<Input, Output>, 'kind'>

/**
 * Declares a call that changes state.
 * @param declaration Summary, schemas and possible failures.
 */
export function command<Input extends z.ZodType, Output extends z.ZodType>(declaration: Declaration<Input, Output>) {
  return { kind: 'command', ...declaration } as const satisfies Call<Input, Output>
}

/**
 * Declares a call that only reads.
 * @param declaration Summary, schemas and possible failures.
 */
export function query<Input extends z.ZodType, Output extends z.ZodType>(declaration: Declaration<Input, Output>) {
  return { kind: 'query', ...declaration } as const satisfies Call<Input, Output>
}
