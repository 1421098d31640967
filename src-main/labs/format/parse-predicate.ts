/**
 * From what an author wrote down to a condition that can be evaluated. Written by hand and not as a schema, because the place and
 * the reason of a mistake are what an author needs, and because size and depth are counted on the way.
 */
import { labLimits } from './limits.ts'
import type { Answer, AnswerTest, CountBounds, Predicate, Scalar, ValueTest, Where } from './predicate.ts'
import type { LabProblem, LabProblemCode } from './problem.ts'
import { readSubject, type Subject } from './subject.ts'

type Members = Readonly<Record<string, unknown>>

/** Thrown inside this file only: the first mistake ends the reading of a condition. */
class Mistake extends Error {
  readonly code: LabProblemCode
  readonly at: string
  readonly detail: string
  constructor(code: LabProblemCode, at: string, detail: string) {
    super(detail)
    this.code = code
    this.at = at
    this.detail = detail
  }
}

const valueTests = [
  'is',
  'isNot',
  'in',
  'like',
  'empty',
  'atLeast',
  'atMost',
  'about',
  'count',
  'some',
  'every',
  'none',
  'same',
]

/**
 * Reads a condition.
 * @param json With the values of the variant filled in.
 * @param place File and place of it, for problems.
 */
export function parsePredicate(
  json: unknown,
  place: { readonly file: string; readonly at: string },
): { readonly predicate: Predicate } | { readonly problem: LabProblem } {
  const reader = new Reader(place.at)
  try {
    return { predicate: reader.read(json, '', 0, 0) }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return { problem: { code: error.code, file: place.file, at: error.at, detail: error.detail } }
  }
}

class Reader {
  readonly #base: string
  #nodes = 0

  constructor(base: string) {
    this.#base = base
  }

  /** @param quantified How many quantifiers stand around it. */
  read(json: unknown, id: string, depth: number, quantified: number): Predicate {
    this.#nodes += 1
    if (this.#nodes > labLimits.predicateNodesMax) this.#fail('tooLarge', id, `${labLimits.predicateNodesMax}`)
    if (depth > labLimits.predicateDepthMax) this.#fail('tooLarge', id, `${labLimits.predicateDepthMax}`)
    const { missing, ...rest } = this.#members(json, id)
    const node = { id, ...(missing === undefined ? {} : { missing: this.#text(missing, id) }) }
    const inner = (part: unknown, name: string) =>
      this.read(part, id === '' ? name : `${id}.${name}`, depth + 1, quantified)
    return { ...node, ...this.#body(rest, id, inner, depth, quantified) } as Predicate
  }

  #body(
    given: Members,
    id: string,
    inner: (part: unknown, name: string) => Predicate,
    depth: number,
    quantified: number,
  ): object {
    if ('of' in given || 'path' in given) return this.#term(given, id, depth, quantified)
    const [kind = '', ...others] = Object.keys(given)
    const parts = (list: unknown, name: string) =>
      this.#list(list, id).map((part, index) => inner(part, `${name}.${index}`))
    // Inside a quantifier there is an item at hand, which has no past.
    if (quantified > 0 && !['all', 'any', 'not', 'atLeastOf'].includes(kind)) this.#fail('badPredicate', id, kind)
    switch (kind) {
      case 'all':
      case 'any':
        this.#only(others, [], id)
        return { kind, parts: parts(given[kind], kind) }
      case 'not':
        this.#only(others, [], id)
        return { kind, that: inner(given[kind], kind) }
      case 'atLeastOf': {
        this.#only(others, [], id)
        const { n, of, ...more } = this.#members(given[kind], id)
        this.#only(Object.keys(more), [], id)
        return { kind, n: this.#number(n, id), parts: parts(of, kind) }
      }
      case 'once':
      case 'never':
        this.#only(others, [], id)
        return { kind, that: inner(given[kind], kind) }
      case 'until':
        return this.#pair(given, kind, id, inner, ['hold', 'goal'])
      case 'within': {
        const { seconds, ...both } = this.#members(given[kind], id)
        return {
          ...this.#pair({ [kind]: both }, kind, id, inner, ['after', 'that']),
          seconds: this.#number(seconds, id),
        }
      }
      case 'held': {
        this.#only(others, [], id)
        const { seconds, that, ...more } = this.#members(given[kind], id)
        this.#only(Object.keys(more), [], id)
        return { kind, seconds: this.#number(seconds, id), that: inner(that, kind) }
      }
      case 'before': {
        const [first, second, ...more] = parts(given[kind], kind)
        if (second === undefined || more.length > 0) this.#fail('badPredicate', id, kind)
        return { kind, first, second }
      }
      case 'event':
        this.#only(others, ['where', 'count'], id)
        return {
          kind,
          event: this.#text(given['event'], id),
          where: this.#where(given['where'], id),
          count: this.#count(given['count'], id),
        }
      case 'attempt':
        this.#only(others, ['refused', 'windowsCode', 'where', 'count'], id)
        return {
          kind,
          call: this.#text(given['attempt'], id),
          refused: given['refused'] === undefined ? null : this.#text(given['refused'], id),
          windowsCode: given['windowsCode'] === undefined ? null : this.#text(given['windowsCode'], id),
          where: this.#where(given['where'], id),
          count: this.#count(given['count'], id),
        }
      case 'answer':
        return { kind, question: this.#text(given['answer'], id), test: this.#answerTest(given, id) }
      case 'away':
      case 'lost':
        this.#only(others, ['atMost', 'unit'], id)
        return {
          kind,
          vm: this.#text(given[kind], id),
          atMost: this.#number(given['atMost'], id),
          unit: given['unit'] === 'bytes' && kind === 'lost' ? 'bytes' : 'seconds',
        }
      case 'changedOnly': {
        this.#only(others, [], id)
        const settings = given[kind]
        return {
          kind,
          settings: settings === 'broken' ? 'broken' : this.#list(settings, id).map((each) => this.#text(each, id)),
        }
      }
      default:
        return this.#fail('badPredicate', id, kind === '' ? '{}' : kind)
    }
  }

  #pair(
    given: Members,
    kind: string,
    id: string,
    inner: (part: unknown, name: string) => Predicate,
    names: [string, string],
  ) {
    this.#only(Object.keys(given), [kind], id)
    const both = this.#members(given[kind], id)
    this.#only(Object.keys(both), names, id)
    return {
      kind,
      [names[0]]: inner(both[names[0]], `${kind}.${names[0]}`),
      [names[1]]: inner(both[names[1]], `${kind}.${names[1]}`),
    }
  }

  #term(given: Members, id: string, depth: number, quantified: number): object {
    const { of, path, ...rest } = given
    if ((of === undefined) !== quantified > 0) this.#fail('badPredicate', id, of === undefined ? 'of' : String(of))
    const [test = '', ...others] = Object.keys(rest)
    this.#only(others, [], id)
    if (!valueTests.includes(test)) this.#fail('badPredicate', id, test || 'path')
    return {
      kind: 'term',
      of: of === undefined ? null : this.#subject(of, id),
      path: path === undefined ? [] : this.#path(path, id),
      test: this.#valueTest(test, rest[test], id, depth, quantified),
    }
  }

  #valueTest(test: string, value: unknown, id: string, depth: number, quantified: number): ValueTest {
    switch (test) {
      case 'is':
      case 'isNot':
        return { test, value: this.#scalar(value, id) }
      case 'in':
        return { test, values: this.#list(value, id).map((each) => this.#scalar(each, id)) }
      case 'like':
        return { test, pattern: this.#text(value, id) }
      case 'empty':
        if (typeof value !== 'boolean') this.#fail('badPredicate', id, test)
        return { test, isEmpty: value as boolean }
      case 'atLeast':
      case 'atMost':
        return { test, value: this.#number(value, id) }
      case 'about':
        return { test, ...this.#about(value, id) }
      case 'count':
        return { test, count: this.#count(value, id) }
      case 'same': {
        const { of, path, ...more } = this.#members(value, id)
        this.#only(Object.keys(more), [], id)
        return { test, of: this.#subject(of, id), path: this.#path(path, id) }
      }
      default:
        if (quantified >= labLimits.quantifierDepthMax) this.#fail('tooLarge', id, `${labLimits.quantifierDepthMax}`)
        return {
          test: test as 'some' | 'every' | 'none',
          that: this.read(value, id === '' ? test : `${id}.${test}`, depth + 1, quantified + 1),
        }
    }
  }

  #answerTest(given: Members, id: string): AnswerTest {
    const { answer: _question, is, about, ...rest } = given
    if ('of' in rest) this.#fail('badPredicate', id, 'of')
    const { term, ...more } = rest
    this.#only(Object.keys(more), [], id)
    if (term !== undefined) {
      const { of, path, by = 0, ...others } = this.#members(term, id)
      this.#only(Object.keys(others), [], id)
      return { test: 'term', of: this.#subject(of, id), path: this.#path(path, id), by: this.#number(by, id) }
    }
    if (about !== undefined) return { test: 'about', ...this.#about(about, id) }
    const value: Answer = Array.isArray(is) ? is.map((each) => this.#scalar(each, id)) : this.#scalar(is, id)
    return { test: 'is', value }
  }

  #about(value: unknown, id: string) {
    const { value: middle, by, ...more } = this.#members(value, id)
    this.#only(Object.keys(more), [], id)
    return { value: this.#number(middle, id), by: this.#number(by, id) }
  }

  #count(value: unknown, id: string): CountBounds {
    if (value === undefined) return { atLeast: 1 }
    const bounds = this.#members(value, id)
    this.#only(Object.keys(bounds), ['is', 'atLeast', 'atMost'], id)
    if (Object.keys(bounds).length === 0) this.#fail('badPredicate', id, 'count')
    return Object.fromEntries(Object.entries(bounds).map(([name, bound]) => [name, this.#number(bound, id)]))
  }

  #where(value: unknown, id: string): Where {
    if (value === undefined) return {}
    return Object.fromEntries(
      Object.entries(this.#members(value, id)).map(([name, each]) => [name, this.#scalar(each, id)]),
    )
  }

  #subject(value: unknown, id: string): Subject {
    return readSubject(this.#text(value, id)) ?? this.#fail('unknownSubject', id, String(value))
  }

  #path(value: unknown, id: string): string[] {
    const path = this.#text(value, id).split('.')
    return path.every((name) => /^\w+$/.test(name)) ? path : this.#fail('unknownPath', id, String(value))
  }

  #members(value: unknown, id: string): Members {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members
    return this.#fail('badPredicate', id, typeof value)
  }

  #list(value: unknown, id: string): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0 && value.length <= labLimits.quantifiedItemsMax) return value
    return this.#fail('badPredicate', id, 'list')
  }

  #text(value: unknown, id: string): string {
    if (typeof value === 'string' && value !== '' && value.length <= 200) return value
    return this.#fail('badPredicate', id, String(value).slice(0, 40))
  }

  #number(value: unknown, id: string): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value
    return this.#fail('badPredicate', id, String(value).slice(0, 40))
  }

  #scalar(value: unknown, id: string): Scalar {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Scalar
    return this.#fail('badPredicate', id, typeof value)
  }

  #only(names: readonly string[], known: readonly string[], id: string): void {
    const unknown = names.find((name) => !known.includes(name))
    if (unknown !== undefined) this.#fail('badPredicate', id, unknown)
  }

  #fail(code: LabProblemCode, id: string, detail: string): never {
    throw new Mistake(code, id === '' ? this.#base : `${this.#base}.${id}`, detail)
  }
}
