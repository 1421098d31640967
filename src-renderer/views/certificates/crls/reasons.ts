/** The reasons for a revocation, in the order of RFC 5280. Not taken from the contract, whose schemas are not part of the page. */
import type { InputOf } from '../../../../src-main/contract/registry.ts'

export type Reason = NonNullable<InputOf<'certificate.revoke'>['reason']>

const known: Readonly<Record<Reason, true>> = {
  unspecified: true,
  keyCompromise: true,
  caCompromise: true,
  affiliationChanged: true,
  superseded: true,
  cessationOfOperation: true,
}

// A record of literals has exactly its keys.
export const reasons = Object.keys(known) as readonly Reason[]
