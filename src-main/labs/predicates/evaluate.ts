/**
 * Whether a condition holds now. Total and without side effects on the world; only temporal parts write down what they have seen,
 * and only at a sample. About a thing that does not exist every term is false.
 */
import { labLimits } from '../format/limits.ts'
import type { AnswerTest, Predicate, Term, ValueTest } from '../format/predicate.ts'
import type { Remembered, Sight } from './facts.ts'
import { lastFailoverOf } from './failovers.ts'
import { compareChanges } from './settings.ts'
import { isEmpty, isLike, isSame, isWithin, valueAt } from './values.ts'

type Of<Kind extends Predicate['kind']> = Extract<Predicate, { readonly kind: Kind }>

/** The item that a quantifier is looking at. */
export interface Item {
  readonly value: unknown
}

/**
 * @param predicate The condition, or a part of it.
 * @param sight What is seen; its memory is written unless it only peeks.
 * @param item Inside a quantifier.
 */
export function holds(predicate: Predicate, sight: Sight, item: Item | null = null): boolean {
  switch (predicate.kind) {
    case 'term':
      return termHolds(predicate, sight, item)
    case 'all':
    case 'any': {
      // Every part sees every sample, or one that remembers would miss some.
      const results = predicate.parts.map((part) => holds(part, sight, item))
      return predicate.kind === 'all' ? results.every(Boolean) : results.some(Boolean)
    }
    case 'not':
      return !holds(predicate.that, sight, item)
    case 'atLeastOf':
      return predicate.parts.filter((part) => holds(part, sight, item)).length >= predicate.n
    case 'event':
    case 'attempt':
      return isWithin(rememberedOf(predicate.id, sight).count ?? 0, predicate.count)
    case 'answer':
      return answerHolds(predicate.question, predicate.test, sight)
    case 'away':
    case 'lost':
      return failoverHolds(predicate, sight)
    case 'changedOnly': {
      const { left, beyond } = compareChanges(sight.baselines, sight.facts.settings(), predicate.settings)
      return left.length === 0 && beyond.length === 0
    }
    default:
      return temporalHolds(predicate, sight)
  }
}

/** What a part has seen so far; a new one when it has seen nothing. */
export function rememberedOf(id: string, sight: Sight): Remembered {
  const key = `${sight.prefix}#${id}`
  const known = sight.memory[key]
  if (known !== undefined) return known
  const fresh: Remembered = {}
  if (!sight.isPeek) sight.memory[key] = fresh
  return fresh
}

function temporalHolds(
  predicate: Of<'once' | 'never' | 'until' | 'within' | 'held' | 'before'>,
  sight: Sight,
): boolean {
  const seen = rememberedOf(predicate.id, sight)
  if (!sight.isPeek) remember(predicate, sight, seen)
  const { now } = sight.facts
  switch (predicate.kind) {
    case 'once':
      return seen.first !== undefined
    case 'never':
      return seen.broken === undefined
    case 'until':
      return seen.first !== undefined && seen.broken === undefined
    case 'within':
      return seen.second !== undefined
    case 'held':
      return seen.since !== undefined && now - seen.since >= predicate.seconds * 1_000
    case 'before':
      return seen.first !== undefined && seen.second !== undefined && seen.first < seen.second
  }
}

function remember(
  predicate: Of<'once' | 'never' | 'until' | 'within' | 'held' | 'before'>,
  sight: Sight,
  seen: Remembered,
): void {
  const { now } = sight.facts
  const sees = (part: Predicate) => holds(part, sight)
  switch (predicate.kind) {
    case 'once':
      if (sees(predicate.that)) seen.first ??= now
      return
    case 'never':
      if (sees(predicate.that)) seen.broken ??= { at: now, finding: sight.whatHolds(predicate.that, sight) }
      return
    case 'until': {
      const [isGoal, isKept] = [sees(predicate.goal), sees(predicate.hold)]
      if (isGoal) seen.first ??= now
      if (seen.first === undefined && !isKept) seen.broken ??= { at: now, finding: null }
      return
    }
    case 'within': {
      const [isAfter, isThat] = [sees(predicate.after), sees(predicate.that)]
      if (isAfter) seen.first ??= now
      if (isThat && seen.first !== undefined && now - seen.first <= predicate.seconds * 1_000) seen.second ??= now
      return
    }
    case 'held':
      if (sees(predicate.that)) seen.since ??= now
      else delete seen.since
      return
    case 'before':
      if (sees(predicate.first)) seen.first ??= now
      if (sees(predicate.second)) seen.second ??= now
  }
}

function termHolds({ of, path, test }: Term, sight: Sight, item: Item | null): boolean {
  const subject = of === null ? item?.value : sight.facts.valueOf(of)
  if (subject === undefined) return false
  return testHolds(valueAt(subject, path), test, sight)
}

function testHolds(value: unknown, test: ValueTest, sight: Sight): boolean {
  switch (test.test) {
    case 'is':
      return isSame(value, test.value)
    case 'isNot':
      return !isSame(value, test.value)
    case 'in':
      return test.values.some((each) => isSame(value, each))
    case 'like':
      return isLike(value, test.pattern)
    case 'empty':
      return isEmpty(value) === test.isEmpty
    case 'atLeast':
      return typeof value === 'number' && value >= test.value
    case 'atMost':
      return typeof value === 'number' && value <= test.value
    case 'about':
      return typeof value === 'number' && Math.abs(value - test.value) <= test.by
    case 'count':
      return Array.isArray(value) && isWithin(value.length, test.count)
    case 'same': {
      const other = sight.facts.valueOf(test.of)
      return other !== undefined && isSame(value, valueAt(other, test.path))
    }
    default:
      return quantifierHolds(value, test, sight)
  }
}

function quantifierHolds(
  value: unknown,
  { test, that }: Extract<ValueTest, { that: Predicate }>,
  sight: Sight,
): boolean {
  if (!Array.isArray(value)) return false
  const items: readonly unknown[] = value
  const fits = (each: unknown) => holds(that, sight, { value: each })
  if (test === 'some') return items.slice(0, labLimits.quantifiedItemsMax).some(fits)
  // Of more than are looked at nothing is claimed.
  if (items.length > labLimits.quantifiedItemsMax) return false
  return test === 'every' ? items.every(fits) : !items.some(fits)
}

function answerHolds(question: string, test: AnswerTest, { answers, facts }: Sight): boolean {
  if (!Object.hasOwn(answers, question)) return false
  const given = answers[question]
  if (test.test === 'is') {
    if (!Array.isArray(test.value)) return !Array.isArray(given) && isSame(given, test.value)
    const wanted: readonly unknown[] = test.value
    return Array.isArray(given) && given.length === wanted.length && wanted.every((each, at) => isSame(each, given[at]))
  }
  const right = test.test === 'about' ? test.value : valueAt(facts.valueOf(test.of), test.path)
  if (typeof right === 'number') return typeof given === 'number' && Math.abs(given - right) <= test.by
  return right !== undefined && isSame(given, right)
}

function failoverHolds({ kind, vm, atMost, unit }: Of<'away' | 'lost'>, sight: Sight): boolean {
  const failover = lastFailoverOf(vm, sight)
  if (failover === null) return false
  if (kind === 'lost') return (unit === 'bytes' ? failover.loss.lostBytes : failover.loss.lostSeconds) <= atMost
  const { startedInstant, stoppedInstant } = failover
  return startedInstant !== null && startedInstant - stoppedInstant <= atMost * 1_000
}
