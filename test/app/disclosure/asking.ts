/** Asks a core everything that can be asked: each query of the contract, about each host, machine, certificate and root that there is. */
import { z } from 'zod'
import type { Call } from '../../../src-main/contract/call.ts'
import type { Transport } from '../../../src-main/contract/client.ts'
import type { Reply } from '../../../src-main/contract/failure.ts'
import { calls } from '../../../src-main/contract/registry.ts'

/** What a query is asked about, by the names that the contract has for ids. */
export interface Things {
  readonly hostId: readonly string[]
  readonly vmId: readonly string[]
  readonly certificateId: readonly string[]
  readonly rootId: readonly string[]
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
}

/** Queries about what somebody types or brings: nothing of the world is in what they answer. */
const aboutTyped: ReadonlySet<string> = new Set([
  'certificate.parseNames',
  'certificate.inspect',
  'certificate.structure',
  'csr.read',
  'pfx.advise',
])

/** Queries about a try: the user's own core answers them in every world, with what the lab's author says at that point. */
const aboutTry: ReadonlySet<string> = new Set(['lab.view', 'lab.solution'])

export interface Answer {
  readonly at: string
  readonly reply: Reply<unknown>
}

/**
 * @param core Asked as a screen or a terminal would.
 * @param only Asks only these.
 */
export async function askEverything(
  core: Pick<Transport, 'call'>,
  only: (name: string) => boolean = () => true,
): Promise<Answer[]> {
  const things = await thingsOf(core)
  const answers: Answer[] = []
  for (const [name, call] of Object.entries(calls as Readonly<Record<string, Call>>)) {
    if (call.kind !== 'query' || aboutTyped.has(name) || aboutTry.has(name) || !only(name)) continue
    const inputs = valuesOf(z.toJSONSchema(call.input, { io: 'input' }) as Schema, '', things)
    for (const input of inputs)
      answers.push({ at: `${name} ${JSON.stringify(input)}`, reply: await core.call(name, input) })
  }
  return answers
}

export async function thingsOf(core: Pick<Transport, 'call'>): Promise<Things> {
  const listed = async (name: string, list: string, id: string) => {
    const reply = await core.call(name, {})
    const found = reply.ok ? (reply.value as Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>) : {}
    return (found[list] ?? []).map((each) => each[id]!)
  }
  return {
    hostId: await listed('host.list', 'hosts', 'hostId'),
    vmId: await listed('vm.list', 'vms', 'vmId'),
    certificateId: await listed('certificate.list', 'certificates', 'certificateId'),
    rootId: await listed('root.list', 'roots', 'rootId'),
  }
}

/** Values that a member can have: of an id each thing, of a choice each option, else one that fits. */
function valuesOf(schema: Schema, name: string, things: Things): readonly unknown[] {
  if (Object.hasOwn(things, name)) return things[name as keyof Things]
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum !== undefined) return name === 'faultId' ? schema.enum.slice(0, 1) : schema.enum
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.flatMap((choice) => valuesOf(choice, name, things))
  if (schema.type === 'array') return [valuesOf(schema.items ?? {}, nameOfItem(name), things)]
  if (schema.type === 'object') return objectsOf(schema, things)
  if (schema.type === 'integer' || schema.type === 'number') return [10]
  if (schema.type === 'boolean') return [true]
  return schema.type === 'null' ? [null] : ['hypervisor-02.lab.example']
}

/** Objects with what they demand, once with each combination of ids and choices. */
function objectsOf({ properties = {}, required = [] }: Schema, things: Things): readonly unknown[] {
  return required.reduce<readonly Readonly<Record<string, unknown>>[]>(
    (objects, name) =>
      valuesOf(properties[name] ?? {}, name, things).flatMap((value) =>
        objects.map((object) => ({ ...object, [name]: value })),
      ),
    [{}],
  )
}

const nameOfItem = (name: string) => name.replace(/Ids$/, 'Id')
