/**
 * Folds journal rows into a world, from the newest snapshot on the way. The work is a generator that gives way every few
 * milliseconds: who opens a workspace runs it in one go, who rewinds runs it in slices and may cancel.
 */
import { withDetail } from '../../contract/problems.ts'
import { z } from 'zod'
import { certificateFacts, crlFacts, crlPoint } from '../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import * as ids from '../../contract/ids.ts'
import { calls, isCallName } from '../../contract/registry.ts'
import {
  createEmulator,
  createWorld,
  emulatorCommands,
  rulesVersion,
  type CommandInput,
  type EmulatedEvent,
  type Emulator,
  type EmulatorRules,
} from '../../emulator/index.ts'
import { canonicalHash } from '../../kernel/canonical-hash.ts'
import { dayMs, hourMs, isInstant } from '../../kernel/clock.ts'
import { WorkspaceProblem, type JournalRow, type Workspace } from '../../workspace/index.ts'
import type { KeptActivity } from '../base/events.ts'
import { damaged, parseBranchRow, type BranchRow, type RowRange } from './branches.ts'
import type { Noting } from './noting.ts'
import { findSnapshot, rowsUpTo, workBetweenSnapshots, workOf, type SnapshotDocument } from './snapshots.ts'

/** Timers per slice: some ten milliseconds. */
export const timersPerSlice = 20_000
/**
 * How far one row may move the clock, in milliseconds: a hundred years, which at the fastest pace are ten days without a
 * single command. More is no row of ours, and could keep an opening busy for ever.
 */
const longestStep = 100 * 366 * dayMs
/** How many times as many timers may go off within a row as lie between two snapshots, where time is written at the latest. */
const workFactorMax = 40
const rowsPerSlice = 200

/** An event with the row that it belongs to. */
interface ReplayedEvent extends EmulatedEvent {
  readonly journalSequence: number
}

export interface Replayed {
  readonly emulator: Emulator
  /** The last row that was folded in. */
  readonly lastSequence: number
  /** The activities of the snapshot that it began with. */
  readonly activities: readonly KeptActivity[]
  /** What the rows after it led to; only the newest of a long journal. */
  readonly events: readonly ReplayedEvent[]
}

/** How far a replay has come. */
interface ReplayProgress {
  /** Where the virtual clock stands. */
  readonly instant: number
  /** The last row that was folded in. */
  readonly sequence: number
}

export interface ReplayOptions {
  readonly workspace: Workspace
  readonly rules: EmulatorRules
  /** The rows, as `JournalBranches.rowsOf` gives them. */
  readonly rows: readonly RowRange[]
  /** Where the clock shall stand at the end, unless the rows have moved it beyond. */
  readonly toInstant?: number
  /** Stops before the first row that would move the clock beyond `toInstant`. */
  readonly stopsAtInstant?: boolean
  /** Begins with the first row and compares the hash at every snapshot on the way. */
  readonly fromStart?: boolean
  /** Notes down what commands meant that have no meaning yet; begins before the first of them. */
  readonly noting?: Noting | undefined
}

const eventsKept = 1_000

/**
 * Replays.
 * @returns How far it has come, again and again; at the end the world. Throws `WorkspaceProblem` with
 *   `workspace.damaged`, `workspace.replayRefused` or `workspace.hashDiffers`.
 */
function* replaySteps(options: ReplayOptions): Generator<ReplayProgress, Replayed> {
  const { workspace, rules, rows } = options
  const instantMax = (options.stopsAtInstant === true ? options.toInstant : undefined) ?? Number.MAX_SAFE_INTEGER
  const before = options.noting === undefined ? rows : [...rowsUpTo(rows, options.noting.firstRow - 1)]
  const snapshot = options.fromStart === true ? undefined : findSnapshot(workspace, before, instantMax)
  const start: SnapshotDocument | undefined = snapshot?.document
  let emulator = start && createEmulator(start.world, rules)
  let lastSequence = snapshot?.sequence ?? 0
  let events: ReplayedEvent[] = []
  const keep = (happened: readonly EmulatedEvent[], journalSequence: number) => {
    for (const event of happened) events.push({ ...event, journalSequence })
    if (events.length > 2 * eventsKept) events = events.slice(-eventsKept)
  }
  // Where every snapshot is compared, a mistake is found near the row that made it.
  const hashes = options.fromStart === true ? hashesOf(workspace, rows) : new Map<number, string>()
  let rowCount = 0
  for (const row of rowsAfter(workspace, rows, lastSequence)) {
    const version = rulesOf(workspace, row)
    const moved = instantAfter(workspace, row)
    if (moved !== null && moved > instantMax) break
    if (row.kind === 'world.created') emulator = createEmulator(createWorld(creationOf(workspace, row)), rules)
    if (emulator === undefined) throw damaged(workspace, row, 'world.created')
    emulator.follow(version)
    if (moved !== null) {
      const { world } = emulator
      if (moved - world.now > longestStep) throw damaged(workspace, row, 'toInstant')
      const workMax = workOf(world) + workFactorMax * workBetweenSnapshots(world)
      for (const instant of moveTo(emulator, moved, (happened) => keep(happened, row.sequence))) {
        if (workOf(world) > workMax) throw damaged(workspace, row, 'toInstant')
        yield { instant, sequence: lastSequence }
      }
    }
    if (row.kind === 'input') keep(applyRow(workspace, emulator, row, options.noting), row.sequence)
    if (row.kind === 'activity') keep([row.payload as EmulatedEvent], row.sequence)
    if (row.kind === 'branch') keep(branchEvents(parseBranchRow(workspace, row), emulator), row.sequence)
    lastSequence = row.sequence
    const expected = hashes.get(lastSequence)
    if (expected !== undefined) compareHash(emulator, expected)
    rowCount += 1
    if (rowCount % rowsPerSlice === 0) yield { instant: emulator.now(), sequence: lastSequence }
  }
  options.noting?.save()
  if (emulator === undefined) throw new Error('the journal is not empty')
  emulator.follow(rulesVersion)
  if (options.toInstant !== undefined && emulator.now() < options.toInstant) {
    for (const instant of moveTo(emulator, options.toInstant, (happened) => keep(happened, lastSequence + 1))) {
      yield { instant, sequence: lastSequence }
    }
  }
  return { emulator, lastSequence, activities: start?.activities ?? [], events }
}

/**
 * Runs a replay in slices, so that everything else gets its turn and it can be ended.
 * @param task Its name, for `core.cancelled`.
 * @returns The world, or the workspace's failure, or `core.cancelled`.
 */
export async function replayInSlices(
  options: ReplayOptions,
  { task, signal, progress }: { task: string; signal?: AbortSignal; progress?: (reached: ReplayProgress) => void },
): Promise<Reply<Replayed>> {
  const steps = replaySteps(options)
  for (;;) {
    const step = readWorld(options.workspace, () => steps.next())
    if (!step.ok) return step
    if (step.value.done === true) return ok(step.value.value)
    progress?.(step.value.value)
    await new Promise((resolve) => setImmediate(resolve))
    if (signal?.aborted === true) return fail('core.cancelled', { task })
  }
}

/** Runs a replay to its end at once. */
export function replayNow(options: ReplayOptions): Replayed {
  const steps = replaySteps(options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/**
 * Reads what a workspace holds of a world. A snapshot or journal that makes no sense is damage of the file, however
 * whole its pages are.
 * @param work Reads and replays.
 * @returns What `work` gives, or the workspace's failure.
 */
export function readWorld<Value>(workspace: Workspace, work: () => Value): Reply<Value> {
  try {
    return workspace.read(work)
  } catch (error) {
    const problem = withDetail('replay', error instanceof Error ? error.message : '-')
    return fail('workspace.damaged', { path: workspace.path, problem })
  }
}

/** The events that a row about branches stands for in the list of activities. */
export function branchEvents(row: BranchRow, emulator: Emulator): EmulatedEvent[] {
  const at = emulator.now()
  if (row.event === 'began') {
    const { branchId, leftInstant, forkInstant, name } = row
    // Within one instant only the row itself tells the two apart.
    const type = (row.isRewind ?? forkInstant < leftInstant) ? 'clock.rewound' : 'branch.created'
    return [{ at, type, params: { branchId, fromInstant: leftInstant, toInstant: forkInstant, name: name ?? '' } }]
  }
  return row.event === 'opened' ? [{ at, type: 'branch.opened', params: { branchId: row.branchId } }] : []
}

function* rowsAfter(workspace: Workspace, rows: readonly RowRange[], sequence: number): Generator<JournalRow> {
  for (const { from, to } of rows) {
    const first = Math.max(from, sequence + 1)
    if (first <= to) yield* workspace.readJournal(first, to - first + 1)
  }
}

/** The rules that a row was written under. Rows of before there was a number have none. */
function rulesOf(workspace: Workspace, row: JournalRow): number {
  const parsed = z.object({ rules: z.int().min(1).default(1) }).safeParse(row.payload)
  if (!parsed.success) throw damaged(workspace, row, 'rules')
  if (parsed.data.rules > rulesVersion) {
    const params = { path: workspace.path, version: parsed.data.rules, supported: rulesVersion }
    throw new WorkspaceProblem(fail('workspace.newer', params).failure)
  }
  return parsed.data.rules
}

/** Where a row moves the clock, if it does. */
function instantAfter(workspace: Workspace, row: JournalRow): number | null {
  if (row.kind === 'advance') {
    const parsed = z.object({ toInstant: ids.instant }).safeParse(row.payload)
    if (!parsed.success || !isInstant(parsed.data.toInstant)) throw damaged(workspace, row, 'advance')
    return parsed.data.toInstant
  }
  if (row.kind !== 'branch') return null
  const payload = parseBranchRow(workspace, row)
  if (payload.event !== 'began') return null
  if (!isInstant(payload.forkInstant)) throw damaged(workspace, row, 'branch')
  return payload.forkInstant
}

function creationOf(workspace: Workspace, row: JournalRow): { seed: string; startInstant: number } {
  const parsed = z.object({ seed: z.string(), startInstant: ids.instant }).safeParse(row.payload)
  if (!parsed.success || !isInstant(parsed.data.startInstant)) throw damaged(workspace, row, 'world.created')
  return parsed.data
}

function* moveTo(
  emulator: Emulator,
  toInstant: number,
  keep: (events: readonly EmulatedEvent[]) => void,
): Generator<number, void> {
  const collectEvents = toInstant - emulator.now() <= hourMs
  while (emulator.now() < toInstant) {
    const { events, reachedInstant } = emulator.advance(toInstant, { collectEvents, timerLimit: timersPerSlice })
    keep(events)
    if (reachedInstant < toInstant) yield reachedInstant
  }
}

/** The inputs that the app sends and the contract does not have. */
const appInputs: Readonly<Record<string, z.ZodType>> = {
  'store.put': z.object({
    hostId: ids.hostId,
    store: ids.storeName,
    certificate: certificateFacts,
    hasPrivateKey: z.boolean(),
  }),
  'store.putCrl': z.object({ hostId: ids.hostId, crl: crlFacts }),
  'crlPoint.put': crlPoint,
}

const commandRow = z.object({ kind: z.literal('command'), name: z.string(), input: z.unknown() })
const knownCommands: ReadonlySet<string> = new Set(emulatorCommands)

function applyRow(
  workspace: Workspace,
  emulator: Emulator,
  row: JournalRow,
  noting: Noting | undefined,
): readonly EmulatedEvent[] {
  const payload = commandRow.safeParse(row.payload)
  if (!payload.success) throw damaged(workspace, row, 'input')
  const { name, input } = payload.data
  const refuse = (problem: string) => {
    const params = { path: workspace.path, row: row.sequence, command: name, problem: withDetail('foreign', problem) }
    return new WorkspaceProblem(fail('workspace.replayRefused', params).failure)
  }
  const schema = isCallName(name) ? calls[name].input : appInputs[name]
  if (!knownCommands.has(name) || schema === undefined) throw refuse('call.unknown')
  // Members that a later version added get their defaults here, as they would have if it had received the input.
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw refuse(`input.invalid: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  // The schema of a command is the one that its handler takes its input from.
  const command = { kind: 'command', name, input: parsed.data } as CommandInput
  const note = noting?.describe(row.sequence, emulator, command)
  const { reply, events } = emulator.apply(command)
  if (!reply.ok) throw refuse(reply.failure.code)
  note?.(reply.value)
  return events
}

/** The hashes of all snapshots among the rows that can be read. */
function hashesOf(workspace: Workspace, rows: readonly RowRange[]): ReadonlyMap<number, string> {
  const hashes = new Map<number, string>()
  for (const { sequence } of workspace.listSnapshots()) {
    if (!rows.some(({ from, to }) => from <= sequence && sequence <= to)) continue
    const snapshot = findSnapshot(workspace, [{ from: sequence, to: sequence }])
    if (snapshot !== undefined) hashes.set(sequence, canonicalHash(snapshot.document.world))
  }
  return hashes
}

function compareHash(emulator: Emulator, expected: string): void {
  const actual = emulator.hash()
  if (actual === expected) return
  throw new WorkspaceProblem(fail('workspace.hashDiffers', { expected, actual }).failure)
}
