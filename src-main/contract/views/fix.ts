/** A remedy as views carry it; `Fix` in `failure.ts` is its type, `texts/` has its label. */
import { z } from 'zod'
import { fixCodes } from '../failure.ts'

export const fixView = z.object({
  code: z.enum(fixCodes),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  steps: z.array(z.object({ call: z.string(), input: z.unknown() })),
})
