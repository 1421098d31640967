/**
 * One try of a lab: a core on a world and files of its own, watched by a tracker, with a log of everything that was tried and with
 * points to go back to. The user's own world, roots and files are never touched.
 */
import type { Failure, Reply } from '../../contract/failure.ts'
import { fail, ok } from '../../contract/failure.ts'
import { withoutSecrets } from '../../contract/secrets.ts'
import { isLocked } from '../../labs/format/locks.ts'
import { shownIn, type LabMode } from '../../labs/format/lab.ts'
import type { Answer } from '../../labs/format/predicate.ts'
import type { CallStep } from '../../labs/format/steps.ts'
import type { LabInstance } from '../../labs/reading/instance.ts'
import { runSteps } from '../../labs/steps/run-steps.ts'
import { createTracker, type Tracker, type TrackerState } from '../../labs/tracking/tracker.ts'
import { membersAskedFor } from '../../labs/tracking/members.ts'
import { partsOf } from '../../labs/tracking/parts.ts'
import type { Settings } from '../../labs/predicates/settings.ts'
import type { Workspace } from '../../workspace/index.ts'
import type { CoreDependencies } from '../base/dependencies.ts'
import type { Watch } from '../base/watch.ts'
import { createCore, type Core } from '../core.ts'
import type { UntoldRows } from '../disclosure/setting.ts'
import { createFacts, type WorldFacts } from './facts.ts'
import { withOwnPaths, withoutOwnFolder } from './own-paths.ts'
import type { LabFolder } from './lab-folder.ts'

const stateKey = 'lab'
/** So often the log has the hash of the world. */
const hashEvery = 20

export interface LabSession {
  readonly instance: LabInstance
  readonly mode: LabMode
  readonly tracker: Tracker
  /** The world as conditions see it now. */
  readonly facts: WorldFacts
  readonly folder: LabFolder
  core(): Core
  workspace(): Workspace
  /** Makes a call as the learner, who is told what the lab tells; `core().exact` holds nothing back. */
  call(name: string, input: unknown): Promise<Reply<unknown>>
  answer(question: string, value: Answer): Reply<void>
  /** Writes something of the reader's own into the log: a hint, `show me`, the hand-in. */
  note(kind: string, details: unknown): Reply<void>
  /** Keeps world, certificates, files and everything that is remembered. */
  mark(point: string): Promise<Reply<void>>
  /** Goes back to a point; the log goes on. */
  back(point: string): Promise<Reply<void>>
  close(): Promise<void>
}

interface SessionOptions {
  readonly instance: LabInstance
  readonly mode: LabMode
  /** Of the try: the variant and everything that is drawn follow from it. */
  readonly seed: string
  readonly folder: LabFolder
  readonly dependencies: Omit<CoreDependencies, 'workspace' | 'seed' | 'startInstant' | 'watch' | 'foreignDates'>
  openWorkspace(path: string): Reply<Workspace>
}

/** What a part of the start has made, and the rows of the journal in which it did. */
interface Built {
  readonly settings: Settings
  readonly rows: readonly UntoldRows[]
}

/**
 * Begins a try: builds the world of the lab and breaks what its variant breaks. Or goes on with one that its folder holds.
 * @returns The session, or why the world cannot be built or opened.
 */
export async function openLabSession(options: SessionOptions): Promise<Reply<LabSession>> {
  const { instance, mode, folder } = options
  const tracker = createTracker(instance, mode)
  const wantsFiles = instance.objectives.some(({ parts }) =>
    parts.some(({ that }) => partsOf(that).some((part) => part.kind === 'term' && part.of?.kind === 'file')),
  )
  let isRunning = false
  let [core, workspace, facts]: [Core, Workspace, WorldFacts] = [null!, null!, null!]
  let logged = 0

  function write(kind: string, details: object): Reply<void> {
    const worldHash = logged % hashEvery === 0 ? { worldHash: core.emulated.hash() } : {}
    logged += 1
    return workspace.transaction(() => {
      workspace.appendAttempt({ kind, instant: core.emulated.now(), details: { ...details, ...worldHash } })
      workspace.saveSetting(stateKey, tracker.dump())
      return ok(undefined)
    })
  }

  const watch: Watch = {
    place: (name, input) => withOwnPaths(name, input, folder.files),
    admit: (name, input) => (isRunning ? refusalOf(instance, name, input, core.emulated.now()) : null),
    answered(name, input, reply) {
      if (!isRunning) return
      facts.changed()
      tracker.noteCommand(name, withNames(input, core), reply)
      tracker.sample(facts)
      const failure = reply.ok ? {} : { code: reply.failure.code, windowsCode: reply.failure.windowsCode ?? null }
      const journalSequence = workspace.journalLength()
      const written = withoutOwnFolder(withoutSecrets(input), folder.files)
      write(reply.ok ? 'done' : 'refused', { call: name, input: written, journalSequence, ...failure })
    },
    timePassed(isMinute) {
      if (!isRunning) return
      if (isMinute) facts.minutePassed()
      tracker.sample(facts)
    },
  }

  async function open(): Promise<Reply<void>> {
    const opened = options.openWorkspace(folder.workspacePath)
    if (!opened.ok) return opened
    workspace = opened.value
    const created = await createCore({
      ...options.dependencies,
      workspace,
      seed: `${instance.lab.file.id} ${options.seed}`,
      startInstant: instance.startInstant,
      watch,
      foreignDates: 'asWritten',
    })
    if (!created.ok) return created
    core = created.value
    facts = createFacts(core, () => (wantsFiles ? folder.list() : []), membersAskedFor(instance))
    core.exact.subscribe((event) => {
      if (!isRunning || event.type === 'clock.advanced') return
      facts.changed()
      tracker.noteEvent(event)
    })
    logged = workspace.listAttempts().length
    return ok(undefined)
  }

  const saved = new Map<string, unknown>()
  async function build(steps: readonly CallStep[]): Promise<Reply<Built>> {
    const rows: UntoldRows[] = []
    let rowsBefore = workspace.journalLength()
    for await (const { step, failure } of runSteps(core.exact, steps, { folder: folder.files, saved })) {
      if (failure !== null) return fail('lab.startFails', { call: step.call, code: failure.code })
      const to = workspace.journalLength()
      // What time brings afterwards is no secret.
      if (to > rowsBefore && !step.call.startsWith('clock.')) rows.push({ from: rowsBefore + 1, to })
      rowsBefore = to
    }
    facts.changed()
    return ok({ settings: facts.settings(), rows })
  }

  async function begin(): Promise<Reply<void>> {
    await core.call('clock.setPace', { pace: 'paused' })
    const whole = await build(instance.start)
    if (!whole.ok) return whole
    const start = await build(instance.variantStart)
    if (!start.ok) return start
    const disclosed = core.disclose({ parts: shownIn(instance.lab.file, mode), untoldRows: start.value.rows })
    if (!disclosed.ok) return disclosed
    isRunning = true
    tracker.begin({ whole: whole.value.settings, start: start.value.settings })
    tracker.sample(facts)
    const { file } = instance.lab
    return write('begun', {
      lab: file.id,
      version: file.version,
      variant: instance.variantId,
      seed: options.seed,
      mode,
    })
  }

  await folder.prepare()
  const opened = await open()
  if (!opened.ok) return opened
  const before = workspace.findSetting(stateKey) as TrackerState | undefined
  if (before === undefined) {
    const begun = await begin()
    if (!begun.ok) {
      await core.close()
      return begun
    }
  } else {
    tracker.restore(before)
    isRunning = true
    tracker.sample(facts)
    const resumed = write('resumed', {})
    if (!resumed.ok) {
      await core.close()
      return resumed
    }
  }

  return ok({
    instance,
    mode,
    tracker,
    get facts() {
      return facts
    },
    folder,
    core: () => core,
    workspace: () => workspace,
    call: (name, input) => core.call(name, input),
    answer(question, value) {
      tracker.answer(question, value)
      tracker.sample(facts)
      return write('answer', { question, value })
    },
    note: (kind, details) => write(kind, { details }),
    async mark(point) {
      const flushed = core.flush()
      if (!flushed.ok) return flushed
      const written = write('mark', { point })
      if (!written.ok) return written
      return workspace.copyTo(await folder.savePoint(point))
    },
    async back(point) {
      if (!(await folder.hasPoint(point))) return fail('lab.pointUnknown', { point })
      const log = workspace.listAttempts()
      isRunning = false
      await core.close()
      await folder.restorePoint(point)
      const reopened = await open()
      if (!reopened.ok) return reopened
      tracker.restore(workspace.findSetting(stateKey) as TrackerState)
      // What was tried since then was tried.
      const kept = workspace.transaction(() => {
        workspace.keepAttempts(log.slice(workspace.listAttempts().length))
        return ok(undefined)
      })
      if (!kept.ok) return kept
      logged = log.length
      isRunning = true
      tracker.sample(facts)
      return write('back', { point })
    },
    async close() {
      if (isRunning) write('left', {})
      isRunning = false
      await core.close()
    },
  })
}

/** The input with the names of what its ids mean beside them, for conditions, which hold names alone. */
function withNames(input: unknown, { emulated: { world } }: Core): unknown {
  const { hostId, vmId } = input as { readonly hostId?: unknown; readonly vmId?: unknown }
  const host = world.hosts.find((each) => each.hostId === hostId)?.name
  const vm = world.vms.find((each) => each.vmId === vmId)?.name
  return { ...(input as object), ...(host === undefined ? {} : { host }), ...(vm === undefined ? {} : { vm }) }
}

/** What a lab does not let through. */
function refusalOf(instance: LabInstance, name: string, input: unknown, now: number): Failure | null {
  const { lock, allow, limits } = instance.lab.file
  if (isLocked(name, lock, allow)) return fail('lab.locked', { call: name }).failure
  const seconds = name === 'clock.skip' ? Number((input as { readonly seconds?: number }).seconds) : 0
  const { virtualHours } = limits
  if (virtualHours !== undefined && now + seconds * 1_000 > instance.startInstant + virtualHours * 3_600_000)
    return fail('lab.timeUsedUp', { hours: virtualHours }).failure
  return null
}
