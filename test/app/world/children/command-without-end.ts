/** A process that makes commands without end, and says after each what it was told is durable. */
import { writeSync } from 'node:fs'
import { createCore } from '../../../../src-main/app/core.ts'
import { openWorkspace } from '../../../../src-main/workspace/index.ts'

const [path = ''] = process.argv.slice(2)
const now = () => new Date()
const workspace = openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.1.0-test' })
if (!workspace.ok) throw new Error(workspace.failure.code)
const core = await createCore({
  workspace: workspace.value,
  now,
  randomBytes: (count) => new Uint8Array(count),
  seed: 'killed',
  startInstant: Date.UTC(2026, 0, 5, 8),
  applicationVersion: '0.1.0-test',
})
if (!core.ok) throw new Error(core.failure.code)

await core.value.call('host.add', { name: 'HV1' })
for (let count = 1; ; count += 1) {
  await core.value.call('clock.skip', { seconds: 7 })
  const reply = await core.value.call('host.setTrustedHosts', { hostId: 'host-1', trustedHosts: [`host-${count}`] })
  const hash = await core.value.call('world.hash', {})
  if (!reply.ok || !hash.ok) throw new Error('refused')
  writeSync(1, `${JSON.stringify({ count, ...(hash.value as object) })}\n`)
}
