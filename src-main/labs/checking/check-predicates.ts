/** What can be told of conditions without a world: subjects, paths, events, calls, and whether nothing at all would satisfy them. */
import { z } from 'zod'
import { eventTypes } from '../../contract/events.ts'
import { failures } from '../../contract/failures/index.ts'
import { calls, isCallName } from '../../contract/registry.ts'
import type { Predicate, Term, ValueTest } from '../format/predicate.ts'
import type { LabProblem, LabProblemCode } from '../format/problem.ts'
import { holds } from '../predicates/evaluate.ts'
import type { Facts } from '../predicates/facts.ts'
import { itemSchemaOf, schemaAt, schemaOf } from '../predicates/schemas.ts'
import type { LabInstance } from '../reading/instance.ts'
import { childrenOf, partsOf } from '../tracking/parts.ts'

/**
 * Checks every condition of an instance.
 * @returns What is wrong, with the place of each.
 */
export function checkPredicates(instance: LabInstance): LabProblem[] {
  const file = `labs/${instance.lab.file.id}/lab.json`
  const questions = new Set(instance.questions.map(({ id }) => id))
  return instance.objectives.flatMap((objective, index) => {
    const at = `objectives.${index}`
    const found = objective.parts.flatMap(({ that }) => [
      ...checkTerms(that, null, at, file),
      ...partsOf(that).flatMap((part) => checkNames(part, questions, at, file)),
    ])
    const isVacuous = objective.parts.some(({ that }) => holdsInNothing(that))
    return isVacuous ? [...found, problem('holdsInEmptyWorld', file, at, objective.id)] : found
  })
}

/** Whether a condition holds where there is nothing, after one look: `never`, `none` and `not` do. */
function holdsInNothing(that: Predicate): boolean {
  const world = {
    hosts: [],
    vms: [],
    lanes: [],
    dnsRecords: [],
    now: {},
    files: [],
    entries: [],
    scripts: [],
    links: [],
  }
  const facts: Facts = {
    now: 0,
    // What is one of a kind is there, with nothing in it.
    valueOf: ({ kind }) =>
      kind === 'world' || kind === 'network' || kind === 'runbook' || kind === 'file' ? world : undefined,
    // Untouched, as everything is where nothing was done.
    settings: () => ({ broken: 'yes' }),
  }
  return holds(that, {
    facts,
    memory: {},
    prefix: '',
    answers: {},
    baselines: { whole: { broken: 'no' }, start: { broken: 'yes' } },
    isPeek: false,
    whatHolds: () => null,
  })
}

function checkNames(part: Predicate, questions: ReadonlySet<string>, at: string, file: string): LabProblem[] {
  const place = `${at}.${part.id}`
  if (part.kind === 'event') {
    const kept = Object.entries(eventTypes).some(([type, severity]) => type === part.event && severity !== 'progress')
    return kept ? [] : [problem('unknownEvent', file, place, part.event)]
  }
  if (part.kind === 'attempt') {
    if (!isCallName(part.call) || calls[part.call].kind !== 'command')
      return [problem('unknownCall', file, place, part.call)]
    return part.refused === null || part.refused in failures
      ? []
      : [problem('unknownFailure', file, place, part.refused)]
  }
  if (part.kind === 'answer' && !questions.has(part.question))
    return [problem('unknownQuestion', file, place, part.question)]
  return []
}

/** @param item The schema of the item at hand, inside a quantifier. */
function checkTerms(part: Predicate, item: z.ZodType | null, at: string, file: string): LabProblem[] {
  if (part.kind === 'term') return checkTerm(part, item, at, file)
  return childrenOf(part).flatMap((child) => checkTerms(child, item, at, file))
}

function checkTerm({ of, path, test, id }: Term, item: z.ZodType | null, at: string, file: string): LabProblem[] {
  const place = `${at}.${id}`
  const base = of === null ? item : schemaOf(of)
  if (base === null) return []
  const schema = schemaAt(base, path)
  if (schema === undefined) return [problem('unknownPath', file, place, path.join('.'))]
  const items = itemSchemaOf(schema)
  if ('that' in test) {
    return items === undefined
      ? [problem('unknownPath', file, place, `${path.join('.')}[]`)]
      : checkTerms(test.that, items, at, file)
  }
  if (test.test === 'same') {
    const other = schemaAt(schemaOf(test.of), test.path)
    return other === undefined ? [problem('unknownPath', file, place, test.path.join('.'))] : []
  }
  if (items !== undefined && !['count', 'empty'].includes(test.test))
    return [problem('quantifierNeeded', file, place, path.join('.'))]
  return checkValue(schema, test, file, place)
}

/** A value that a member of an enumeration can never have is a slip. */
function checkValue(schema: z.ZodType, test: ValueTest, file: string, place: string): LabProblem[] {
  if (!(schema instanceof z.ZodEnum)) return []
  const options: readonly unknown[] = schema.options
  const wanted = test.test === 'is' || test.test === 'isNot' ? [test.value] : test.test === 'in' ? test.values : []
  return wanted
    .filter((value) => value !== null && !options.includes(value))
    .map((value) => problem('unknownPath', file, place, String(value)))
}

function problem(code: LabProblemCode, file: string, at: string, detail: string): LabProblem {
  return { code, file, at: at.replace(/\.$/, ''), detail }
}
