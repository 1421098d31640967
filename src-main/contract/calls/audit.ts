import { z } from 'zod'
import { query } from '../call.ts'
import { pageLimits } from '../limits/page.ts'

/** The trail of what was done with the keys of roots. */
export const auditCalls = {
  'audit.list': query({
    summary: 'What was done with keys and certificates, in the order in which it was done.',
    input: z.strictObject({
      fromSequence: z.int().min(1).default(1),
      limit: z.int().min(1).max(pageLimits.auditRowsMax).default(1000),
    }),
    output: z.object({
      entries: z.array(
        z.object({
          sequence: z.int(),
          /** Wall-clock time in ISO 8601, UTC. */
          at: z.string(),
          /** For example `certificate.issued`. */
          kind: z.string(),
          /** Id of what it was done to. */
          subject: z.string(),
          details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
          /** SHA-256 over this entry and the hash before it. */
          hash: z.string(),
        }),
      ),
    }),
    failures: [],
  }),
  'audit.verify': query({
    summary: 'Follows the chain of the audit trail and says whether an entry was changed, taken out or cut off.',
    input: z.strictObject({}),
    output: z.object({
      isIntact: z.boolean(),
      entryCount: z.int(),
      /** The first entry that does not fit; null while the chain holds or when only the end is missing. */
      brokenAtSequence: z.int().nullable(),
    }),
    failures: [],
  }),
}
