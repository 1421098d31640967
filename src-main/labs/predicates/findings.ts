/**
 * Why a condition does not hold, as data: the first part that is in the way, with the values that are there now. A sentence is made
 * of it by `sentence.ts`, in whatever language is read.
 */
import type { Predicate, Scalar, Term } from '../format/predicate.ts'
import { holds, rememberedOf, type Item } from './evaluate.ts'
import { lastFailoverOf } from './failovers.ts'
import type { Finding } from './finding.ts'
import type { Sight } from './facts.ts'
import { compareChanges } from './settings.ts'
import { valueAt } from './values.ts'

const plain: Omit<Finding, 'code'> = {
  subject: null,
  path: [],
  actual: null,
  expected: null,
  item: null,
  at: null,
  count: null,
  missing: null,
}

/**
 * The first part that is in the way.
 * @param predicate A condition that does not hold.
 * @param sight What is seen; it should only peek.
 * @returns Null if the condition holds.
 */
export function findMissing(predicate: Predicate, sight: Sight, item: Item | null = null): Finding | null {
  if (holds(predicate, sight, item)) return null
  const finding = missingOf(predicate, sight, item)
  // The text that stands nearest to what is in the way says most.
  return { ...finding, missing: finding.missing ?? predicate.missing ?? null }
}

/** What makes a condition hold that should not: its first part that does. */
export function findHeld(predicate: Predicate, sight: Sight): Finding | null {
  if (predicate.kind === 'all' || predicate.kind === 'any' || predicate.kind === 'atLeastOf') {
    const part = predicate.parts.find((each) => holds(each, { ...sight, isPeek: true }))
    return part === undefined ? null : findHeld(part, sight)
  }
  if (predicate.kind === 'event') return { ...plain, code: 'heldStill', actual: predicate.event }
  if (predicate.kind !== 'term') return null
  const { of, path, test } = predicate
  const value = of === null ? undefined : valueAt(sight.facts.valueOf(of), path)
  const found = { ...plain, code: 'heldStill' as const, subject: of, path, missing: predicate.missing ?? null }
  if (test.test !== 'some' || !Array.isArray(value)) return { ...found, actual: scalarOf(value) }
  const items: readonly unknown[] = value
  return { ...found, item: plainMembers(items.find((each) => holds(test.that, sight, { value: each }))) }
}

function missingOf(predicate: Predicate, sight: Sight, item: Item | null): Finding {
  switch (predicate.kind) {
    case 'term':
      return missingOfTerm(predicate, sight, item)
    case 'all':
    case 'any':
    case 'atLeastOf': {
      for (const part of predicate.parts) {
        const finding = findMissing(part, sight, item)
        if (finding !== null) return finding
      }
      return { ...plain, code: 'every' }
    }
    case 'not':
      return findHeld(predicate.that, sight) ?? { ...plain, code: 'heldStill' }
    case 'event':
    case 'attempt': {
      const count = rememberedOf(predicate.id, sight).count ?? 0
      const { is, atLeast = is ?? 0 } = predicate.count
      const code = count < atLeast ? predicate.kind : predicate.kind === 'event' ? 'tooManyEvents' : 'tooManyAttempts'
      return { ...plain, code, count, expected: predicate.kind === 'event' ? predicate.event : predicate.call }
    }
    case 'answer':
      return { ...plain, code: 'answer', expected: null }
    case 'away':
    case 'lost': {
      const failover = lastFailoverOf(predicate.vm, sight)
      const subject = { kind: 'lane' as const, vm: predicate.vm, isExtended: false }
      if (failover === null) return { ...plain, code: 'noFailover', subject }
      const { startedInstant, stoppedInstant, loss } = failover
      const seconds = startedInstant === null ? null : (startedInstant - stoppedInstant) / 1_000
      const lost = predicate.unit === 'bytes' ? loss.lostBytes : loss.lostSeconds
      const actual = predicate.kind === 'away' ? seconds : lost
      const path = [predicate.unit === 'bytes' ? 'lostBytes' : 'lostSeconds']
      return { ...plain, code: predicate.kind, subject, path, actual, expected: predicate.atMost }
    }
    case 'changedOnly': {
      const { left, beyond } = compareChanges(sight.baselines, sight.facts.settings(), predicate.settings)
      const names = beyond.length > 0 ? beyond : left
      const code = beyond.length > 0 ? 'changedTooMuch' : 'changedTooLittle'
      return { ...plain, code, count: names.length, actual: names[0] ?? null }
    }
    default:
      return missingOfTemporal(predicate, sight)
  }
}

function missingOfTemporal(
  predicate: Extract<Predicate, { kind: 'once' | 'never' | 'until' | 'within' | 'held' | 'before' }>,
  sight: Sight,
): Finding {
  const seen = rememberedOf(predicate.id, sight)
  switch (predicate.kind) {
    case 'once':
      return findMissing(predicate.that, sight) ?? { ...plain, code: 'once' }
    case 'never':
      return { ...plain, ...seen.broken?.finding, code: 'never', at: seen.broken?.at ?? null }
    case 'until':
      if (seen.broken !== undefined) return { ...plain, code: 'untilBroken', at: seen.broken.at }
      return findMissing(predicate.goal, sight) ?? { ...plain, code: 'untilGoal' }
    case 'held': {
      if (seen.since === undefined) return findMissing(predicate.that, sight) ?? { ...plain, code: 'heldNotYet' }
      const left = predicate.seconds - (sight.facts.now - seen.since) / 1_000
      return { ...plain, code: 'heldNotYet', at: seen.since, count: Math.max(0, Math.round(left)) }
    }
    case 'within':
      return { ...plain, code: 'within', at: seen.first ?? null, count: predicate.seconds }
    case 'before':
      return { ...plain, code: 'before', at: seen.first ?? null }
  }
}

function missingOfTerm({ of, path, test }: Term, sight: Sight, item: Item | null): Finding {
  const subject = of === null ? item?.value : sight.facts.valueOf(of)
  const base = { ...plain, subject: of, path, item: of === null ? plainMembers(item?.value) : null }
  if (subject === undefined) return { ...base, code: 'gone' }
  const value = valueAt(subject, path)
  const actual = scalarOf(value)
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  switch (test.test) {
    case 'in':
      return { ...base, code: 'in', actual, expected: test.values }
    case 'like':
      return { ...base, code: 'like', actual, expected: test.pattern }
    case 'empty':
      return { ...base, code: test.isEmpty ? 'empty' : 'notEmpty', actual, count: items.length }
    case 'count': {
      const { is, atLeast, atMost } = test.count
      return { ...base, code: 'count', count: items.length, expected: is ?? atLeast ?? atMost ?? null }
    }
    case 'same':
      return { ...base, code: 'same', actual, expected: scalarOf(valueAt(sight.facts.valueOf(test.of), test.path)) }
    case 'some':
      return { ...base, code: 'some', count: items.length }
    case 'every': {
      const culprit = items.find((each) => !holds(test.that, sight, { value: each }))
      const inner = culprit === undefined ? null : findMissing(test.that, sight, { value: culprit })
      const named = { item: plainMembers(culprit), subject: of, path: [...path, ...(inner?.path ?? [])] }
      return inner === null ? { ...base, code: 'every', count: items.length } : { ...inner, ...named }
    }
    case 'none': {
      const culprit = items.find((each) => holds(test.that, sight, { value: each }))
      return { ...base, code: 'none', item: plainMembers(culprit), count: items.length }
    }
    default:
      return { ...base, code: test.test, actual, expected: test.value }
  }
}

/** A value that can stand in a sentence; of a list how many there are. */
function scalarOf(value: unknown): Scalar {
  if (Array.isArray(value)) return value.length
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** The members of an item that a sentence can name, those of its replication under their path. */
function plainMembers(value: unknown, prefix = ''): Record<string, Scalar> | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { value }
  if (typeof value !== 'object' || value === null) return null
  const members: Record<string, Scalar> = {}
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== 'object' || member === null) members[prefix + name] = scalarOf(member)
    else if (prefix === '' && !Array.isArray(member)) Object.assign(members, plainMembers(member, `${name}.`))
  }
  return members
}
