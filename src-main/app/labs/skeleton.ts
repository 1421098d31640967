/**
 * From what an author did to the skeleton of a lab: what was done up to the mark becomes the start, what was done after it the
 * solution, a refusal something that the lab is about. Texts have their headings and nothing below them; `lab check` says so until
 * somebody has written them.
 */
import { languages } from '../../contract/texts/shape.ts'
import { isAllowedInPack } from '../../labs/format/locks.ts'
import type { CallStep } from '../../labs/format/steps.ts'
import { unwritten } from '../../labs/format/text-file.ts'
import type { AttemptRow } from '../../workspace/index.ts'
import type { RecordedCommand } from '../recording/recording.ts'

/** The kind of the row that ends the start. */
export const markKind = 'mark'

interface Skeleton {
  /** By their names in the folder of the lab. */
  readonly files: Readonly<Record<string, string>>
  /** Calls that no lab may make, which were left out. */
  readonly leftOut: readonly string[]
}

/** What a root of a lab is protected by: nothing, for it protects nothing. */
const passphrase = 'a passphrase of this lab'

/**
 * Makes the files of a lab.
 * @param id As `FD-90`.
 * @param rows The recorded log of a workspace.
 */
export function skeletonOf(id: string, rows: readonly AttemptRow[]): Skeleton {
  const leftOut = new Set<string>()
  const markAt = rows.findLastIndex(({ kind }) => kind === markKind)
  const start = stepsOf(rows.slice(0, markAt + 1), 'start', leftOut).filter(({ refused }) => refused === undefined)
  const solution = stepsOf(rows.slice(markAt + 1), 'solution', leftOut)
  const refusals = solution.filter(({ refused }) => refused !== undefined)
  const seenPoints = 10
  const lab = {
    format: 1,
    id,
    version: 1,
    level: 'beginner',
    minutes: 15,
    modes: ['guided', 'challenge'],
    clock: '2026-01-05T08:00:00Z',
    start,
    objectives: [
      ...refusals.map(({ call, refused }, index) => ({
        id: `seen${index + 1}`,
        points: seenPoints,
        modes: ['guided'],
        latch: 'once',
        that: { attempt: call, refused },
      })),
      {
        id: 'goal',
        points: 100 - seenPoints * refusals.length,
        // Holds at once, so that `lab verify` asks for what was meant.
        that: { of: 'world', path: 'hosts', count: { atLeast: 1 } },
      },
    ],
    steps: [{ id: 'one', objectives: [...refusals.map((_, index) => `seen${index + 1}`), 'goal'] }],
    pass: 70,
  }
  const sections = [
    'title',
    'situation',
    'step:one',
    ...lab.objectives.flatMap((objective) => [`objective:${objective.id}`, `missing:${objective.id}`]),
    'hint:one.where',
    'hint:one.meaning',
  ]
  const text = [`# ${id}`, ...sections.flatMap((name) => [`## ${name}`, unwritten])].join('\n\n')
  return {
    files: {
      'lab.json': `${JSON.stringify(lab, null, 2)}\n`,
      'solution.json': `${JSON.stringify({ steps: solution.map((step) => ({ ...step, for: 'one' })), alternatives: [] }, null, 2)}\n`,
      ...Object.fromEntries(languages.map((language) => [`text.${language}.md`, `${text}\n`])),
    },
    leftOut: [...leftOut].sort(),
  }
}

function stepsOf(rows: readonly AttemptRow[], part: 'start' | 'solution', leftOut: Set<string>): CallStep[] {
  const steps: CallStep[] = []
  let until: number | null = null
  for (const { kind, instant, details } of rows) {
    if (kind !== 'done' && kind !== 'refused') continue
    const recorded = details as RecordedCommand
    const passed = until === null ? 0 : Math.floor((recorded.beganInstant - until) / 1_000)
    const made = callsOf(recorded, part, leftOut)
    if (passed > 0 && made.length > 0) steps.push({ call: 'clock.skip', input: { seconds: passed } })
    steps.push(...made)
    if (made.length > 0 || until === null) until = instant
  }
  return steps
}

/** The call itself, or what it led to where a pack may not make it: a wizard is the commands of its last page. */
function callsOf(
  { call, input, led, code }: RecordedCommand,
  part: 'start' | 'solution',
  leftOut: Set<string>,
): CallStep[] {
  if (isAllowedInPack(call, part))
    return [{ call, input: completed(call, input), ...(code === null ? {} : { refused: code }) }]
  const inner = led.filter((each) => isAllowedInPack(each.call, part))
  if (inner.length === 0) leftOut.add(call)
  return inner.map((each) => ({ call: each.call, input: completed(each.call, each.input) }))
}

/** What the log leaves out: a passphrase, and where the files of this computer lay. */
function completed(call: string, input: unknown): CallStep['input'] {
  const { folder, ...rest } = input as CallStep['input']
  const [noun = ''] = call.split('.')
  const isReal = folder !== undefined && ['certificate', 'crl', 'root'].includes(noun)
  return {
    ...rest,
    ...(folder === undefined ? {} : { folder: isReal ? '{folder}/certificates' : folder }),
    ...(call === 'root.create' || call === 'root.unlock' ? { passphrase } : {}),
  }
}
