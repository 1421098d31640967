/** A failure and its remedy as views carry them; `Failure` and `Fix` in `failure.ts` are their types, `texts/` has their words. */
import { z } from 'zod'
import { fixCodes, type FailureCode } from '../failure.ts'
import { failures } from '../failures/index.ts'

/** Every code of a failure. The keys of the table are those of its type. */
const failureCode = z.enum(Object.keys(failures) as [FailureCode, ...FailureCode[]])

export const fixView = z.object({
  code: z.enum(fixCodes),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  steps: z.array(z.object({ call: z.string(), input: z.unknown() })),
})

export const failureView = z.object({
  code: failureCode,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  field: z.string().exactOptional(),
  windowsCode: z.string().exactOptional(),
  fix: fixView.exactOptional(),
})
