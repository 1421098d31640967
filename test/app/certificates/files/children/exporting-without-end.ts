/** A process that exports and bundles the same hosts into one folder without end. It is there to be killed. */
import { randomBytes, randomInt } from 'node:crypto'
import { createCore } from '../../../../../src-main/app/core.ts'
import { createClient } from '../../../../../src-main/contract/client.ts'
import type { Reply } from '../../../../../src-main/contract/failure.ts'
import { openWorkspace } from '../../../../../src-main/workspace/index.ts'

const [path = '', folder = '', rootId = '', passphrase = ''] = process.argv.slice(2)
const now = () => new Date()
const workspace = must(openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' }))
const core = must(
  await createCore({ workspace, now, randomBytes, seed: 'kills', startInstant: 0, applicationVersion: '0.0.0' }),
)
const client = createClient(core)
must(await client.call('root.unlock', { rootId, passphrase }))
const { certificates } = must(await client.call('certificate.list', {}))
const all = certificates.filter(({ kind }) => kind === 'host').map(({ certificateId }) => certificateId)
process.stdout.write('ready\n')

for (;;) {
  const certificateIds = all.filter(() => randomInt(3) > 0)
  if (certificateIds.length === 0) continue
  // The newer kind takes its time, so mostly the older one: what counts is how often files change.
  const windowsVersions = randomInt(4) === 0 ? (['2016', '2022'] as const) : (['2012R2'] as const)
  const input = { certificateIds, folder, windowsVersions: [...windowsVersions] }
  const kind = randomInt(3)
  if (kind === 0) must(await client.call('certificate.export', input))
  else must(await client.call('certificate.bundle', { ...input, form: kind === 1 ? 'folder' : 'zip' }))
  process.stdout.write('.')
}

function must<Value>(reply: Reply<Value>): Value {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
  return reply.value
}
