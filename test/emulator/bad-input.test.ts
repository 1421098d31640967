/**
 * Nonsense for every command that the emulator has, made from the contract's schemas, so that a new command is walked through as
 * soon as it is declared: objects that are not there, absurd numbers and absurd names. A refusal has a declared code and
 * changes nothing; what is taken although it looks absurd stands in a table here.
 */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { calls } from '../../src-main/contract/registry.ts'
import {
  createEmulator,
  emulatorCommands,
  findViolations,
  parseWorld,
  type EmulatorCommandName,
} from '../../src-main/emulator/index.ts'
import { replicating, rules, twoHosts, type Lab } from './lab.ts'

/** The part of JSON Schema that the contract's inputs use. */
interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly pattern?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** What only the app sends, after it has checked it, has no schema. */
const withoutSchema: readonly EmulatorCommandName[] = ['store.put', 'store.putCrl', 'crlPoint.put']

/** Nothing that a disk, memory, a line or a period can be; 10^15 bytes are 10^9 MB. */
const numbers = [Number.NaN, -1, 0, 0.5, 64 * 1024 ** 4 + 1, 10 ** 15, 2 ** 53]
const words = ['', 'N'.repeat(65), '\u0000', 'a/b*?<>|', '../..']

/** Where such a number makes sense, or is a moment or a size that lies within what is possible. */
const fineNumbers: Readonly<Record<string, readonly number[]>> = {
  'host.add memoryBytes': [64 * 1024 ** 4 + 1],
  'host.add volumeBytes': [64 * 1024 ** 4 + 1, 10 ** 15],
  'host.setRegistryValue value': [0],
  'host.setClockSkew skewSeconds': [-1, 0],
  'volume.add sizeBytes': [64 * 1024 ** 4 + 1],
  'volume.resize sizeBytes': [64 * 1024 ** 4 + 1],
  'vm.create churnBytesPerHour': [0],
  'vm.setAutomaticActions startDelaySeconds': [0],
  'vm.setShutdownTime seconds': [0],
  'vm.setChurn bytesPerHour': [0],
  'vm.create churnProfile.busyFromHour': [0],
  'vm.create churnProfile.busyToHour': [0],
  'vm.setChurnProfile profile.busyFromHour': [0],
  'vm.setChurnProfile profile.busyToHour': [0],
  // A change of the table of contents alone.
  'disk.editOffline sizeBytes': [0],
  'replication.change recoveryHistoryHours': [0],
  'replication.change vssFrequencyHours': [0],
  'replication.change autoResynchronizeStartMinutes': [0],
  'replication.change autoResynchronizeEndMinutes': [0],
}

/** Ids that are only remembered, or that name no object of the world. */
const takesUnknown: readonly string[] = [
  // Judged when something is sent, like every certificate.
  'replication.change certificateId',
]

const worlds: Readonly<Record<string, string>> = {
  'a machine that does not replicate': worldOf(twoHosts(), true),
  'a machine that replicates': worldOf(replicating(), false),
}

function worldOf(lab: Lab, isOff: boolean): string {
  if (isOff) lab.do('vm.turnOff', { vmId: 'vm-1' })
  return lab.emulator.serialise()
}

const commands = emulatorCommands.filter((name) => !withoutSchema.includes(name))
const declared = (name: EmulatorCommandName) => calls[name as keyof typeof calls]
const schemaOf = (name: EmulatorCommandName) =>
  z.toJSONSchema(declared(name).input, { io: 'input', unrepresentable: 'any' }) as Schema

/** A value that the schema takes, about the first of everything. */
function plain(schema: Schema): unknown {
  const options = schema.anyOf ?? schema.oneOf
  if (options !== undefined) return plain(options[0]!)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return 1
  if (schema.type === 'array') return [plain(schema.items ?? {})]
  if (schema.type !== 'object') return plainText(schema)
  const { properties = {}, required = [] } = schema
  return Object.fromEntries(required.map((key) => [key, plain(properties[key]!)]))
}

function plainText({ pattern }: Schema): string {
  const prefix = /^\^([a-z]+)-/.exec(pattern ?? '')?.[1]
  return prefix === undefined ? 'x' : `${prefix}-1`
}

interface Place {
  readonly path: readonly string[]
  readonly schema: Schema
}

/** Every number, text and id in an input, also within what may be left out. */
function* placesIn(schema: Schema, path: readonly string[] = []): Generator<Place> {
  for (const option of schema.anyOf ?? schema.oneOf ?? []) yield* placesIn(option, path)
  if (schema.type === 'array' && schema.items !== undefined) yield* placesIn(schema.items, [...path, '0'])
  for (const [key, each] of Object.entries(schema.properties ?? {})) yield* placesIn(each, [...path, key])
  if (['integer', 'number', 'string'].includes(schema.type ?? '') && schema.enum === undefined) yield { path, schema }
}

/** The input with another value at a place; what is needed around it is filled in. */
function withValue(schema: Schema, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const option = (schema.anyOf ?? schema.oneOf)?.find((each) => hasKey(each, key))
  if (option !== undefined) return withValue(option, [key, ...rest], value)
  if (schema.type === 'array') return [withValue(schema.items!, rest, value)]
  return { ...(plain(schema) as object), [key]: withValue(schema.properties![key]!, rest, value) }
}

function hasKey(schema: Schema, key: string): boolean {
  return schema.properties?.[key] !== undefined || schema.type === 'array'
}

type Answer = 'malformed' | 'taken' | 'refused'

/** Sends an input and demands that a refusal is a clean one. */
function send(world: string, name: EmulatorCommandName, input: unknown): Answer {
  const parsed = declared(name).input.safeParse(input)
  if (!parsed.success) return 'malformed'
  const emulator = createEmulator(parseWorld(world), rules)
  const { reply } = emulator.command(name, parsed.data as never)
  const what = `${name} ${JSON.stringify(input)}`
  expect(findViolations(emulator.world), what).toEqual([])
  if (reply.ok) return 'taken'
  expect(declared(name).failures, what).toContain(reply.failure.code)
  expect(emulator.serialise() === world, `${what} was refused and changed something`).toBe(true)
  return 'refused'
}

const isId = ({ pattern }: Schema) => pattern?.startsWith('^') === true && /^\^[a-z]+-/.test(pattern)
const isText = ({ type }: Schema) => type === 'string'

describe.each(Object.keys(worlds))('with %s', (kind) => {
  const world = worlds[kind]!

  it.each(commands)('%s is refused about objects that are not there', (name) => {
    const schema = schemaOf(name)
    for (const { path, schema: each } of placesIn(schema)) {
      if (!isId(each)) continue
      const unknown = plainText(each).replace('-1', '-999999')
      const answer = send(world, name, withValue(schema, path, unknown))
      if (!takesUnknown.includes(`${name} ${path.join('.')}`))
        expect(answer, `${name} ${path.join('.')}`).not.toBe('taken')
    }
  })

  it.each(commands)('%s takes no absurd numbers', (name) => {
    const schema = schemaOf(name)
    for (const { path, schema: each } of placesIn(schema)) {
      if (isText(each)) continue
      const place = `${name} ${path.join('.')}`
      const taken = numbers.filter((value) => send(world, name, withValue(schema, path, value)) === 'taken')
      expect(
        taken.filter((value) => !(fineNumbers[place] ?? []).includes(value)),
        place,
      ).toEqual([])
    }
  })

  it.each(commands)('%s stays sound whatever it is called', (name) => {
    const schema = schemaOf(name)
    for (const { path, schema: each } of placesIn(schema)) {
      if (!isText(each) || isId(each)) continue
      for (const word of words) send(world, name, withValue(schema, path, word))
    }
  })
})

it('walks every command that a user can send', () => {
  expect(emulatorCommands.filter((name) => !(name in calls))).toEqual(withoutSchema)
  expect(commands.length).toBeGreaterThan(80)
})
