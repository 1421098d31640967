import { describe, expect, it } from 'vitest'
import { failedOver, minuteMs, replicating, twoHosts } from '../lab.ts'

describe('a host that loses power', () => {
  it('stops everything on it at once, and cannot be managed until it is back', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(lab.vm('vm-1')).toMatchObject({ state: 'Off', uptimeSeconds: 0 })
    expect(lab.refused('vm.start', { vmId: 'vm-1' })).toMatchObject({
      code: 'host.off',
      params: { host: 'HYPERVISOR-01' },
    })
    expect(lab.refused('replication.suspend', { vmId: 'vm-1' }).code).toBe('host.off')
    expect(lab.refused('host.losePower', { hostId: 'host-1' }).code).toBe('host.off')
    expect(lab.emulator.attention().map((entry) => entry.code)).toContain('hostSilent')
  })

  it('must resynchronize what ran on it (F25), and starts it again', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.pass(minuteMs)
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.vm('vm-1').state).toBe('Running')
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary WaitingForStartResynchronize Critical',
      'Replica Replicating Normal',
    ])
    lab.do('replication.resume', { vmId: 'vm-1' })
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('goes on replicating what was off', () => {
    const lab = replicating()
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.vm('vm-1').state).toBe('Off')
    expect(lab.side('vm-1').state).toBe('Replicating')
  })

  it('begins a broken initial replication anew', () => {
    const lab = twoHosts()
    lab.do('replication.enable', {
      vmId: 'vm-1',
      replicaServer: 'HYPERVISOR-02.lab.example',
      certificateId: 'certificate-1',
    })
    lab.do('replication.startInitial', { vmId: 'vm-1' })
    lab.pass(1000)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.side('vm-1')).toMatchObject({ state: 'ReadyForInitialReplication', transfer: null })
  })

  it('as a replica makes its primary try again until it is back', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-2' })
    lab.pass(6 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ state: 'Replicating', lastFailure: { code: 'connection.timedOut' } })
    lab.do('host.restorePower', { hostId: 'host-2' })
    lab.pass(10 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ state: 'Replicating', lastFailure: null })
  })
})

describe('an old primary that comes back after a failover', () => {
  it('starts by itself and is reported as split brain, with its address used twice', () => {
    const lab = failedOver()
    const { adapterId } = lab.vm('vm-2').adapters[0]!
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId, switchName: 'External' })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.emulator.lookUp('web01.lab.example')).toMatchObject({ answeredByVmId: 'vm-2', isDuplicate: false })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.vm('vm-1').state).toBe('Running')
    expect(
      lab.emulator
        .attention()
        .filter((entry) => entry.code === 'splitBrain')
        .map((entry) => entry.vmId),
    ).toEqual(['vm-1', 'vm-2'])
    expect(lab.emulator.lookUp('web01.lab.example').isDuplicate).toBe(true)
  })
})
