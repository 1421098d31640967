/**
 * Keeps the emulated world and its journal in step. An input from outside is written to the journal and applied in one
 * transaction: a refused input leaves no row, a row that cannot be written leaves no change. Virtual time that passed
 * since the last row is one `advance` row, written with the next input, because advancing to a and then to b is the same
 * as advancing to b.
 */
import { fail, ok, type Reply } from '../contract/failure.ts'
import type { VmView } from '../contract/views/vm.ts'
import type { ActivityView } from '../contract/events.ts'
import {
  createEmulator,
  createWorld,
  type CommandInput,
  type EmulatedEvent,
  type Emulator,
  type EmulatorRules,
  type World,
  type WorldInput,
} from '../emulator/index.ts'
import { invariant } from '../kernel/invariant.ts'
import type { Workspace } from '../workspace/index.ts'
import type { EventHub, EventParams } from './events.ts'
import type { EventType } from '../contract/events.ts'

const rowsBetweenSnapshots = 500
const snapshotsKept = 3
/**
 * Longest advance in one slice, so that other calls get their turn: with a thousand machines some ten milliseconds. It is
 * longer than the hour up to which the emulator reports single cycles, so that a long skip does not report millions.
 */
const sliceMilliseconds = 2 * 3_600_000

/** What a snapshot holds, as JSON. */
export interface SnapshotDocument {
  readonly world: World
  readonly activities: readonly ActivityView[]
}

export interface WorldKeeper {
  readonly emulator: Emulator
  /** The other record of a machine's relationship, if there is one. */
  peerOf(vmId: string): VmView | null
  now(): number
  /** Applies one input durably; the reply is the emulator's. */
  apply(input: Exclude<WorldInput, { kind: 'advance' }>): Reply<unknown>
  /** Says what a series of inputs would meet, on a copy of the world: the first refusal, if there is one. */
  tryOut(inputs: readonly CommandInput[]): Reply<unknown>
  /** Lets virtual time pass up to an instant, in slices. `stopWhen` ends it early. */
  advance(toInstant: number, stopWhen?: (emulator: Emulator) => boolean): Promise<void>
  /** Keeps a fact that did not come from the world, such as a root that was created, for the activity list. */
  record(type: EventType, params: EventParams): Reply<void>
  /** Writes the time that passed, so that a crash from now on does not lose it. */
  flush(): Reply<void>
  /** Replays the whole journal into a second world and compares the hashes. */
  verify(): { readonly actual: string; readonly expected: string; readonly journalLength: number }
  journalLength(): number
  close(): void
}

export interface WorldKeeperOptions {
  readonly workspace: Workspace
  readonly rules: EmulatorRules
  readonly hub: EventHub
  readonly seed: string
  readonly startInstant: number
}

/**
 * Opens the world of a workspace: the newest snapshot and the rows after it, or a new world in a new workspace.
 * @param options The workspace, the verdict, where events go, and seed and start of a new world.
 * @returns The keeper, or the workspace's failure.
 */
export function openWorld(options: WorldKeeperOptions): Reply<WorldKeeper> {
  const { workspace, rules, hub } = options
  if (workspace.journalLength() === 0) {
    const written = workspace.transaction(() => {
      workspace.appendJournal('world.created', { seed: options.seed, startInstant: options.startInstant })
      return ok(undefined)
    })
    if (!written.ok) return written
  }

  const loaded = readWorld(workspace, load)
  if (!loaded.ok) return loaded
  let emulator = loaded.value
  let rowsSinceSnapshot = 0
  let isTimeUnwritten = false
  /** Set while the world could not be brought back to what the file holds. */
  let recoverAt: number | null = null

  function load(): Emulator {
    const snapshot = workspace.latestSnapshot()
    const document = snapshot ? (JSON.parse(snapshot.state) as SnapshotDocument) : null
    hub.restore(document?.activities ?? [])
    return replay(workspace, rules, document?.world ?? null, (snapshot?.sequence ?? 0) + 1, keep)
  }

  /**
   * Undoes what the world has and the file has not: the world of the file, moved to an instant that was reached before.
   * Where the file cannot be read either, the next input tries again.
   */
  function recover(instant: number): Reply<void> {
    recoverAt = instant
    const reloaded = readWorld(workspace, () => {
      const other = load()
      if (other.world.now < instant) other.advance(instant).events.forEach(keep)
      return other
    })
    if (!reloaded.ok) return reloaded
    emulator = reloaded.value
    recoverAt = null
    hub.emit('clock.advanced', emulator.world.now, { now: emulator.world.now })
    return ok(undefined)
  }

  function keep(event: EmulatedEvent): void {
    hub.keep(event.type, event.at, event.params)
  }

  function forward(event: EmulatedEvent): void {
    hub.emit(event.type, event.at, event.params)
  }

  function write(kind: string, payload: unknown): void {
    if (isTimeUnwritten) workspace.appendJournal('advance', { toInstant: emulator.world.now })
    workspace.appendJournal(kind, payload)
    rowsSinceSnapshot += 1
  }

  function snapshotIfDue(): void {
    if (rowsSinceSnapshot < rowsBetweenSnapshots) return
    saveSnapshot()
  }

  function saveSnapshot(): void {
    const state = JSON.stringify({ world: emulator.world, activities: hub.dump() } satisfies SnapshotDocument)
    const saved = workspace.transaction(() => {
      workspace.saveSnapshot(workspace.journalLength(), state, emulator.hash())
      workspace.trimSnapshots(snapshotsKept)
      return ok(undefined)
    })
    // A snapshot only saves time at the next start; without it the journal still holds everything.
    if (saved.ok) rowsSinceSnapshot = 0
  }

  const keeper: WorldKeeper = {
    get emulator() {
      return emulator
    },
    peerOf: (vmId) => emulator.peerVmView(vmId),
    now: () => emulator.world.now,
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
          write('input', input)
          isTouched = true
          const applied = emulator.apply(input)
          events = applied.events
          isTouched = applied.reply.ok
          return applied.reply
        })
        isDone = done.ok
        if (!isDone) return done
        isTimeUnwritten = false
        for (const event of events) forward(event)
        snapshotIfDue()
        return done
      } finally {
        if (isTouched && !isDone) recover(emulator.world.now)
      }
    },
    tryOut(inputs) {
      const copy = createEmulator(structuredClone(emulator.world), rules)
      for (const input of inputs) {
        const { reply } = copy.apply(input)
        if (!reply.ok) return reply
      }
      return ok(undefined)
    },
    async advance(toInstant, stopWhen) {
      while (emulator.world.now < toInstant) {
        const target = Math.min(toInstant, emulator.world.now + sliceMilliseconds)
        const advanced = emulator.advance(target, stopWhen ? { stopWhen: () => stopWhen(emulator) } : {})
        isTimeUnwritten = true
        for (const event of advanced.events) forward(event)
        if (stopWhen?.(emulator)) {
          // What else is due at this very instant comes first, or a replay of the row would do it too early.
          for (const event of emulator.advance(emulator.world.now).events) forward(event)
          break
        }
        if (emulator.world.now < toInstant) await new Promise((resolve) => setImmediate(resolve))
      }
      hub.emit('clock.advanced', emulator.world.now, { now: emulator.world.now })
    },
    record(type, params) {
      const at = emulator.world.now
      const written = workspace.transaction(() => {
        // With the time before it, so that the list reads the same after a crash.
        write('activity', { type, at, params })
        return ok(undefined)
      })
      if (!written.ok) return written
      isTimeUnwritten = false
      hub.emit(type, at, params)
      return written
    },
    flush() {
      if (!isTimeUnwritten) return ok(undefined)
      const written = workspace.transaction(() => {
        workspace.appendJournal('advance', { toInstant: emulator.world.now })
        return ok(undefined)
      })
      if (written.ok) isTimeUnwritten = false
      return written
    },
    verify() {
      keeper.flush()
      const replayed = replay(workspace, rules, null, 1, () => {})
      return { actual: replayed.hash(), expected: emulator.hash(), journalLength: workspace.journalLength() }
    },
    journalLength: () => workspace.journalLength(),
    close() {
      // A snapshot that is ahead of the journal would be the world of no file.
      if (keeper.flush().ok && recoverAt === null) saveSnapshot()
    },
  }
  return ok(keeper)
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
    const problem = error instanceof Error ? error.message : 'the journal does not replay'
    return fail('workspace.damaged', { path: workspace.path, problem })
  }
}

/**
 * Folds journal rows into a world.
 * @param start The state to begin with; null for the world that the first row creates.
 * @param fromSequence The first row.
 * @param forward Takes the events that the rows led to.
 */
export function replay(
  workspace: Workspace,
  rules: EmulatorRules,
  start: World | null,
  fromSequence: number,
  forward: (event: EmulatedEvent) => void,
): Emulator {
  let emulator = start ? createEmulator(start, rules) : null
  for (const row of workspace.readJournal(fromSequence)) {
    const payload = row.payload as never
    if (row.kind === 'world.created') {
      emulator = createEmulator(createWorld(payload), rules)
      continue
    }
    invariant(emulator, 'the journal begins with the creation of the world')
    if (row.kind === 'input') {
      const applied = emulator.apply(payload as WorldInput)
      invariant(applied.reply.ok, 'a journal row is refused on replay')
      for (const event of applied.events) forward(event)
    } else if (row.kind === 'advance') {
      const { toInstant } = payload as { toInstant: number }
      for (const event of emulator.advance(toInstant).events) forward(event)
    } else if (row.kind === 'activity') {
      forward(payload as EmulatedEvent)
    }
  }
  invariant(emulator, 'the journal is not empty')
  return emulator
}
