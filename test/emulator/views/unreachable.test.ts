import { describe, expect, it } from 'vitest'
import { enable, failedOver, httpsRule, minuteMs, replicating, type Lab } from '../lab.ts'

const codes = (lab: Lab) => lab.emulator.attention().map(({ code }) => code)

/** A second machine that replicates the other way, and one that does not replicate. */
function withOthers(): Lab {
  const lab = replicating()
  lab.do('vm.create', { hostId: 'host-2', name: 'dc01' })
  lab.do('vm.start', { vmId: 'vm-3' })
  enable(lab, { vmId: 'vm-3', replicaServer: 'HYPERVISOR-01.lab.example', certificateId: 'certificate-2' })
  lab.do('replication.startInitial', { vmId: 'vm-3' })
  lab.do('vm.create', { hostId: 'host-1', name: 'print01' })
  lab.do('vm.start', { vmId: 'vm-5' })
  lab.pass(30 * minuteMs)
  return lab
}

describe('what needs attention when a host does not answer', () => {
  it('begins with the machine that is down, with its replica and what a failover would lose', () => {
    const lab = withOthers()
    lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
    lab.pass(20_000)
    lab.do('host.losePower', { hostId: 'host-1' })
    const [down, alone, silent, host] = lab.emulator.attention()
    const { loss, lastSentInstant } = lab.emulator.reachability().relationships[0]!
    expect(down).toMatchObject({
      code: 'machineDown',
      severity: 'critical',
      vmId: 'vm-2',
      hostId: 'host-1',
      params: { vm: 'web01', host: 'HYPERVISOR-01', to: 'HYPERVISOR-02', ...loss, lastSentInstant },
    })
    expect(alone).toMatchObject({ code: 'machinesDownAlone', params: { names: 'print01', count: 1 } })
    expect(silent).toMatchObject({ code: 'replicaSilent', params: { names: 'dc01', host: 'HYPERVISOR-01' } })
    expect(host).toMatchObject({ code: 'hostSilent', params: { sinceInstant: lab.emulator.now() } })
  })

  it('says nothing of the health and the addresses that only the silent host knows', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId: 'vm-2' })
    expect(codes(lab)).toContain('healthCritical')
    lab.do('host.losePower', { hostId: 'host-2' })
    expect(codes(lab)).toEqual(['replicaSilent', 'hostSilent'])
  })

  it('is the same for a host that is cut off', () => {
    const seen = [true, false].map((hasPower) => {
      const lab = withOthers()
      if (hasPower) lab.do('network.partition', { hostIds: ['host-1'] })
      else lab.do('host.losePower', { hostId: 'host-1' })
      return codes(lab)
    })
    expect(seen[0]).toEqual(seen[1])
  })
})

it('lists a machine that took over until a client reaches it', () => {
  const lab = failedOver()
  lab.do('vm.start', { vmId: 'vm-2' })
  expect(codes(lab)).toContain('machineUnreached')
  const [adapter] = lab.vm('vm-2').adapters
  lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId: adapter!.adapterId, switchName: 'External' })
  expect(codes(lab)).not.toContain('machineUnreached')
})

it('lists what cannot be sent at the moment at which a gate closes, before any health says so', () => {
  const lab = withOthers()
  lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false })
  expect(lab.emulator.attention()).toContainEqual(
    expect.objectContaining({
      code: 'cannotSend',
      params: { names: 'web01', count: 1, host: 'HYPERVISOR-01', to: 'HYPERVISOR-02' },
    }),
  )
  expect(lab.emulator.lanes().map(({ canSend, isCut, health }) => ({ canSend, isCut, health }))).toEqual([
    { canSend: false, isCut: false, health: 'Normal' },
    { canSend: true, isCut: false, health: 'Normal' },
  ])
})

it('keeps the lane of a relationship whose Replica server has lost its name', () => {
  const lab = replicating()
  lab.do('dns.remove', { name: 'HYPERVISOR-02.lab.example' })
  // Until then the primary goes by what it has in its cache.
  lab.pass(21 * minuteMs)
  expect(lab.emulator.lanes()).toMatchObject([{ canSend: false, isCut: false }])
})
