/**
 * How long texts may be that callers pass. Names, paths and passphrases are short everywhere, so the limit is declared once for all
 * of them; a call that takes a file as a text declares how long that one may be. Without a limit, a name of some megabytes would
 * be matched, derived a key from and sent back.
 */
import { z } from 'zod'
import type { Call } from './call.ts'

/** In UTF-16 units. As long as the longest path that Linux takes, and 15 times as long as most of those of Windows. */
export const textLengthMax = 4096

type Path = readonly (string | number)[]
type Schema = Readonly<Record<string, unknown>>

/**
 * Finds a text, or the name of a member, that is longer than its call allows. It looks at everything once and matches nothing.
 * @param call The call that it is passed to.
 * @param input What was passed, however deep.
 * @returns The path of the first one, with the limit; null if there is none.
 */
export function findLongText(call: Call, input: unknown): { path: Path; lengthMax: number } | null {
  // A list of what is still to be seen instead of recursion, whose depth the sender would decide.
  const waiting: { readonly value: unknown; readonly step: Step | null }[] = [{ value: input, step: null }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, step } = next
    if (typeof value === 'string' && value.length > textLengthMax) {
      const path = pathOf(step)
      const lengthMax = declaredLengthMax(call, path)
      if (value.length > lengthMax) return { path, lengthMax }
    } else if (Array.isArray(value)) {
      value.forEach((each, index) => waiting.push({ value: each, step: { name: index, before: step } }))
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        if (name.length > textLengthMax) return { path: pathOf(step), lengthMax: textLengthMax }
        waiting.push({ value: each, step: { name, before: step } })
      }
    }
  }
  return null
}

/** Writes the limit into a JSON Schema, wherever a text has none of its own. */
export function withTextLimits(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) =>
    isOpenText(value) ? limited(value) : value,
  ) as object
}

interface Step {
  readonly name: string | number
  readonly before: Step | null
}

function pathOf(step: Step | null): Path {
  const path: (string | number)[] = []
  for (let each = step; each !== null; each = each.before) path.push(each.name)
  return path.reverse()
}

function isOpenText(value: unknown): value is Schema {
  if (typeof value !== 'object' || value === null) return false
  const schema = value as Schema
  return schema['type'] === 'string' && !('maxLength' in schema || 'enum' in schema || 'const' in schema)
}

function limited(schema: Schema): Schema {
  return { ...schema, maxLength: textLengthMax }
}

/** Only asked for what is long, which is rare: making a JSON Schema takes some milliseconds. */
function declaredLengthMax(call: Call, path: Path): number {
  let schemas = alternatives(z.toJSONSchema(call.input, { io: 'input' }) as Schema)
  for (const name of path) schemas = schemas.flatMap((schema) => alternatives(memberOf(schema, name)))
  const declared = schemas.map((schema) => schema['maxLength']).filter((length) => typeof length === 'number')
  return Math.max(textLengthMax, ...declared)
}

function alternatives(schema: unknown): Schema[] {
  if (typeof schema !== 'object' || schema === null) return []
  const known = schema as Schema
  const several = ['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
    Array.isArray(known[word]) ? (known[word] as unknown[]) : [],
  )
  return [known, ...several.flatMap(alternatives)]
}

function memberOf(schema: Schema, name: string | number): unknown {
  if (typeof name === 'number') return schema['items']
  const properties = schema['properties'] as Schema | undefined
  return properties && Object.hasOwn(properties, name) ? properties[name] : schema['additionalProperties']
}
