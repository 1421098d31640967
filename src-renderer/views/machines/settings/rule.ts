/** How a call is made from the fields of Settings: only where it is due, and with its refusals at their fields. */
import type { Failure, Reply } from '../../../../src-main/contract/failure.ts'
import type { CallName, InputOf, OutputOf } from '../../../../src-main/contract/registry.ts'
import type { Client } from '../../../connect/client.ts'
import type { Reader } from './values.ts'

/** Gives the id that the world gave to something that the dialog has added; other ids stay. */
type IdOf = (id: string) => string

/** One call, before it is made. */
export interface Change {
  readonly call: CallName
  /** As long as nothing that is added has an id. */
  readonly input: unknown
  /** The page that owns the fields. */
  readonly page: string
  /** Keys, or beginnings of keys, of the fields that the call carries out. */
  readonly owns: readonly string[]
  /** What the call adds, under the id that the dialog gave it. */
  readonly adds: string | undefined
  /** The key of the field that a refusal belongs to; undefined if it belongs to the page. */
  readonly placeOf: (failure: Failure) => string | undefined
  /** Makes the call. The value is the id of what it has added, or empty. */
  readonly send: (client: Pick<Client, 'call'>, idOf: IdOf) => Promise<Reply<string>>
}

/** Makes a change from the fields; nothing where there is none. */
export type Rule = (before: Reader, now: Reader) => Change | undefined

interface RuleParts<Name extends CallName> {
  readonly call: Name
  readonly page: string
  readonly owns: readonly string[]
  /** Field of the input, or empty for a refusal without one, to the key of the field on the page. */
  readonly places: Readonly<Record<string, string>>
  /** Nothing where the fields ask for nothing. */
  readonly input: (fields: Reader, idOf: IdOf) => InputOf<Name> | undefined
  /** Set for calls that are due whenever they have an input: something is added or removed. */
  readonly isAlwaysDue?: boolean
  readonly adds?: string
  readonly idIn?: (output: OutputOf<Name>) => string
}

const sameId: IdOf = (id) => id

/**
 * Makes a rule for one call. The call is due where its input differs from the one that the fields would make if nobody had
 * touched them.
 * @param parts What the call needs, and where its refusals belong.
 */
export function rule<Name extends CallName>(parts: RuleParts<Name>): Rule {
  return (before, now) => {
    const input = parts.input(now, sameId)
    if (input === undefined) return undefined
    const isDue = parts.isAlwaysDue ?? JSON.stringify(input) !== JSON.stringify(parts.input(before, sameId))
    if (!isDue) return undefined
    return {
      call: parts.call,
      input,
      page: parts.page,
      owns: parts.owns,
      adds: parts.adds,
      placeOf: (failure) => placeOf(parts.places, failure.field ?? ''),
      async send(client, idOf) {
        const reply = await client.call(parts.call, parts.input(now, idOf) ?? input)
        return reply.ok ? { ok: true, value: parts.idIn?.(reply.value) ?? '' } : reply
      },
    }
  }
}

/** The place of a field, or of the field that it is part of. */
function placeOf(places: Readonly<Record<string, string>>, field: string): string | undefined {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    if (places[path] !== undefined) return places[path]
  }
  return places['']
}
