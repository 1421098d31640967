import { describe, expect, it } from 'vitest'
import { failedOver, Lab, minuteMs, replicating } from '../lab.ts'

const first = { hostId: 'host-1' }

/** What the model of now says of the first host. */
const keptOff = (lab: Lab) => lab.emulator.reachability().hosts.find(({ hostId }) => hostId === 'host-1')?.keptOff

/** A running replica after an unplanned failover, the old primary without power. */
function afterFailover(): Lab {
  const lab = failedOver()
  lab.do('vm.start', { vmId: 'vm-2' })
  return lab
}

describe('a host that is kept off', () => {
  it('is isolated at once, and what cannot be done yet is pending', () => {
    const lab = afterFailover()
    expect(keptOff(lab)).toBeNull()
    const sinceInstant = lab.emulator.now()
    lab.do('host.keepOff', first)
    const pending = [{ vmId: 'vm-1', name: 'web01', steps: ['startAction', 'adapters'] }]
    expect(keptOff(lab)).toEqual({ sinceInstant, pending })
    const { links, partitions } = lab.emulator.networkView()
    expect(links).toMatchObject([{ isPartitioned: true, isUp: false }])
    expect(partitions).toMatchObject([{ hostIds: ['host-1'], isKeptOff: true }])
    expect(lab.events.map(({ type }) => type)).toContain('host.keptOff')
  })

  it('does not start the machines that failed over when its power returns, and has nothing pending then', () => {
    const lab = afterFailover()
    lab.do('host.keepOff', first)
    const before = lab.events.length
    lab.do('host.restorePower', first)
    lab.pass(10 * minuteMs)
    expect(lab.vm('vm-1')).toMatchObject({ state: 'Off', automaticStartAction: 'nothing' })
    expect(lab.vm('vm-1').adapters).toMatchObject([{ switchName: null }])
    expect(keptOff(lab)?.pending).toEqual([])
    const about = lab.events.slice(before).filter(({ params }) => params['vmId'] === 'vm-1')
    expect(about.map(({ type }) => type)).not.toContain('vm.started')
    expect(lab.emulator.attention().map(({ code }) => code)).not.toContain('splitBrain')
  })

  it('would have started it without', () => {
    const lab = afterFailover()
    lab.do('host.restorePower', first)
    expect(lab.vm('vm-1').state).toBe('Running')
    expect(lab.emulator.attention().map(({ code }) => code)).toContain('splitBrain')
  })

  it('still starts what did not fail over, where no client reaches it', () => {
    const lab = replicating()
    lab.do('vm.create', { hostId: 'host-1', name: 'print01' })
    lab.do('vm.start', { vmId: 'vm-3' })
    lab.do('host.losePower', first)
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('host.keepOff', first)
    lab.do('host.restorePower', first)
    expect(lab.vm('vm-3').state).toBe('Running')
    expect(lab.emulator.reachability().machines.find(({ name }) => name === 'print01')).toMatchObject({
      runningVmIds: [],
    })
  })

  it('keeps off a machine that fails over later, while the old primary runs in isolation', () => {
    const lab = replicating()
    lab.do('host.losePower', first)
    lab.do('host.keepOff', first)
    expect(keptOff(lab)?.pending).toEqual([])
    lab.do('host.restorePower', first)
    expect(lab.vm('vm-1').state).toBe('Running')
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.vm('vm-1')).toMatchObject({ state: 'Off', automaticStartAction: 'nothing' })
    expect(keptOff(lab)?.pending).toEqual([])
  })

  it('waits for the end of another partition, and turns off what ran meanwhile', () => {
    const lab = replicating()
    const { partitionId } = lab.do('network.partition', { hostIds: ['host-1'] })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('host.keepOff', first)
    const steps = ['turnOff', 'startAction', 'adapters']
    expect(keptOff(lab)?.pending).toEqual([{ vmId: 'vm-1', name: 'web01', steps }])
    expect(lab.refused('host.letIn', first)).toMatchObject({ code: 'host.cutOff', params: { host: 'HYPERVISOR-01' } })
    lab.do('network.rejoin', { partitionId })
    expect(keptOff(lab)?.pending).toEqual([])
    expect(lab.vm('vm-1').state).toBe('Off')
    expect(lab.emulator.networkView().links[0]?.isUp).toBe(false)
  })

  it('is let in again when everything that was pending is done, and becomes the replica', () => {
    const lab = afterFailover()
    lab.do('host.keepOff', first)
    expect(lab.refused('host.letIn', first).code).toBe('host.off')
    lab.do('host.restorePower', first)
    // Somebody at the console starts it and connects it, all the same.
    const [adapter] = lab.vm('vm-1').adapters
    const switchName = lab.emulator.hostView('host-1')!.switches[0]!.name
    lab.do('vm.connectAdapter', { vmId: 'vm-1', adapterId: adapter!.adapterId, switchName })
    lab.do('vm.start', { vmId: 'vm-1' })
    expect(keptOff(lab)?.pending).toEqual([{ vmId: 'vm-1', name: 'web01', steps: ['turnOff', 'adapters'] }])
    lab.do('host.letIn', first)
    expect(keptOff(lab)).toBeNull()
    expect(lab.vm('vm-1')).toMatchObject({ state: 'Off', adapters: [{ switchName: null }] })
    expect(lab.emulator.networkView()).toMatchObject({ partitions: [], links: [{ isUp: true }] })
    lab.do('replication.setAsReplica', { vmId: 'vm-1' })
    lab.do('failover.complete', { vmId: 'vm-2' })
    lab.do('replication.reverse', { vmId: 'vm-2', certificateId: 'certificate-2' })
    lab.do('replication.startInitial', { vmId: 'vm-2' })
    lab.pass(12 * minuteMs)
    expect(lab.states('vm-2', 'vm-1')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('is not isolated where other machines would be taken from their clients', () => {
    const lab = replicating()
    lab.do('vm.create', { hostId: 'host-1', name: 'print01' })
    lab.do('vm.start', { vmId: 'vm-3' })
    expect(lab.refused('host.keepOff', first)).toMatchObject({
      code: 'host.othersRun',
      params: { host: 'HYPERVISOR-01', vms: 'web01, print01' },
    })
  })

  it('is refused with a code where there is nothing to keep off or to let in', () => {
    const lab = afterFailover()
    expect(lab.refused('host.letIn', first).code).toBe('host.notKeptOff')
    expect(lab.refused('host.letIn', { hostId: 'host-9' }).code).toBe('host.unknown')
    expect(lab.refused('host.keepOff', { hostId: 'host-9' }).code).toBe('host.unknown')
    lab.do('host.keepOff', first)
    expect(lab.refused('host.keepOff', first).code).toBe('host.keptOff')
    const [fence] = lab.emulator.networkView().partitions
    expect(lab.refused('network.rejoin', { partitionId: fence!.partitionId })).toMatchObject({
      code: 'host.keptOff',
      params: { host: 'HYPERVISOR-01' },
    })
    const alone = new Lab()
    alone.addHost('HYPERVISOR-01')
    alone.do('host.losePower', first)
    expect(alone.refused('host.keepOff', first).code).toBe('partition.pointless')
  })

  it('stays so over a restart, and a replay leads to the same world', () => {
    const lab = afterFailover()
    lab.do('host.keepOff', first)
    lab.restore()
    expect(keptOff(lab)?.pending).toHaveLength(1)
    lab.do('host.restorePower', first)
    expect(lab.vm('vm-1').state).toBe('Off')
    const again = new Lab()
    for (const input of lab.inputs) again.emulator.apply(input)
    expect(again.emulator.hash()).toBe(lab.emulator.hash())
  })
})
