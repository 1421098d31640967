/**
 * Where the shells get their core from. The parts behind it are loaded when they are needed: a command that only prints
 * help does not pay for the emulator, the certificate library and SQLite.
 */
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { makeFolder } from '../authority/files/make-folder.ts'
import type { SecretKeeper } from '../app/base/secret-keeper.ts'
import type { CorePort } from '../contract/client.ts'
import type { Reply } from '../contract/failure.ts'

interface CoreOptions {
  readonly workspacePath: string
  /** Decides every random draw of the emulated world; only used when the workspace is created. */
  readonly seed?: string
  /** True where a user watches: virtual time then runs at the pace that was set. */
  readonly hasPace?: boolean
  /** Where the system can remember passphrases. */
  readonly secretKeeper?: SecretKeeper
}

interface Verification {
  readonly worldHash: string
  readonly journalLength: number
}

/** What a shell can have made; tests pass a smaller one. */
export interface Assembly {
  /**
   * Opens the workspace, which is created if it does not exist, and starts a core on it.
   * @returns The failures of opening a workspace: locked, damaged, newer, no workspace, not writable.
   */
  openCore(options: CoreOptions): Promise<Reply<CorePort>>
  /** Replays the journal of a workspace from its beginning and compares the hash of the world with the stored one. */
  verifyWorkspace(workspacePath: string): Promise<Reply<Verification>>
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
 */
export function createAssembly(applicationVersion: string, reportError: (error: unknown) => void): Assembly {
  return {
    async openCore({ workspacePath, seed, hasPace, secretKeeper }) {
      const [{ openWorkspace }, { createCore }] = await Promise.all([
        import('../workspace/index.ts'),
        import('../app/core.ts'),
      ])
      const now = () => new Date()
      const workspace = openWorkspace({ path: workspacePath, mode: 'open-or-create', now, applicationVersion })
      if (!workspace.ok) return workspace
      return createCore({
        workspace: workspace.value,
        now,
        randomBytes,
        seed: seed ?? Buffer.from(randomBytes(8)).toString('hex'),
        startInstant: seed === undefined ? startOfToday(now()) : seededStartInstant,
        applicationVersion,
        reportError,
        ...(secretKeeper ? { secretKeeper } : {}),
        ...(hasPace ? { ticker: wallTicker } : {}),
      })
    },
    async verifyWorkspace(workspacePath) {
      const [{ openWorkspace }, { verifyWorkspace }] = await Promise.all([
        import('../workspace/index.ts'),
        import('../app/world/verify.ts'),
      ])
      const now = () => new Date()
      const workspace = openWorkspace({ path: workspacePath, mode: 'read-only', now, applicationVersion })
      if (!workspace.ok) return workspace
      try {
        return verifyWorkspace(workspace.value)
      } finally {
        workspace.value.close()
      }
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
