/**
 * What stands in an input in the place of an id: `{host:HYPERVISOR-01}`, `{vm:web01@HYPERVISOR-01}`, `{certificate:FQDN}`,
 * `{root:NAME}`, `{saved:NAME}`, `{folder}`. A text is either wholly such a reference or none, so that no name is ever cut out of
 * the middle of another text; only `{v:NAME}`, a value of the variant, may stand anywhere in it.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'

/** What references are resolved with. */
export interface Lookup {
  /** Values by name, as the variant of a lab has them. */
  readonly values: Readonly<Record<string, string | number | boolean>>
  /** What earlier steps kept. */
  readonly saved: ReadonlyMap<string, unknown>
  /** Where a lab's own files lie; null where there is no such folder. */
  readonly folder: string | null
  /** Finds the id of something by the name that people use for it. */
  idOf(kind: NamedKind, name: string): Promise<string | null>
}

/** Things that have a name and an id. */
const namedKinds = ['host', 'vm', 'testVm', 'adapter', 'disk', 'certificate', 'root', 'point'] as const
export type NamedKind = (typeof namedKinds)[number]

const reference = /^\{(\w+)(?::([^{}]*))?\}$/
const valuePattern = /\{v:(\w+)\}/g

/**
 * Puts values in the place of `{v:NAME}`, however deep. A text that is nothing else becomes the value as it is.
 * @returns The same data, or `script.unknownReference` with the first name that there is no value for.
 */
export function fillValues(data: unknown, values: Lookup['values']): Reply<unknown> {
  return deep(data, (text) => {
    const whole = /^\{v:(\w+)\}$/.exec(text)?.[1]
    const unknown = [...text.matchAll(valuePattern)].find(([, name = '']) => !Object.hasOwn(values, name))
    if (unknown) return fail('script.unknownReference', { reference: unknown[0] })
    if (whole !== undefined) return ok(values[whole])
    return ok(text.replace(valuePattern, (_, name: string) => String(values[name])))
  })
}

/**
 * Puts ids, kept values and the folder in the place of references, however deep.
 * @returns The same data, or `script.unknownReference` with the first reference that leads to nothing.
 */
export async function resolveReferences(data: unknown, lookup: Lookup): Promise<Reply<unknown>> {
  const filled = fillValues(data, lookup.values)
  if (!filled.ok) return filled
  const wanted = new Set<string>()
  deep(filled.value, (text) => {
    if (isReference(text)) wanted.add(text)
    return ok(text)
  })
  const found = new Map<string, unknown>()
  for (const text of wanted) {
    const value = await resolveOne(text, lookup)
    if (value === null) return fail('script.unknownReference', { reference: text })
    found.set(text, value)
  }
  return deep(filled.value, (text) => ok(found.get(text) ?? text))
}

async function resolveOne(text: string, lookup: Lookup): Promise<unknown> {
  const [, kind = '', name = ''] = reference.exec(text) ?? []
  if (kind === 'saved') return lookup.saved.get(name) ?? null
  if (kind === 'folder') return lookup.folder === null ? null : `${lookup.folder}${name}`
  const named = namedKinds.find((each) => each === kind)
  return named === undefined ? null : lookup.idOf(named, name)
}

/** Whether a text is wholly one reference to a thing, a kept value or the folder. */
function isReference(text: string): boolean {
  const [, kind = ''] = reference.exec(text) ?? []
  return kind === 'saved' || kind === 'folder' || namedKinds.some((each) => each === kind)
}

/** Goes through plain data and replaces its texts; the first failure ends it. */
function deep(data: unknown, replace: (text: string) => Reply<unknown>): Reply<unknown> {
  if (typeof data === 'string') return replace(data)
  if (Array.isArray(data)) {
    const items: unknown[] = []
    for (const each of data) {
      const item = deep(each, replace)
      if (!item.ok) return item
      items.push(item.value)
    }
    return ok(items)
  }
  if (typeof data !== 'object' || data === null) return ok(data)
  const members: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(data)) {
    const member = deep(each, replace)
    if (!member.ok) return member
    members[name] = member.value
  }
  return ok(members)
}
