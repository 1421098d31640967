/** `npm run export-kills [-- COUNT]`: kills a process that exports and bundles into one folder, and opens every PFX after each kill. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '../../../../src-main/app/core.ts'
import { createClient } from '../../../../src-main/contract/client.ts'
import type { Reply } from '../../../../src-main/contract/failure.ts'
import { openWorkspace } from '../../../../src-main/workspace/index.ts'
import { killWhileExporting } from './export-kills.ts'

const kills = Number(process.argv[2] ?? 200)
if (!Number.isInteger(kills) || kills < 1) throw new Error('how often to kill is a whole number')
const folder = mkdtempSync(join(tmpdir(), 'understudy-export-kills-'))
const passphrase = 'a passphrase of the run, long enough'
const path = join(folder, 'kills.understudy')
const now = () => new Date()
const workspace = must(openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' }))
const core = must(
  await createCore({ workspace, now, randomBytes, seed: 'kills', startInstant: 0, applicationVersion: '0.0.0' }),
)
const client = createClient(core)
const { rootId } = must(await client.call('root.create', { name: 'Test Root', passphrase }))
const fqdns = Array.from({ length: 6 }, (_, index) => `hv${index + 1}.lab.example`)
must(await client.call('certificate.issue', { rootId, fqdns }))
await core.close()
const figures = await killWhileExporting(kills, { path, folder, rootId, passphrase })
console.log(
  `${figures.kills} kills, ${figures.inTheMiddle} of them while files were written; ${figures.opened} PFX files, and every one opened`,
)
rmSync(folder, { recursive: true, force: true })

function must<Value>(reply: Reply<Value>): Value {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
  return reply.value
}
