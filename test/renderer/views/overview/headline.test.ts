import { beforeAll, describe, expect, it } from 'vitest'
import { projectDisaster } from '../../../../src-main/app/overview/disaster.ts'
import { splitBrains } from '../../../../src-main/app/overview/split-brain.ts'
import type { WorldView } from '../../../../src-main/contract/views/world.ts'
import { formatFor } from '../../../../src-main/contract/texts/format.ts'
import { translatorFor } from '../../../../src-renderer/i18n/translate.ts'
import { headlineOf } from '../../../../src-renderer/views/overview/headline.ts'
import { failedOver, httpsRule, replicating, type Lab } from '../../../emulator/lab.ts'

const reader = { t: translatorFor('en'), format: formatFor('en') }

/** What the headline reads of a world. */
function seen({ emulator }: Lab): WorldView {
  const hosts = emulator.world.hosts.flatMap(({ hostId }) => emulator.hostView(hostId) ?? [])
  const vms = emulator.world.vms.flatMap(({ vmId }) => emulator.vmView(vmId) ?? [])
  const now = emulator.reachability()
  const facts = { hosts, vms, reachability: now, dnsRecords: emulator.dnsRecords() }
  const disaster = projectDisaster({ ...facts, splits: splitBrains(emulator, now, hosts) })
  const clock = { now: emulator.now(), pace: 'paused', nextEventInstant: null }
  return { now, clock, disaster } as WorldView
}

describe('the first sentence of the overview', () => {
  let lab: Lab
  beforeAll(() => {
    lab = replicating()
  })

  it('counts the machines for which a failover would hold', () => {
    expect(headlineOf(seen(lab), reader)).toEqual({
      title: 'Overview',
      text: 'A failover would hold right now for 1 of 1 machine.',
      isBad: false,
    })
  })

  it('counts none that could not be sent at this moment, while its health is still Normal', () => {
    lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false })
    expect(lab.side('vm-1').health).toBe('Normal')
    expect(headlineOf(seen(lab), reader).text).toBe('A failover would hold right now for 0 of 1 machine.')
    lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: true })
  })

  it('is the disaster, with what is down and for how long, when a host does not answer', () => {
    lab.do('host.losePower', { hostId: 'host-1' })
    const at = reader.format.time(lab.emulator.now())
    lab.pass(38_000)
    expect(headlineOf(seen(lab), reader)).toEqual({
      title: 'HYPERVISOR-01 does not answer',
      text: `Last known at ${at}. 1 machine is down. A failover would hold right now for 1 of 1 machine.`,
      isBad: true,
      away: { duration: '38 s', text: 'web01 is away' },
    })
  })

  it('promises nothing for a machine whose replica is on a host that does not answer', () => {
    const other = replicating()
    other.do('host.losePower', { hostId: 'host-2' })
    expect(headlineOf(seen(other), reader)).toMatchObject({ title: 'HYPERVISOR-02 does not answer', isBad: true })
    expect(headlineOf(seen(other), reader).text).toContain('A failover would hold right now for 0 of 1 machine.')
  })

  it('says of a machine that took over and that no client reaches that it is still away', () => {
    const other = failedOver()
    other.do('vm.start', { vmId: 'vm-2' })
    other.pass(120_000)
    expect(headlineOf(seen(other), reader)).toMatchObject({
      title: 'web01 runs, but no client reaches it',
      away: { duration: '2 min', text: 'web01 is still away' },
    })
  })

  it('says of a host that is kept off that it is, and not merely that it does not answer', () => {
    const other = replicating()
    other.do('host.losePower', { hostId: 'host-1' })
    other.do('host.keepOff', { hostId: 'host-1' })
    expect(headlineOf(seen(other), reader).title).toBe('HYPERVISOR-01 is kept off')
  })

  it('puts a machine that runs twice before everything else', () => {
    const other = failedOver()
    other.do('vm.start', { vmId: 'vm-2' })
    other.do('host.restorePower', { hostId: 'host-1' })
    other.pass(300_000)
    expect(headlineOf(seen(other), reader).title).toBe('web01 runs twice')
  })
})
