/** Walks a condition against a world: every part with its truth, and what is missing where it does not hold. */
import type { Predicate } from '../format/predicate.ts'
import { holds, type Item } from '../predicates/evaluate.ts'
import type { Sight } from '../predicates/facts.ts'
import type { Finding } from '../predicates/finding.ts'
import { findMissing } from '../predicates/findings.ts'
import { childrenOf } from './parts.ts'

export interface Explanation {
  /** Where it stands in the condition; empty for the whole. */
  readonly id: string
  readonly kind: Predicate['kind']
  readonly isMet: boolean
  /** Null where it holds. */
  readonly missing: Finding | null
  readonly parts: readonly Explanation[]
}

/**
 * Explains a condition; of a quantifier, as a whole.
 * @param sight Only peeks.
 */
export function explain(predicate: Predicate, sight: Sight, item: Item | null = null): Explanation {
  return {
    id: predicate.id,
    kind: predicate.kind,
    isMet: holds(predicate, sight, item),
    missing: findMissing(predicate, sight, item),
    parts: predicate.kind === 'term' ? [] : childrenOf(predicate).map((part) => explain(part, sight)),
  }
}
