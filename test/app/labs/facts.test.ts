/** Holds what the facts of a lab leave alone while time merely passes against the emulator. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createFacts, eventfulMembers } from '../../../src-main/app/labs/facts.ts'
import { faultIds } from '../../../src-main/contract/faults.ts'
import { minuteMs } from '../../../src-main/kernel/clock.ts'
import { httpsRule, prepareTemplate, type Template } from '../a-core.ts'

let template: Template<void>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => void (await test.must('rehearsal.prepareTwoHosts', {})))
})

/** The eventful members of a view, as one text. */
function eventful(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(eventful)
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (eventfulMembers.has(name) ? [[name, eventful(member)]] : [])),
  )
}

describe('what a lab looks at each minute', () => {
  it('is as it is now, although nothing has happened that anybody is told of', async () => {
    const test = await template.open()
    const facts = createFacts(test.core, () => [])
    await test.must('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false })
    for (let minute = 0; minute < 90; minute += 1) {
      test.core.emulated.advance(test.core.emulated.now() + minuteMs, { collectEvents: false })
      facts.minutePassed()
      const fresh = createFacts(test.core, () => [])
      for (const subject of [
        { kind: 'world' },
        { kind: 'clock' },
        { kind: 'vm', vm: 'web01', host: 'HYPERVISOR-01' },
        { kind: 'lane', vm: 'dc01', isExtended: false },
      ] as const)
        expect(facts.valueOf(subject), `${subject.kind} ${minute}`).toEqual(fresh.valueOf(subject))
    }
  })
})

describe('what a lab does not look at each minute', () => {
  it.each([['F01'], ['F21'], ['F25'], [null], ['a failover']] as const)(
    'changes only with an event while %s is active',
    async (faultId) => {
      const test = await template.open()
      const { emulated } = test.core
      if (faultId === 'a failover') {
        await test.must('host.losePower', { hostId: 'host-1' })
        for (const { vmId, replication } of test.core.emulated.world.vms.map((vm) => emulated.vmView(vm.vmId)!))
          if (replication?.mode === 'Replica' && replication.primaryServer.startsWith('HYPERVISOR-01'))
            await test.must('failover.runUnplanned', { vmId })
      } else if (faultId !== null) {
        expect(faultIds).toContain(faultId)
        const { faults } = await test.must('fault.list', {})
        const [target] = faults.find((each) => each.faultId === faultId)?.candidates ?? []
        const named = Object.entries(target ?? {}).filter(([, id]) => id !== null)
        expect(named, faultId).not.toEqual([])
        await test.must('fault.inject', { faultId, ...Object.fromEntries(named) })
      }
      const look = () =>
        JSON.stringify([
          emulated.world.vms.map(({ vmId }) => eventful(emulated.vmView(vmId))),
          emulated.world.hosts.map(({ hostId }) => eventful(emulated.hostView(hostId))),
        ])
      let before = look()
      for (let minute = 0; minute < 27 * 60; minute += 1) {
        const { events } = emulated.advance(emulated.now() + minuteMs, { collectEvents: false })
        const after = look()
        if (events.length === 0) expect(after, `minute ${minute}`).toBe(before)
        before = after
      }
    },
  )
})
