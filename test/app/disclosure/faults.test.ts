/**
 * Every fault of the catalogue, in a world that hides causes: whatever is asked, tried or heard of afterwards tells what Windows shows.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { disclosedParts } from '../../../src-main/contract/disclosure.ts'
import type { CoreEvent } from '../../../src-main/contract/events.ts'
import type { FaultId } from '../../../src-main/contract/faults.ts'
import { calls, type CallName } from '../../../src-main/contract/registry.ts'
import { aCore, close, type Template, type TestCore, type Trust } from '../a-core.ts'
import { before, lanes, prepareLane, skip } from '../broken-lanes.ts'
import { askEverything, type Answer } from './asking.ts'
import { causesIn } from './causes.ts'

let template: Template<Trust>

beforeAll(async () => {
  template = await prepareLane()
})

/** Brings a fault about and hides what a lab of troubleshooting hides. */
async function hidden(faultId: FaultId): Promise<TestCore> {
  const test = await template.open()
  await before[faultId]?.(test)
  const from = test.workspace.journalLength() + 1
  await test.must('fault.inject', { faultId, ...lanes[faultId] })
  const decided = test.core.disclose({ parts: [], untoldRows: [{ from, to: test.workspace.journalLength() }] })
  expect(decided.ok).toBe(true)
  return test
}

/** What somebody tries who looks for a cause. */
async function tryThings(test: TestCore): Promise<Answer[]> {
  const [one, two] = test.core.emulated.world.hosts.map(({ hostId, name }) => ({ hostId, fqdn: `${name}.lab.example` }))
  const tried: [CallName, unknown][] = [
    ['connection.test', { hostId: one!.hostId, replicaServer: two!.fqdn }],
    ['connection.test', { hostId: two!.hostId, replicaServer: one!.fqdn }],
    ['wizard.finish', { kind: 'plannedFailover', vmId: 'vm-1', draft: { reverse: true } }],
    ['replication.resume', { vmId: 'vm-1' }],
    ['replication.resume', { vmId: 'vm-2' }],
    ['why.explain', { about: { kind: 'relationship', vmId: 'vm-1' } }],
  ]
  const answers: Answer[] = []
  for (const [name, input] of tried) answers.push({ at: name, reply: await test.core.call(name, input) })
  return answers
}

const causesInAll = (answers: readonly Answer[]) => answers.flatMap(({ at, reply }) => causesIn(reply, at))

describe('a core that hides causes', () => {
  it.each(Object.keys(lanes) as FaultId[])('tells nothing of %s that Windows would not', async (faultId) => {
    const test = await hidden(faultId)
    const heard: CoreEvent[] = []
    test.core.subscribe((event) => heard.push(event))
    await skip(test, 20)
    const answers = await askEverything(test.core)
    expect(answers.filter(({ reply }) => !reply.ok && reply.failure.code === 'input.invalid')).toEqual([])
    expect(causesInAll(answers)).toEqual([])
    expect(causesInAll(await tryThings(test))).toEqual([])
    await skip(test, 2)
    expect(causesInAll(await askEverything(test.core, (name) => /^(world|activity|vm|host)\./.test(name)))).toEqual([])
    expect(causesIn(heard, 'events')).toEqual([])
  })

  it('answers in the shapes that the contract declares', async () => {
    const test = await hidden('F07')
    await skip(test, 20)
    for (const { at, reply } of await askEverything(test.core)) {
      const [name = ''] = at.split(' ')
      if (reply.ok) expect(calls[name as CallName].output.safeParse(reply.value).error, at).toBeUndefined()
    }
  })

  it('says what it hides, in its own file too, so that whoever opens it is told no more', async () => {
    const test = await hidden('F01')
    const { path } = test
    expect((await test.must('world.view', {})).discloses).toEqual([])
    expect(await test.core.call('fault.list', {})).toMatchObject({ failure: { code: 'lab.hidden' } })
    await close(test)
    const again = await aCore({ path })
    expect((await again.must('world.view', {})).discloses).toEqual([])
    expect(await again.core.call('fault.list', {})).toMatchObject({ failure: { code: 'lab.hidden' } })
  })

  it('tells its lab everything', async () => {
    const test = await hidden('F01')
    await skip(test, 6)
    const { exact } = test.core
    expect(await exact.call('fault.list', {})).toMatchObject({ ok: true })
    const asked = { hostId: 'host-1', replicaServer: 'hypervisor-02.lab.example' }
    expect(await exact.call('connection.test', asked)).toMatchObject({
      failure: { code: 'connection.firewallRuleDisabled', fix: { code: 'enableFirewallRule' } },
    })
    expect(await test.core.call('connection.test', asked)).toEqual({
      ok: false,
      failure: {
        code: 'windows.cannotConnect',
        params: { server: 'hypervisor-02.lab.example', port: 443, windowsCode: '0x00002EFD' },
        windowsCode: '0x00002EFD',
      },
    })
  })

  it('leaves everything as it is where everything is told', async () => {
    const test = await template.open()
    await test.must('fault.inject', { faultId: 'F01', ...lanes.F01 })
    await skip(test, 20)
    const named = (name: string) => /^(why|fault|wizard|activity|vm|replication)\./.test(name)
    const exact = await askEverything(test.core.exact, named)
    expect(await askEverything(test.core, named)).toEqual(exact)
    expect(test.core.disclose({ parts: disclosedParts, untoldRows: [{ from: 1, to: 10_000 }] }).ok).toBe(true)
    expect(await askEverything(test.core, (name) => name === 'activity.list')).toEqual(
      exact.filter(({ at }) => at.startsWith('activity.list')),
    )
  })
})
