/** A condition with everything in it, one after the other. */
import type { Predicate } from '../format/predicate.ts'

/** The condition itself and all of its parts, those inside quantifiers too. */
export function partsOf(predicate: Predicate): Predicate[] {
  return [predicate, ...childrenOf(predicate).flatMap(partsOf)]
}

/** The parts that a condition is directly made of. */
export function childrenOf(predicate: Predicate): readonly Predicate[] {
  switch (predicate.kind) {
    case 'all':
    case 'any':
    case 'atLeastOf':
      return predicate.parts
    case 'not':
    case 'once':
    case 'never':
    case 'held':
      return [predicate.that]
    case 'until':
      return [predicate.hold, predicate.goal]
    case 'within':
      return [predicate.after, predicate.that]
    case 'before':
      return [predicate.first, predicate.second]
    case 'term':
      return 'that' in predicate.test ? [predicate.test.that] : []
    default:
      return []
  }
}
