/**
 * Where the shells get their core from. The parts behind it are loaded when they are needed: a command that only prints
 * help does not pay for the emulator, the certificate library and SQLite.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { makeFolder } from '../authority/files/make-folder.ts'
import type { CoreDependencies } from '../app/base/dependencies.ts'
import type { LabDeskOptions } from '../app/labs/desk-options.ts'
import type { SecretKeeper } from '../app/base/secret-keeper.ts'
import type { Backup, OpenWorkspaceOptions, Workspace } from '../workspace/index.ts'
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
  /**
   * True for who makes queries only: where another process has the workspace open, they are answered from a copy of it, and a command is
   * refused as locked.
   */
  readonly onlyReads?: boolean
  /** True where somebody goes on working in it: it is then backed up once it is open, if it has changed since the last time. */
  readonly isBackedUp?: boolean
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

interface Restored {
  readonly from: string
  readonly keptAs: string | null
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
  /** Takes a backup of a workspace that nobody has open. @returns Its path. */
  backUpWorkspace(workspacePath: string): Promise<Reply<string>>
  /** The backups of a workspace, newest first. */
  listBackups(workspacePath: string): Promise<readonly Backup[]>
  /**
   * Puts a backup in the place of a workspace, which is kept under another name.
   * @param backup Its file; the newest one if null.
   * @returns Which file was taken, and where the workspace is now that it replaced; null if there was none. Or `workspace.noBackup`,
   *   `workspace.locked`, what is wrong with the backup, or what is in the way of the new file, and then nothing has changed.
   */
  restoreWorkspace(workspacePath: string, backup: string | null): Promise<Reply<Restored>>
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

  const assembly: Assembly = {
    async openCore({
      workspacePath,
      beginning = {},
      hasPace,
      labsFolder,
      secretKeeper,
      signal,
      progress,
      reportClosing,
      isBackedUp = false,
      onlyReads = false,
      ...usual
    }) {
      const [{ lastChangeOf, listBackups, openWorkspace, takeBackup }, { createCore }] = await Promise.all([
        import('../workspace/index.ts'),
        import('../app/core.ts'),
      ])
      const now = () => new Date()
      const changedAt = lastChangeOf(workspacePath)
      const workspace = openWorkspace({ path: workspacePath, mode: 'open-or-create', now, applicationVersion })
      if (!workspace.ok) {
        const { failure } = workspace
        if (!onlyReads || failure.code !== 'workspace.locked') return workspace
        return openReadingCopy(assembly, failure, { workspacePath, beginning, ...(signal ? { signal } : {}) })
      }
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
      const lastBackup = listBackups(workspacePath)[0]?.takenAt.getTime() ?? 0
      if (core.ok && isBackedUp && workspacePath !== ':memory:' && changedAt > lastBackup) {
        // That there is no room for a backup is no reason to keep anybody from working.
        const backedUp = takeBackup(workspace.value, now())
        if (!backedUp.ok) reportError(new Error(`no backup: ${backedUp.failure.code}`))
      }
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
    async backUpWorkspace(workspacePath) {
      const { takeBackup } = await import('../workspace/index.ts')
      return withWorkspace({ path: workspacePath, mode: 'read-only' }, (workspace) => takeBackup(workspace, new Date()))
    },
    async listBackups(workspacePath) {
      const { listBackups } = await import('../workspace/index.ts')
      return listBackups(workspacePath)
    },
    async restoreWorkspace(workspacePath, named) {
      const { listBackups, openWorkspace, stampOf } = await import('../workspace/index.ts')
      const from = named ?? listBackups(workspacePath)[0]?.path
      if (from === undefined) return fail('workspace.noBackup', { path: workspacePath })
      const verified = await assembly.verifyWorkspace(from)
      if (!verified.ok) return verified
      const now = () => new Date()
      const opened = openWorkspace({ path: workspacePath, mode: 'read-only', now, applicationVersion })
      if (opened.ok) opened.value.close()
      // Whatever else is wrong with it is why it is replaced.
      else if (opened.failure.code === 'workspace.locked') return opened
      const aside = moveAside(workspacePath, stampOf(now()))
      const copied = await assembly.copyWorkspace(from, workspacePath)
      if (!copied.ok) {
        aside?.back()
        return copied
      }
      return ok({ from, keptAs: aside?.path ?? null })
    },
    acceptLoss: (workspacePath) =>
      withWorkspace({ path: workspacePath, mode: 'open', acceptsLoss: true }, (workspace) =>
        workspace.transaction(() => {
          workspace.appendAudit({ kind: 'workspace.lossAccepted', subject: 'workspace', details: {} })
          return ok({ journalLength: workspace.journalLength() })
        }),
      ),
  }
  return assembly
}

/**
 * Opens a copy of a workspace that another process has open. It goes away when the core is closed.
 * @param locked What is answered where there can be no copy, and to commands.
 */
async function openReadingCopy(
  assembly: Assembly,
  locked: Failure,
  options: CoreOptions & { readonly workspacePath: string },
): Promise<Reply<CorePort>> {
  const [{ copyWhileOpen }, { openPrivateFolder }, { isRunning }, { cacheFolder }, { calls, isCallName }] =
    await Promise.all([
      import('../workspace/index.ts'),
      import('./private/private-folder.ts'),
      import('./private/running-process.ts'),
      import('./paths.ts'),
      import('../contract/registry.ts'),
    ])
  const refused = fail(locked.code, locked.params)
  const own = openPrivateFolder(cacheFolder(process.platform, process.env, homedir()))
  if (own === null) return refused
  // A process that was killed could not remove its copy.
  for (const name of readdirSync(own)) {
    const [, processId] = /^reading-(\d+)-/.exec(name) ?? []
    if (processId !== undefined && !isRunning(Number(processId)))
      rmSync(join(own, name), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(own, `reading-${process.pid}-`))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const workspacePath = join(folder, basename(options.workspacePath))
  try {
    if (!(await copyWhileOpen(resolve(options.workspacePath), workspacePath))) {
      remove()
      return refused
    }
    const core = await assembly.openCore({ ...options, workspacePath })
    if (!core.ok) {
      remove()
      return core
    }
    return ok({
      ...core.value,
      call: async (name, input, tryId) =>
        isCallName(name) && calls[name].kind === 'command' ? refused : core.value.call(name, input, tryId),
      async close() {
        await core.value.close()
        remove()
      },
    })
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * Gives a workspace another name in its folder, with its log, which is a part of it.
 * @returns The new path, and the way back; null if there is no file.
 */
function moveAside(workspacePath: string, stamp: string): { path: string; back(): void } | null {
  const path = `${workspacePath.replace(/\.understudy$/, '')}-replaced-${stamp}.understudy`
  const moved = ['', '-wal', '-journal'].filter((ending) => existsSync(workspacePath + ending))
  for (const ending of moved) renameSync(workspacePath + ending, path + ending)
  if (moved.length === 0) return null
  return {
    path,
    back() {
      for (const ending of moved) renameSync(path + ending, workspacePath + ending)
    },
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
