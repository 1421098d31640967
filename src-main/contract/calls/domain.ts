import { z } from 'zod'
import { command } from '../call.ts'
import { hostNameFailures, nothing } from './parts.ts'

/** Domains and the trusts between them. */
export const domainCalls = {
  'domain.trust': command({
    summary: 'Makes two domains trust each other, so that Kerberos works between their hosts.',
    input: z.strictObject({ domain: z.string(), otherDomain: z.string() }),
    output: nothing,
    failures: ['domain.sameDomain', 'domain.trustExists', 'domain.tooManyTrusts', ...hostNameFailures],
  }),
  'domain.endTrust': command({
    summary: 'Removes the trust between two domains.',
    input: z.strictObject({ domain: z.string(), otherDomain: z.string() }),
    output: nothing,
    failures: ['domain.trustUnknown'],
  }),
}
