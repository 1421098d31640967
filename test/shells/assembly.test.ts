import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../src-main/contract/client.ts'
import { createAssembly, type Beginning } from '../../src-main/shells/assembly.ts'
import { temporaryFolder } from './child.ts'

const assembly = createAssembly('0.1.0-test', (error) => expect.fail(String(error)))
const start = Date.UTC(2026, 2, 2, 8)

/** The hash of a world in a new file, after a machine has run in it for an hour. */
async function hashOf(beginning: Beginning): Promise<string> {
  const opened = await assembly.openCore({ workspacePath: join(temporaryFolder(), 'new.understudy'), beginning })
  if (!opened.ok) expect.fail(opened.failure.code)
  const client = createClient(opened.value)
  await client.call('host.add', { name: 'HYPERVISOR-01' })
  await client.call('vm.create', { hostId: 'host-1', name: 'web01' })
  await client.call('vm.start', { vmId: 'vm-1' })
  await client.call('clock.skip', { seconds: 3_600 })
  const hash = await client.call('world.hash', {})
  await opened.value.close()
  return hash.ok ? hash.value.worldHash : hash.failure.code
}

describe('two new workspaces', () => {
  it('are the same where they began alike and were told the same', async () => {
    const first = await hashOf({ seed: 'a', startInstant: start })
    expect(await hashOf({ seed: 'a', startInstant: start })).toBe(first)
    expect(await hashOf({ seed: 'b', startInstant: start })).not.toBe(first)
    expect(await hashOf({ seed: 'a', startInstant: start + 1_000 })).not.toBe(first)
  })
})

describe('a workspace that exists', () => {
  it('is opened by who names how it began, or nothing, and refused to who names something else', async () => {
    const workspacePath = join(temporaryFolder(), 'begun.understudy')
    const open = async (beginning: Beginning) => {
      const opened = await assembly.openCore({ workspacePath, beginning })
      if (opened.ok) await opened.value.close()
      return opened.ok ? 'opened' : opened.failure.code
    }
    expect(await open({ seed: 'a', startInstant: start })).toBe('opened')
    expect(await open({ seed: 'b' })).toBe('world.begunOtherwise')
    expect(await open({ startInstant: start + 1 })).toBe('world.begunOtherwise')
    expect([await open({ seed: 'a' }), await open({})]).toEqual(['opened', 'opened'])
  })
})
