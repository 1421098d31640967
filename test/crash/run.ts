/** `npm run crash`: a process that issues, renews, revokes and publishes is killed again and again until 500 operations were
 * acknowledged; `npm run crash -- 50` stops after 50. */
import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '../../src-main/app/core.ts'
import { createClient } from '../../src-main/contract/client.ts'
import { openWorkspace } from '../../src-main/workspace/index.ts'
import { valueOf } from '../authority/builders.ts'
import { crashUntil } from './crash.ts'

const operationsUsually = 500
const passphrase = 'a passphrase for a workspace that crashes'

/**
 * Runs in a folder of its own, which goes away.
 * @param operations How many acknowledged operations are wanted.
 */
export async function crashInFolder(operations = operationsUsually): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-crash-'))
  const path = join(folder, 'crash.understudy')
  try {
    const rootId = await prepareRoot(path)
    const crashed = await crashUntil(operations, { path, log: join(folder, 'log.txt'), rootId, passphrase })
    console.log(`${crashed.acknowledged} acknowledged operations:`, crashed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepareRoot(path: string): Promise<string> {
  const now = () => new Date()
  const workspace = valueOf(openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' }))
  const core = valueOf(
    await createCore({ workspace, now, randomBytes, seed: 'crash', startInstant: 0, applicationVersion: '0.0.0' }),
  )
  const created = valueOf(await createClient(core).call('root.create', { name: 'Crash Root', passphrase }))
  await core.close()
  return created.rootId
}

if (import.meta.main) await crashInFolder(Number(process.argv[2] ?? operationsUsually))
