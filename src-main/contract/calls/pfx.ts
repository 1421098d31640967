import { z } from 'zod'
import { advice } from '../advice.ts'
import { query } from '../call.ts'
import { keyProvider, pfxProfile, windowsVersions } from '../pfx-choices.ts'

/** Which kind of PFX a Windows takes. */
export const pfxCalls = {
  'pfx.advise': query({
    summary: 'Says which kind of PFX the hosts can read, and why.',
    input: z.strictObject({ windowsVersions, provider: keyProvider.default('schannel') }),
    output: z.object({ profiles: z.array(pfxProfile), advice: z.array(advice) }),
    failures: [],
  }),
}
