/**
 * The command `understudy` on a small core, started as a process of its own by tests. It leaves a mark beside the workspace
 * when the core is closed, so that a test can see that an interrupted process closed what it had open.
 */
import { writeFileSync } from 'node:fs'
import '../../src-main/shells/node-24.js'
import type { Assembly } from '../../src-main/shells/assembly.ts'
import { runCli } from '../../src-main/shells/cli/run.ts'
import { fail, ok } from '../../src-main/contract/failure.ts'
import { createSmallCore } from './small-core.ts'

const assembly: Assembly = {
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
  verifyWorkspace: async () => ok({ worldHash: 'abc', journalLength: 3 }),
  copyWorkspace: async () => ok(undefined),
  recoverWorkspace: async () => ok({ lastSequence: 2, lostRows: 1 }),
  acceptLoss: async () => ok(undefined),
}

await runCli(process.argv.slice(2), assembly)
