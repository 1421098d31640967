/** Reading values by their path, and comparing them as Windows compares names: without case. */
import type { CountBounds, Scalar, Where } from '../format/predicate.ts'

/**
 * A member by its path.
 * @returns The value; undefined where the path leads through nothing.
 */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let member = value
  for (const name of path) {
    if (typeof member !== 'object' || member === null || !Object.hasOwn(member, name)) return undefined
    member = (member as Readonly<Record<string, unknown>>)[name]
  }
  return member
}

/** Whether two values are the same; texts compare without case. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one.toLowerCase() === other.toLowerCase()
  return (one ?? null) === (other ?? null)
}

/** Whether a text fits a glob, in which `*` stands for any text. Takes time in proportion to both lengths at most. */
export function isLike(value: unknown, pattern: string): boolean {
  if (typeof value !== 'string') return false
  const text = value.toLowerCase()
  const [first = '', ...others] = pattern.toLowerCase().split('*')
  if (others.length === 0) return text === first
  if (!text.startsWith(first)) return false
  const last = others.pop() ?? ''
  let from = first.length
  for (const part of others) {
    const found = text.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return text.length - last.length >= from && text.endsWith(last)
}

/** Nothing, an empty text and an empty list are empty. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

export function isWithin(count: number, { is, atLeast, atMost }: CountBounds): boolean {
  return (
    (is === undefined || count === is) &&
    (atLeast === undefined || count >= atLeast) &&
    (atMost === undefined || count <= atMost)
  )
}

/** Whether all named members have the wanted values; a name may be a dotted path. */
export function fits(members: unknown, where: Where): boolean {
  return Object.entries(where).every(([name, wanted]: [string, Scalar]) => {
    const value = valueAt(members, name.split('.'))
    return typeof wanted === 'string'
      ? isLike(typeof value === 'string' ? value : String(value), wanted)
      : isSame(value, wanted)
  })
}
