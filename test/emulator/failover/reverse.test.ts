import { describe, expect, it } from 'vitest'
import { failedOver, httpsRule, minuteMs, replicating, type Lab } from '../lab.ts'

const replicaServerOff = { hostId: 'host-1', enabled: false, certificateId: 'certificate-1' }
const trustBoth = (lab: Lab) => {
  lab.do('host.setTrustedHosts', { hostId: 'host-1', trustedHosts: ['hypervisor-02.lab.example'] })
  lab.do('host.setTrustedHosts', { hostId: 'host-2', trustedHosts: ['HYPERVISOR-01.lab.example'] })
}

function plannedFailover(): Lab {
  const lab = replicating()
  lab.do('vm.shutDown', { vmId: 'vm-1' })
  lab.do('failover.prepare', { vmId: 'vm-1' })
  lab.pass(10_000)
  lab.do('failover.start', { vmId: 'vm-2' })
  return lab
}

describe('reversing after a planned failover (row 16)', () => {
  it('swaps the roles in one call and sends only what was written since', () => {
    const lab = plannedFailover()
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.do('vm.writeGuestFile', { vmId: 'vm-2', path: 'C:\\data\\orders.txt' })
    lab.do('replication.reverse', { vmId: 'vm-2' })
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Replica Replicating Normal', 'Primary Replicating Normal'])
    expect(lab.side('vm-2')).toMatchObject({
      primaryServer: 'HYPERVISOR-02.lab.example',
      replicaServer: 'HYPERVISOR-01.lab.example',
      certificateId: 'certificate-2',
      pendingBytes: 4096,
      failover: { isReversed: true, isCompleted: true },
    })
    lab.pass(6 * minuteMs)
    expect(lab.vm('vm-1').guestFiles[0]?.version).toBe(2)
    expect(lab.refused('vm.start', { vmId: 'vm-1' }).code).toBe('vm.startNeedsFailover')
  })

  it('leaves the adapter of the old primary as it was', () => {
    const lab = plannedFailover()
    lab.do('replication.reverse', { vmId: 'vm-2' })
    expect(lab.vm('vm-1').adapters[0]).toMatchObject({ switchName: 'External', ip: { address: '10.0.0.50' } })
  })

  it('fails back the same way', () => {
    const lab = plannedFailover()
    lab.do('replication.reverse', { vmId: 'vm-2' })
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.do('vm.writeGuestFile', { vmId: 'vm-2', path: 'C:\\data\\orders.txt' })
    lab.pass(10 * minuteMs)
    lab.do('vm.shutDown', { vmId: 'vm-2' })
    lab.do('failover.prepare', { vmId: 'vm-2' })
    lab.pass(10_000)
    lab.do('failover.start', { vmId: 'vm-1' })
    lab.do('replication.reverse', { vmId: 'vm-1' })
    lab.do('vm.start', { vmId: 'vm-1' })
    lab.pass(10 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.vm('vm-1').guestFiles[0]?.version).toBe(2)
  })

  it('is refused when the old primary is no replica server (2.4, cause A)', () => {
    const lab = plannedFailover()
    lab.do('replicaServer.set', replicaServerOff)
    expect(lab.refused('replication.reverse', { vmId: 'vm-2' })).toMatchObject({
      code: 'failover.reverseNotReplicaServer',
      params: { host: 'HYPERVISOR-01.lab.example', peer: 'HYPERVISOR-02.lab.example' },
    })
  })

  it('is refused when nothing has failed over', () => {
    expect(replicating().refused('replication.reverse', { vmId: 'vm-2' }).code).toBe('failover.notFailedOver')
  })
})

describe('the prerequisite of the Planned Failover dialog (2.4)', () => {
  const check = (lab: Lab) => {
    const reply = lab.emulator.checkReverse('vm-1')
    return reply.ok ? 'ok' : reply.failure
  }

  it('demands a replica server on the primary, then its firewall rule, then TrustedHosts both ways', () => {
    const lab = replicating()
    lab.do('replicaServer.set', replicaServerOff)
    lab.do('host.setFirewallRule', { hostId: 'host-1', rule: httpsRule, enabled: false })
    expect(check(lab)).toMatchObject({ code: 'failover.reverseNotReplicaServer' })
    lab.do('replicaServer.set', { ...replicaServerOff, enabled: true, defaultStorageLocation: 'C:\\Replica' })
    expect(check(lab)).toMatchObject({ code: 'connection.firewallRuleDisabled' })
    lab.do('host.setFirewallRule', { hostId: 'host-1', rule: httpsRule, enabled: true })
    expect(check(lab)).toMatchObject({
      code: 'failover.reverseTrustedHosts',
      params: { missing: 'HYPERVISOR-01.lab.example, HYPERVISOR-02.lab.example' },
    })
    lab.do('host.setTrustedHosts', { hostId: 'host-1', trustedHosts: ['*.lab.example'] })
    expect(check(lab)).toMatchObject({ params: { missing: 'HYPERVISOR-02.lab.example' } })
    trustBoth(lab)
    expect(check(lab)).toBe('ok')
  })

  it('demands that the primary admits its replica', () => {
    const lab = replicating()
    trustBoth(lab)
    lab.do('replicaServer.set', { ...replicaServerOff, enabled: true, allowAnyServer: false })
    expect(check(lab)).toMatchObject({ code: 'connection.notAuthorized' })
    const entry = { hostId: 'host-1', storageLocation: 'C:\\Replica', trustGroup: 'lab' }
    lab.do('authorization.add', { ...entry, primaryServer: '*.lab.example' })
    expect(check(lab)).toBe('ok')
  })
})

describe('reversing after an unplanned failover (row 21)', () => {
  function returned(): Lab {
    const lab = failedOver()
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.do('vm.setChurn', { vmId: 'vm-1', bytesPerHour: 0 })
    lab.do('host.restorePower', { hostId: 'host-1' })
    return lab
  }

  it('is set as replica, reversed and compared, in this order', () => {
    const lab = returned()
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    expect(lab.refused('replication.reverse', { vmId: 'vm-2' }).code).toBe('failover.reverseNotAsReplica')
    lab.do('replication.setAsReplica', { vmId: 'vm-1' })
    expect(lab.states('vm-1')).toEqual(['Replica WaitingForInitialReplication Warning'])
    lab.do('replication.reverse', { vmId: 'vm-2' })
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Replica WaitingForInitialReplication Warning',
      'Primary ReadyForInitialReplication Warning',
    ])
    const { lostBytes } = lab.side('vm-2').failover!.loss
    lab.do('replication.startInitial', { vmId: 'vm-2' })
    // Only what either side wrote since they last held the same is sent.
    expect(lab.side('vm-2').transfer?.totalBytes).toBe(lostBytes)
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Replica Replicating Normal', 'Primary Replicating Normal'])
    expect(lab.vm('vm-1').guestFiles[0]?.version).toBe(1)
  })

  it('keeps what is done when a later step fails', () => {
    const lab = returned()
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    lab.do('replication.setAsReplica', { vmId: 'vm-1' })
    lab.do('replicaServer.set', replicaServerOff)
    expect(lab.refused('replication.reverse', { vmId: 'vm-2' }).code).toBe('failover.reverseNotReplicaServer')
    expect(lab.states('vm-1')).toEqual(['Replica WaitingForInitialReplication Warning'])
  })

  it('is refused while the old primary runs', () => {
    const lab = returned()
    expect(lab.vm('vm-1').state).toBe('Running')
    expect(lab.refused('replication.reverse', { vmId: 'vm-2' })).toMatchObject({
      code: 'failover.reverseOldPrimaryRunning',
      params: { vm: 'web01', host: 'HYPERVISOR-01' },
    })
    expect(lab.refused('replication.setAsReplica', { vmId: 'vm-1' }).code).toBe('vm.wrongState')
  })

  it('is refused while the old primary has no power', () => {
    expect(failedOver().refused('replication.reverse', { vmId: 'vm-2' }).code).toBe('connection.timedOut')
  })
})

describe('a reverse that fails half-way (2.4, F38)', () => {
  it('keeps the steps that were done, cannot be cancelled, and is finished once the cause is gone', () => {
    const lab = failedOver()
    lab.do('host.restorePower', { hostId: 'host-1' })
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    lab.do('replicaServer.set', { hostId: 'host-1', enabled: false })
    lab.do('failover.complete', { vmId: 'vm-2' })
    lab.do('replication.setAsReplica', { vmId: 'vm-1' })
    expect(lab.refused('replication.reverse', { vmId: 'vm-2' }).code).toBe('failover.reverseNotReplicaServer')
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Replica WaitingForInitialReplication Warning',
      'Replica FailedOver Warning',
    ])
    expect(lab.refused('failover.cancel', { vmId: 'vm-2' }).code).toBe('failover.completed')
    lab.enableServer('host-1', 'certificate-1')
    lab.do('replication.reverse', { vmId: 'vm-2' })
    lab.do('host.setFirewallRule', { hostId: 'host-1', rule: httpsRule, enabled: false })
    expect(lab.refused('replication.startInitial', { vmId: 'vm-2' }).code).toBe('connection.firewallRuleDisabled')
    expect(lab.side('vm-2')).toMatchObject({ mode: 'Primary', state: 'ReadyForInitialReplication' })
    lab.do('host.setFirewallRule', { hostId: 'host-1', rule: httpsRule, enabled: true })
    lab.do('replication.startInitial', { vmId: 'vm-2' })
    lab.pass(5 * minuteMs)
    expect(lab.states('vm-2', 'vm-1')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })
})
