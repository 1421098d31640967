/**
 * Where the shells get their core from. The parts behind it are loaded when they are needed: a command that only prints
 * help does not pay for the emulator, the certificate library and SQLite.
 */
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { makeFolder } from '../authority/files/make-folder.ts'
import type { CoreDependencies } from '../app/base/dependencies.ts'
import type { LabDeskOptions } from '../app/labs/desk-options.ts'
import type { SecretKeeper } from '../app/base/secret-keeper.ts'
import type { OpenWorkspaceOptions, Workspace } from '../workspace/index.ts'
import type { CorePort } from '../contract/client.ts'
import { fail, ok, type Failure, type Reply } from '../contract/failure.ts'

interface CoreOptions {
  readonly workspacePath: string
  /** The seed of a new workspace where `beginning` names none; drawn if both are left out. */
  readonly seed?: string
  /** What the user named. A workspace that is there already and began otherwise is refused. */
  readonly beginning?: Beginning
  /** True where a user watches: virtual time then runs at the pace that was set. */
  readonly hasPace?: boolean
  /** The labs that are offered; none if left out. Their tries lie beside the workspace. */
  readonly labsFolder?: string
  /** Where the system can remember passphrases. */
  readonly secretKeeper?: SecretKeeper
  /** Ends the opening, which may replay a long journal. */
  readonly signal?: AbortSignal
  readonly progress?: (done: number, total: number) => void
  /** Told when the workspace could not be closed as it should be: the file is gone, the disk is full. */
  readonly reportClosing?: (failure: Failure) => void
}

/** What decides everything that a new emulated world draws and shows: two that begin alike and are told the same are the same. */
export interface Beginning {
  /** Decides every random draw. */
  readonly seed?: string
  /** Where virtual time begins, in milliseconds since 1970 UTC. */
  readonly startInstant?: number
}

export interface LongWork {
  readonly signal?: AbortSignal
  readonly progress?: (done: number, total: number) => void
}

interface Verification {
  /** Null where no world has begun yet. */
  readonly worldHash: string | null
  readonly journalLength: number
}

/** What a shell can have made; tests pass a smaller one. */
export interface Assembly {
  /**
   * Opens the workspace, which is created if it does not exist, and starts a core on it.
   * @returns The failures of opening a workspace: locked, damaged, newer, no workspace, not writable, and `world.begunOtherwise`.
   */
  openCore(options: CoreOptions): Promise<Reply<CorePort>>
  /** Replays the journal of a workspace from its beginning and compares the hash of the world with the stored one. */
  verifyWorkspace(workspacePath: string, work?: LongWork): Promise<Reply<Verification>>
  /** Writes a workspace that nobody has open into a new file, complete by itself. */
  copyWorkspace(workspacePath: string, target: string): Promise<Reply<void>>
  /** The same up to the row of the journal before the first damaged one. */
  recoverWorkspace(workspacePath: string, target: string): Promise<Reply<{ lastSequence: number; lostRows: number }>>
  /**
   * Takes a file for what it holds although its log is missing.
   * @returns How many rows its journal has; none where it was copied before anything was saved into it.
   */
  acceptLoss(workspacePath: string): Promise<Reply<{ journalLength: number }>>
}

/**
 * Makes the folder that the default workspace lives in, for its owner only.
 * @param workspacePath The default workspace; a path that the user typed is left alone, so that a typing error makes no folders.
 */
export async function prepareDefaultFolder(workspacePath: string): Promise<void> {
  // Where this cannot be done, opening the workspace says why.
  await makeFolder(dirname(workspacePath), 0o700).catch(() => undefined)
}

/**
 * Makes the assembly of the real program: wall clock, secure randomness, the workspace on disk.
 * @param applicationVersion Written into workspaces and reports.
 * @param reportError Takes what was thrown inside and became `core.internal`.
 * @param keys Whence its authorities have their keys, and what a guess at a passphrase costs, where that is not what a test is about.
 */
export function createAssembly(
  applicationVersion: string,
  reportError: (error: unknown) => void,
  keys: Pick<CoreDependencies, 'keys' | 'passphraseCost'> = {},
): Assembly {
  /** Opens a workspace as a file, without a core on it. */
  async function withWorkspace<Value>(
    options: Pick<OpenWorkspaceOptions, 'path' | 'mode' | 'acceptsLoss'>,
    work: (workspace: Workspace) => Reply<Value>,
  ): Promise<Reply<Value>> {
    const { openWorkspace } = await import('../workspace/index.ts')
    const workspace = openWorkspace({ ...options, now: () => new Date(), applicationVersion })
    if (!workspace.ok) return workspace
    const reply = work(workspace.value)
    const closed = workspace.value.close()
    return reply.ok && !closed.ok ? closed : reply
  }

  /** Labs beside a workspace. */
  async function openDesk(packFolder: string, workspacePath: string, dependencies: LabDeskOptions['dependencies']) {
    const [{ createLabDesk }, { openWorkspace }] = await Promise.all([
      import('../app/labs/desk.ts'),
      import('../workspace/index.ts'),
    ])
    return createLabDesk({
      packFolder,
      folder: `${workspacePath}.labs`,
      dependencies,
      openWorkspace: (path) =>
        openWorkspace({ path, mode: 'open-or-create', now: dependencies.now, applicationVersion }),
    })
  }

  return {
    async openCore({
      workspacePath,
      beginning = {},
      hasPace,
      labsFolder,
      secretKeeper,
      signal,
      progress,
      reportClosing,
      ...usual
    }) {
      const [{ openWorkspace }, { createCore }] = await Promise.all([
        import('../workspace/index.ts'),
        import('../app/core.ts'),
      ])
      const now = () => new Date()
      const workspace = openWorkspace({ path: workspacePath, mode: 'open-or-create', now, applicationVersion })
      if (!workspace.ok) return workspace
      const begun = demandBeginning(workspace.value, beginning)
      if (!begun.ok) {
        workspace.value.close()
        return begun
      }
      const seed = beginning.seed ?? usual.seed
      const surroundings = {
        now,
        randomBytes,
        ...keys,
        applicationVersion,
        reportError,
        ...(hasPace ? { ticker: wallTicker } : {}),
      }
      const desk = labsFolder === undefined ? null : await openDesk(labsFolder, workspacePath, surroundings)
      const core = await createCore({
        ...surroundings,
        workspace: reportClosing ? withReport(workspace.value, reportClosing) : workspace.value,
        seed: seed ?? Buffer.from(randomBytes(8)).toString('hex'),
        startInstant: beginning.startInstant ?? (seed === undefined ? startOfToday(now()) : seededStartInstant),
        opening: { ...(signal ? { signal } : {}), ...(progress ? { progress } : {}) },
        ...(secretKeeper ? { secretKeeper } : {}),
        ...(desk ? { labs: desk.labs } : {}),
      })
      return core.ok && desk ? ok(desk.around(core.value)) : core
    },
    async verifyWorkspace(workspacePath, work) {
      const [{ openWorkspace }, { verifyWorkspace }, { findNonsense }] = await Promise.all([
        import('../workspace/index.ts'),
        import('../app/world/verify.ts'),
        import('../app/certificates/inventory/nonsense.ts'),
      ])
      const now = () => new Date()
      const workspace = openWorkspace({ path: workspacePath, mode: 'read-only', now, applicationVersion })
      if (!workspace.ok) return workspace
      try {
        return await verifyWorkspace(workspace.value, { ...work, findNonsense })
      } finally {
        workspace.value.close()
      }
    },
    copyWorkspace: (workspacePath, target) =>
      withWorkspace({ path: workspacePath, mode: 'read-only' }, (workspace) => workspace.copyTo(target)),
    recoverWorkspace: (workspacePath, target) =>
      withWorkspace({ path: workspacePath, mode: 'read-only' }, (workspace) => workspace.recoverTo(target)),
    acceptLoss: (workspacePath) =>
      withWorkspace({ path: workspacePath, mode: 'open', acceptsLoss: true }, (workspace) =>
        workspace.transaction(() => {
          workspace.appendAudit({ kind: 'workspace.lossAccepted', subject: 'workspace', details: {} })
          return ok({ journalLength: workspace.journalLength() })
        }),
      ),
  }
}

/** Whoever names how a world begins wants that one, so that a workspace with another one is not used in its place. */
function demandBeginning(workspace: Workspace, { seed, startInstant }: Beginning): Reply<void> {
  const first = workspace.read(() => [...workspace.readJournal(1, 1)][0])
  if (!first.ok) return first
  if (first.value === undefined || first.value.kind !== 'world.created') return ok(undefined)
  const begun = first.value.payload as Required<Beginning>
  const isMeant =
    (seed === undefined || seed === begun.seed) && (startInstant === undefined || startInstant === begun.startInstant)
  return isMeant
    ? ok(undefined)
    : fail('world.begunOtherwise', { path: workspace.path, seed: begun.seed, instant: begun.startInstant })
}

/** Says what went wrong on closing, which comes last and has no reply that anybody reads. */
function withReport(workspace: Workspace, report: (failure: Failure) => void): Workspace {
  return {
    ...workspace,
    close() {
      const closed = workspace.close()
      if (!closed.ok) report(closed.failure)
      return closed
    },
  }
}

/** With a seed everything is given, the beginning of virtual time included: Monday, 5 January 2026, 08:00 UTC. */
const seededStartInstant = Date.UTC(2026, 0, 5, 8)

/** A new world begins this morning at eight, so that its clock reads like the user's own. */
function startOfToday(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 8)
}

const wallTicker = {
  every(milliseconds: number, tick: () => void) {
    const timer = setInterval(tick, milliseconds)
    return () => clearInterval(timer)
  },
}
