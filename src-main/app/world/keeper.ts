/**
 * Keeps the emulated world and its journal in step. An input from outside is written to the journal and applied in one
 * transaction: a refused input leaves no row, a row that cannot be written leaves no change. Virtual time that passed
 * since the last row is one `advance` row, written with the next input, because advancing to a and then to b is the same
 * as advancing to b.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { EventType } from '../../contract/events.ts'
import type { BranchView } from '../../contract/views/branch.ts'
import {
  rulesVersion,
  type AdvanceOptions,
  type CommandInput,
  type EmulatedEvent,
  type Emulator,
} from '../../emulator/index.ts'
import { hourMs, latestInstant, minuteMs } from '../../kernel/clock.ts'
import type { EventHub, EventParams } from '../base/events.ts'
import { sliceMilliseconds } from '../base/slices.ts'
import { readBranches, type BranchRow } from './branches.ts'
import { commandsIn, type JournalledCommand } from './done-commands.ts'
import { describeCommand, meaningVersion, type CommandMeaning } from './meaning.ts'
import { replayAndNote, type OpeningOptions } from './opening.ts'
import {
  branchEvents,
  readWorld,
  replayInSlices,
  replayNow,
  timersPerSlice,
  type Replayed,
  type ReplayOptions,
} from './replay.ts'
import { createSnapshotKeeper } from './snapshots.ts'
import type { Stage } from './stage.ts'
import { createTrial, tryOut, type TrialSource } from './trial.ts'

export interface WorldKeeper extends Stage {
  /** Says what a series of inputs would meet, on a copy of the world: the first refusal, if there is one. */
  tryOut(inputs: readonly CommandInput[]): Promise<Reply<unknown>>
  /** A copy of the world in which a compound command is tried out, time included; nothing of it is kept. */
  trial(): Promise<Stage>
  /** Keeps a fact that did not come from the world, such as a root that was created, for the activity list. */
  record(type: EventType, params: EventParams): Reply<void>
  /**
   * Keeps what a command made together with the facts that it tells of: one transaction for all, and nobody is told before it is
   * durable.
   * @param work Writes, and names the facts in order; a failed reply undoes everything.
   */
  keepTogether<Value>(work: (tell: Tell) => Reply<Value>): Reply<Value>
  /** Writes the time that passed, so that a crash from now on does not lose it. */
  flush(): Reply<void>
  /** Replays the whole journal into a second world and compares the hashes. */
  verify(): { readonly actual: string; readonly expected: string; readonly journalLength: number }
  journalLength(): number
  /** The commands that led to the world as it is, in order, without those of other branches. */
  commands(): Iterable<JournalledCommand>
  /** What a command would mean that were given now; nothing of it is carried out. */
  meaningOf(command: CommandInput): CommandMeaning
  branches(): readonly BranchView[]
  /** Begins a branch at the present moment or at a past one. The branch that is left stays as it is. */
  beginBranch(at: BranchStart, name: string | null, task: SlicedTask): Promise<Reply<void>>
  /** Goes on where a branch was left. */
  openBranch(branchId: string, task: SlicedTask): Promise<Reply<void>>
  nameBranch(branchId: string, name: string): Reply<void>
  close(): void
}

/** Names a fact for the activity list, inside a transaction. */
export type Tell = (type: EventType, params: EventParams) => void

/** Where a branch begins: now, at an instant, just before what an activity tells of, or at an instant after a row. */
export type BranchStart =
  | 'now'
  | { readonly toInstant: number }
  | { readonly beforeActivity: number }
  | { readonly afterSequence: number; readonly instant: number }

/** How long work is shown and ended. */
export interface SlicedTask {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

interface WorldKeeperOptions extends OpeningOptions {
  readonly hub: EventHub
  readonly seed: string
  readonly startInstant: number
  /** In a lab, told of each minute that passes and of each instant at which something happened. */
  readonly timePassed?: (isMinute: boolean) => void
}

/**
 * Opens the world of a workspace: the newest snapshot and the rows after it, or a new world in a new workspace.
 * @param options The workspace, the verdict, where events go, and seed and start of a new world.
 * @returns The keeper, or the workspace's failure, or `core.cancelled`.
 */
export async function openWorld(options: WorldKeeperOptions): Promise<Reply<WorldKeeper>> {
  const { workspace, rules, hub, names } = options
  if (workspace.journalLength() === 0) {
    const written = workspace.transaction(() => {
      workspace.appendJournal('world.created', { seed: options.seed, startInstant: options.startInstant })
      return ok(undefined)
    })
    if (!written.ok) return written
  }

  const snapshots = createSnapshotKeeper(workspace)
  const tree = readWorld(workspace, () => readBranches(workspace))
  if (!tree.ok) return tree
  let branches = tree.value
  const opening = await replayAndNote(options, branches)
  if (!opening.ok) return opening
  takeActivities(opening.value)
  let { emulator } = opening.value
  snapshots.restart(emulator.world)
  let isTimeUnwritten = false
  /** Set while the world could not be brought back to what the file holds. */
  let recoverAt: number | null = null

  function load(): Replayed {
    const known = readBranches(workspace)
    const replayed = replayNow({ workspace, rules, rows: known.rowsOf(known.currentId) })
    takeActivities(replayed)
    return replayed
  }

  function takeActivities({ activities, events }: Replayed): void {
    hub.restore(activities)
    for (const { type, at, params, journalSequence } of events) hub.keep(type, at, params, journalSequence)
  }

  /**
   * Undoes what the world has and the file has not: the world of the file, moved to an instant that was reached before.
   * Where the file cannot be read either, the next input tries again.
   */
  function recover(instant: number): Reply<void> {
    recoverAt = instant
    const reloaded = readWorld(workspace, () => {
      const other = load().emulator
      if (other.now() < instant) other.advance(instant).events.forEach(keep)
      return other
    })
    if (!reloaded.ok) return reloaded
    emulator = reloaded.value
    recoverAt = null
    snapshots.restart(emulator.world)
    hub.emit('clock.advanced', emulator.now(), { now: emulator.now() })
    return ok(undefined)
  }

  /** What happens as time passes belongs to the row that will say so. */
  function keep(event: EmulatedEvent): void {
    hub.keep(event.type, event.at, event.params, workspace.journalLength() + 1)
  }

  function forward(events: readonly EmulatedEvent[], journalSequence: number): void {
    for (const { type, at, params } of events) hub.emit(type, at, params, journalSequence)
  }

  function append(kind: string, payload: unknown): number {
    snapshots.countRow()
    return workspace.appendJournal(kind, payload)
  }

  function appendTime(): void {
    append('advance', { toInstant: emulator.now(), rules: rulesVersion })
  }

  function write(kind: string, payload: unknown): number {
    if (isTimeUnwritten) appendTime()
    return append(kind, payload)
  }

  function saveSnapshot(): void {
    snapshots.save(emulator, hub.dump())
  }

  /** Writes the row, goes over to the world that belongs to it and tells everybody. */
  function switchTo(row: BranchRow, replayed: Replayed): Reply<void> {
    const written = workspace.transaction(() => ok(append('branch', { ...row, rules: rulesVersion })))
    if (!written.ok) return written
    emulator = replayed.emulator
    branches = readBranches(workspace)
    snapshots.restart(emulator.world)
    takeActivities(replayed)
    forward(branchEvents(row, emulator), workspace.journalLength())
    hub.emit('clock.advanced', emulator.now(), { now: emulator.now() })
    saveSnapshot()
    return ok(undefined)
  }

  /** The rows and the instant to which a branch is to go back. */
  function startOf(at: BranchStart): Reply<Pick<ReplayOptions, 'rows' | 'toInstant' | 'stopsAtInstant'>> {
    const now = emulator.now()
    if (at === 'now') return ok({ rows: branches.rowsOf(branches.currentId), toInstant: now })
    if ('toInstant' in at) {
      const firstInstant = branches.views(now)[0]!.fromInstant
      const { toInstant } = at
      if (toInstant < firstInstant || toInstant > now) {
        return fail('time.notPast', { instant: toInstant, firstInstant }, { field: 'toInstant' })
      }
      return ok({ rows: branches.rowsOf(branches.currentId), toInstant, stopsAtInstant: true })
    }
    if ('afterSequence' in at) {
      return ok({ rows: branches.rowsOf(branches.currentId, at.afterSequence), toInstant: at.instant })
    }
    const activity = hub.find(at.beforeActivity)
    if (activity === undefined || activity.journalSequence < 2) {
      return fail('activity.unknown', { sequence: at.beforeActivity }, { field: 'beforeActivity' })
    }
    // A millisecond earlier, because what time itself brought about is in no row.
    const rows = branches.rowsOf(branches.currentId, activity.journalSequence - 1)
    return ok({ rows, toInstant: activity.at - 1 })
  }

  /** Replays in slices, so that everything else gets its turn. */
  function rewind(
    target: Pick<ReplayOptions, 'rows' | 'toInstant' | 'stopsAtInstant'>,
    { signal, progress }: SlicedTask,
  ): Promise<Reply<Replayed>> {
    const until = target.toInstant ?? emulator.now()
    let first: number | null = null
    return replayInSlices(
      { workspace, rules, ...target },
      {
        task: 'rewind',
        signal,
        progress({ instant }) {
          first ??= instant
          progress(instant - first, Math.max(until, instant) - first)
        },
      },
    )
  }

  /** Every input writes a row, and everything else moves the clock. */
  const source: TrialSource = {
    rules,
    world: () => emulator.world,
    stamp: () => `${workspace.journalLength()} ${emulator.now()}`,
  }

  /**
   * Lets time pass minute by minute and stops at every instant at which something happens, so that whoever watches sees each of
   * them. The world is the same as after one advance.
   */
  async function advanceWatched(
    toInstant: number,
    watched: AdvanceOptions,
    stopWhen?: (emulator: Emulator) => boolean,
  ): Promise<void> {
    let isStopped = stopWhen?.(emulator) === true
    let until = performance.now() + sliceMilliseconds
    while (emulator.now() < toInstant && !isStopped) {
      const minute = Math.min(toInstant, (Math.floor(emulator.now() / minuteMs) + 1) * minuteMs)
      const advanced = emulator.advance(minute, stopWhen ? { ...watched, stopWhen: () => stopWhen(emulator) } : watched)
      isTimeUnwritten = true
      forward(advanced.events, workspace.journalLength() + 1)
      isStopped = stopWhen?.(emulator) === true
      // What else is due at this very instant comes first, as it does without anybody watching.
      if (isStopped) forward(emulator.advance(emulator.now()).events, workspace.journalLength() + 1)
      const isMinute = emulator.now() === minute
      if (isMinute || isStopped || advanced.events.length > 0) options.timePassed?.(isMinute)
      if (snapshots.isDue(emulator.world) && keeper.flush().ok) saveSnapshot()
      if (performance.now() < until) continue
      await new Promise((resolve) => setImmediate(resolve))
      until = performance.now() + sliceMilliseconds
    }
    hub.emit('clock.advanced', emulator.now(), { now: emulator.now() })
  }

  const keeper: WorldKeeper = {
    get emulator() {
      return emulator
    },
    peerOf: (vmId) => emulator.peerVmView(vmId),
    now: () => emulator.now(),
    apply(input) {
      if (recoverAt !== null) {
        const recovered = recover(recoverAt)
        if (!recovered.ok) return recovered
      }
      let events: readonly EmulatedEvent[] = []
      // Only a refusal of the emulator itself leaves the world as it was.
      let isTouched = false
      let isDone = false
      try {
        const done = workspace.transaction(() => {
          const sequence = write('input', { ...input, rules: rulesVersion })
          const finish = describeCommand(emulator, names, input)
          isTouched = true
          const applied = emulator.apply(input)
          events = applied.events
          isTouched = applied.reply.ok
          if (applied.reply.ok) workspace.saveMeaning(sequence, meaningVersion, finish(applied.reply.value))
          return applied.reply
        })
        isDone = done.ok
        if (!isDone) return done
        isTimeUnwritten = false
        forward(events, workspace.journalLength())
        if (snapshots.isDue(emulator.world)) saveSnapshot()
        return done
      } finally {
        if (isTouched && !isDone) recover(emulator.now())
      }
    },
    tryOut: (inputs) => tryOut(source, inputs),
    trial: () => createTrial(source),
    async advance(instant, stopWhen) {
      // The end of the years that can be written; a row beyond it could not be read again.
      const toInstant = Math.min(instant, latestInstant)
      // One rule for the whole span, in however many slices: single cycles are of interest in short ones only.
      const collectEvents = toInstant - emulator.now() <= hourMs
      const sliced = { collectEvents, timerLimit: timersPerSlice }
      if (options.timePassed) {
        await advanceWatched(toInstant, { collectEvents, eventLimit: 1, timerLimit: timersPerSlice }, stopWhen)
        return
      }
      while (emulator.now() < toInstant) {
        const advanced = emulator.advance(
          toInstant,
          stopWhen ? { ...sliced, stopWhen: () => stopWhen(emulator) } : sliced,
        )
        isTimeUnwritten = true
        forward(advanced.events, workspace.journalLength() + 1)
        if (stopWhen?.(emulator)) {
          // What else is due at this very instant comes first, or a replay of the row would do it too early.
          forward(emulator.advance(emulator.now()).events, workspace.journalLength() + 1)
          break
        }
        if (snapshots.isDue(emulator.world) && keeper.flush().ok) saveSnapshot()
        if (emulator.now() < toInstant) await new Promise((resolve) => setImmediate(resolve))
      }
      hub.emit('clock.advanced', emulator.now(), { now: emulator.now() })
    },
    record: (type, params) =>
      keeper.keepTogether((tell) => {
        tell(type, params)
        return ok(undefined)
      }),
    keepTogether(work) {
      const at = emulator.now()
      const told: { readonly type: EventType; readonly params: EventParams; readonly sequence: number }[] = []
      const written = workspace.transaction(() =>
        work((type, params) => {
          // With the time before the first, so that the list reads the same after a crash.
          if (isTimeUnwritten && told.length === 0) appendTime()
          append('activity', { type, at, params })
          told.push({ type, params, sequence: workspace.journalLength() })
        }),
      )
      if (!written.ok) return written
      if (told.length > 0) isTimeUnwritten = false
      for (const { type, params, sequence } of told) hub.emit(type, at, params, sequence)
      return written
    },
    flush() {
      if (!isTimeUnwritten) return ok(undefined)
      const written = workspace.transaction(() => ok(appendTime()))
      if (written.ok) isTimeUnwritten = false
      return written
    },
    verify() {
      keeper.flush()
      const rows = branches.rowsOf(branches.currentId)
      const { emulator: replayed } = replayNow({ workspace, rules, rows, fromStart: true })
      return { actual: replayed.hash(), expected: emulator.hash(), journalLength: workspace.journalLength() }
    },
    journalLength: () => workspace.journalLength(),
    commands: () => commandsIn(workspace, branches.rowsOf(branches.currentId)),
    meaningOf: (command) => describeCommand(emulator, names, command)(undefined),
    branches: () => branches.views(emulator.now()),
    async beginBranch(at, name, task) {
      const flushed = keeper.flush()
      if (!flushed.ok) return flushed
      const start = startOf(at)
      if (!start.ok) return start
      // So that it can be opened again as quickly as it was left.
      saveSnapshot()
      const replayed = await rewind(start.value, task)
      if (!replayed.ok) return replayed
      const row: BranchRow = {
        event: 'began',
        branchId: branches.nextId(),
        parentBranchId: branches.currentId,
        name,
        forkSequence: replayed.value.lastSequence,
        forkInstant: replayed.value.emulator.now(),
        leftInstant: emulator.now(),
        isRewind: at !== 'now',
      }
      return switchTo(row, replayed.value)
    },
    async openBranch(branchId, task) {
      if (!branches.has(branchId)) return fail('branch.unknown', { branchId }, { field: 'branchId' })
      if (branchId === branches.currentId) return ok(undefined)
      const flushed = keeper.flush()
      if (!flushed.ok) return flushed
      saveSnapshot()
      const replayed = await rewind({ rows: branches.rowsOf(branchId) }, task)
      if (!replayed.ok) return replayed
      return switchTo({ event: 'opened', branchId, leftInstant: emulator.now() }, replayed.value)
    },
    nameBranch(branchId, name) {
      if (!branches.has(branchId)) return fail('branch.unknown', { branchId }, { field: 'branchId' })
      const row: BranchRow = { event: 'named', branchId, name }
      const written = workspace.transaction(() => ok(write('branch', { ...row, rules: rulesVersion })))
      if (!written.ok) return written
      isTimeUnwritten = false
      branches = readBranches(workspace)
      hub.emit('branch.renamed', emulator.now(), { branchId, name })
      return ok(undefined)
    },
    close() {
      // A snapshot that is ahead of the journal would be the world of no file.
      if (keeper.flush().ok && recoverAt === null) saveSnapshot()
    },
  }
  return ok(keeper)
}
