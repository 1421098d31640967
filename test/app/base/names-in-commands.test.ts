/** Names that nobody could read are refused by every command that makes something, and nothing has changed then. */
import { expect, it } from 'vitest'
import { aCore } from '../a-core.ts'

const hostile = [
  'a\nb',
  'a\u0000b',
  'a\u001b[2Jb',
  'a\u007fb',
  'a\u009bb',
  'a\u202eb',
  'a\u2066b',
  'a\u200fb',
  'a\u2028b',
]

it.each(hostile)('refuses %j as the name of a root, host, machine, switch, template or branch', async (name) => {
  const test = await aCore()
  const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
  const before = await test.must('world.hash', {})
  const commands = {
    'root.create': { name, passphrase: 'a passphrase, long enough' },
    'host.add': { name },
    'host.setDnsSuffix': { hostId, dnsSuffix: name },
    'vm.create': { hostId, name },
    'switch.add': { hostId, name, kind: 'external' },
    'dns.set': { name, address: '192.0.2.1' },
  } as const
  for (const [call, input] of Object.entries(commands)) {
    expect(await test.refusal(call as 'root.create', input as never), call).toMatchObject({ code: 'name.invisible' })
  }
  expect(await test.must('world.hash', {})).toEqual(before)
})
