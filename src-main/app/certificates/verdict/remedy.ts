/** The shape of a remedy: what a refused rule offers. */
import type { RuleView } from '../../../contract/views/authority.ts'
import type { OwnQuestion } from '../../../contract/certificate-facts.ts'
import type { StoredRoot } from '../inventory/documents.ts'

export type Remedy = NonNullable<RuleView['fix']>

/** @param code The failure code of the refusal; @param question What was judged. */
export type RemedyOf = (code: string, question: OwnQuestion) => Remedy | null

/** A certificate in a file, as a remedy brings it to a host. */
export interface BroughtCertificate {
  readonly name: string
  /** DER in base64. */
  readonly der: string
}

/** What was judged, and what is at hand to put it right. */
export interface JudgedCertificate {
  /** Null where the inventory does not have it. */
  readonly certificateId: string | null
  /** The root of this workspace that signed the chain. */
  readonly root: StoredRoot | null
  /** The self-signed end of the chain. */
  readonly trusted: BroughtCertificate | null
  /** The issuing authority between the two. */
  readonly issuer: BroughtCertificate | null
}
