/**
 * What the command `understudy` has made on a small core. It leaves a mark beside the workspace when the core is closed, so that a
 * test can see that an interrupted process closed what it had open.
 */
import { writeFileSync } from 'node:fs'
import type { Assembly } from '../../src-main/shells/assembly.ts'
import { fail, ok } from '../../src-main/contract/failure.ts'
import { createSmallCore } from './small-core.ts'

export const smallAssembly: Assembly = {
  async openCore({ workspacePath }) {
    if (workspacePath.includes('locked')) return fail('workspace.locked', { path: workspacePath, holder: 'process 7' })
    const core = createSmallCore()
    return ok({
      ...core,
      async close() {
        await core.close()
        writeFileSync(`${workspacePath}.closed`, '')
      },
    })
  },
  copyWorkspace: async () => ok(undefined),
  recoverWorkspace: async () => ok({ lastSequence: 2, lostRows: 1 }),
  acceptLoss: async () => ok({ journalLength: 3 }),
  backUpWorkspace: async (workspacePath) => ok(`${workspacePath}-backups/one.understudy`),
  listBackups: async () => [],
  restoreWorkspace: async (path) => fail('workspace.noBackup', { path }),
  async verifyWorkspace(workspacePath) {
    if (workspacePath.includes('broken')) throw new Error('An invariant does not hold: "hunter2".')
    return ok({ worldHash: 'abc', journalLength: 3 })
  },
}
