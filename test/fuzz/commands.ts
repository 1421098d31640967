/**
 * Random sequences of commands, drawn from the contract's schemas: objects that are not there, the wrong side, the wrong
 * state, absurd sizes. Whatever is asked, a command answers with a declared failure or is carried out, and the world stays
 * sound; a refusal changes nothing.
 */
import { z } from 'zod'
import { calls } from '../../src-main/contract/registry.ts'
import {
  createEmulator,
  emulatorCommands,
  findViolations,
  parseWorld,
  type Emulator,
  type EmulatorCommandName,
} from '../../src-main/emulator/index.ts'
import { rules } from '../emulator/lab.ts'
import { situations } from '../emulator/replication/situations.ts'
import { numbersFrom } from './mutate.ts'

export interface CommandFigures {
  sequences: number
  commands: number
  accepted: number
  refused: number
  /** What the schemas themselves do not let through. */
  malformed: number
  /** Different codes of refusals. */
  codes: number
}

type Draw = (bound: number) => number

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

interface Drawable {
  readonly name: EmulatorCommandName
  readonly schema: Schema
  readonly failures: readonly string[]
  parse(value: unknown): { success: boolean; data?: unknown }
}

const commandsPerSequenceMax = 12
/** Of so many refusals one is looked at for whether it has changed something; writing a world takes long. */
const refusalsPerCheck = 20

const numbers = [0, 1, 2, 30, 31, 60, 300, 443, 900, 4096, 65_535, 65_536, 1024 ** 3, 40 * 1024 ** 3]
// One byte more than 64 TB, 10^9 MB in an hour, the largest exact number, and less than nothing.
const absurdNumbers = [64 * 1024 ** 4 + 1, 10 ** 15, Number.MAX_SAFE_INTEGER, -1, 0.5]
const words = ['', 'x', 'web01', 'N'.repeat(65), 'a b*?<>|', 'C:\\Export', 'C:\\data\\orders.txt', 'Q:\\no', 'External']
const names = [
  'HYPERVISOR-02.lab.example',
  'hypervisor-01',
  '10.0.0.1',
  '999.1.1.1',
  'fe80::1',
  '00155D000001',
  'ü'.repeat(300),
]

/**
 * Sends so many sequences.
 * @param count How many sequences, each of 1 to 12 commands with time between them.
 * @param seed The same seed gives the same commands.
 * @throws Error with the sequence when a command throws, gives an undeclared failure, breaks an invariant, or changes
 *   something although it is refused.
 */
export function sendCommandSequences(count: number, seed: number): CommandFigures {
  const draw = numbersFrom(seed)
  const drawables = emulatorCommands.flatMap(drawable)
  const worlds = Object.values(situations).map((make) => make().lab.emulator.serialise())
  const codes = new Set<string>()
  const figures = { sequences: 0, commands: 0, accepted: 0, refused: 0, malformed: 0, codes: 0 }
  for (; figures.sequences < count; figures.sequences += 1) {
    const emulator = createEmulator(parseWorld(worlds[draw(worlds.length)]!), rules)
    const sent: string[] = []
    try {
      for (let left = 1 + draw(commandsPerSequenceMax); left > 0; left -= 1) {
        sendOne(emulator, drawables[draw(drawables.length)]!, draw, { sent, figures, codes })
      }
      const violations = findViolations(emulator.world)
      if (violations.length > 0) throw new Error(violations.join('; '))
    } catch (error) {
      throw new Error(`sequence ${figures.sequences} of seed ${seed}:\n${sent.join('\n')}`, { cause: error })
    }
  }
  return { ...figures, codes: codes.size }
}

interface Course {
  readonly sent: string[]
  readonly figures: CommandFigures
  readonly codes: Set<string>
}

function sendOne(emulator: Emulator, command: Drawable, draw: Draw, { sent, figures, codes }: Course): void {
  if (draw(4) === 0) emulator.advance(emulator.now() + 1 + draw(20 * 60_000))
  const input = command.parse(drawValue(command.schema, emulator, draw))
  sent.push(`${command.name} ${JSON.stringify(input.data)}`)
  figures.commands += 1
  if (!input.success) {
    figures.malformed += 1
    return
  }
  const before = draw(refusalsPerCheck) === 0 ? emulator.serialise() : undefined
  const { reply } = emulator.command(command.name, input.data as never)
  if (reply.ok) {
    figures.accepted += 1
    return
  }
  figures.refused += 1
  const { code } = reply.failure
  codes.add(code)
  if (!command.failures.includes(code)) throw new Error(`the contract does not declare ${code} for ${command.name}`)
  if (before !== undefined && emulator.serialise() !== before) throw new Error(`${code} has changed something`)
}

/** What only the app sends has no schema. */
function drawable(name: EmulatorCommandName): Drawable[] {
  if (!(name in calls)) return []
  const { input, failures } = calls[name as keyof typeof calls]
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  return [{ name, schema, failures, parse: (value) => input.safeParse(value) }]
}

function drawValue(schema: Schema, emulator: Emulator, draw: Draw): unknown {
  const options = schema.anyOf ?? schema.oneOf
  if (options !== undefined) return drawValue(options[draw(options.length)]!, emulator, draw)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[draw(schema.enum.length)]
  switch (schema.type) {
    case 'boolean':
      return draw(2) === 0
    case 'integer':
    case 'number':
      return drawNumber(emulator, draw)
    case 'array':
      return Array.from({ length: draw(4) }, () => drawValue(schema.items ?? {}, emulator, draw))
    case 'object':
      return drawObject(schema, emulator, draw)
    case 'string':
      return drawText(schema, emulator, draw)
    default:
      return null
  }
}

function drawNumber(emulator: Emulator, draw: Draw): number {
  const kind = draw(10)
  if (kind === 0) return absurdNumbers[draw(absurdNumbers.length)]!
  if (kind === 1) return emulator.now() + draw(10 * 86_400_000)
  return kind < 5 ? draw(1500) : numbers[draw(numbers.length)]!
}

function drawObject({ properties = {}, required = [] }: Schema, emulator: Emulator, draw: Draw): object {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => required.includes(key) || draw(2) === 0)
      .map(([key, schema]) => [key, drawValue(schema, emulator, draw)]),
  )
}

/** Ids are mostly of something that is there; the others are of something that never was. */
function drawText({ pattern }: Schema, emulator: Emulator, draw: Draw): string {
  const prefix = /^\^([a-z]+)-/.exec(pattern ?? '')?.[1]
  if (prefix !== undefined) return `${prefix}-${draw(6) === 0 ? 1 + draw(9_999) : 1 + draw(4)}`
  const { initialCopies, hosts } = emulator.world
  const known = [...initialCopies.map(({ path }) => path), ...hosts.map(({ name }) => name)]
  const pool = draw(3) === 0 ? known : draw(2) === 0 ? names : words
  return pool[draw(pool.length)] ?? ''
}
